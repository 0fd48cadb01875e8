"use client";

import { useState } from "react";
import { firstKeys, keysAfter, withoutKey } from "@/components/dashboards/editor/item-keys/keys-after";
import { isSame } from "@/lib/dashboard/config/is-same";

/**
 * Keys for items that have no ids: what somebody has typed half stays with its item when another one goes. `dropKey` says beforehand
 * which one is taken away; `nextKey` is that of an item that is added.
 */
export function useItemKeys(items: readonly unknown[]) {
  const [known, setKnown] = useState(() => firstKeys(items));
  const current = isSame(known.items, items) ? known : keysAfter(known, items);
  if (current !== known) setKnown(current);
  return {
    keys: current.keys,
    nextKey: current.next,
    dropKey: (index: number) => setKnown(withoutKey(current, index)),
  };
}
