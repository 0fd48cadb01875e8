import { isSame } from "@/lib/dashboard/config/is-same";

/** The items of a list, each with a key of its own that it keeps while it is edited. */
export type KeyedItems = {
  readonly items: readonly unknown[];
  readonly keys: readonly number[];
  readonly next: number;
};

/** Keys of a list that is seen for the first time. */
export function firstKeys(items: readonly unknown[]): KeyedItems {
  return { items, keys: items.map((_, index) => index), next: items.length };
}

/**
 * The keys after a list has changed: what begins and ends as before keeps its keys, and so does what was edited in place. What came
 * in between, by adding or by a step back, gets new ones.
 */
export function keysAfter(before: KeyedItems, items: readonly unknown[]): KeyedItems {
  const length = Math.min(before.items.length, items.length);
  let start = 0;
  while (start < length && isSame(before.items[start], items[start])) start += 1;
  let end = 0;
  while (end < length - start && isSame(before.items.at(-1 - end), items.at(-1 - end))) end += 1;
  const changed = before.keys.slice(start, before.keys.length - end);
  const count = items.length - start - end;
  const isEdited = changed.length === count;
  const middle = isEdited ? changed : Array.from({ length: count }, (_, index) => before.next + index);
  return {
    items,
    keys: [...before.keys.slice(0, start), ...middle, ...before.keys.slice(before.keys.length - end)],
    next: isEdited ? before.next : before.next + count,
  };
}

/** The keys when one item is taken away by name: of two equal ones, the other keeps its own. */
export function withoutKey({ items, keys, next }: KeyedItems, index: number): KeyedItems {
  return { items: items.toSpliced(index, 1), keys: keys.toSpliced(index, 1), next };
}
