"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** Where one is on the page of a source: which tab, which table, which column of it. */
export type SourcePlace = { tab?: string | null; table?: string | null; column?: string | null; view?: string | null };

/** "instead": "back" does not come here again, as for what is only folded open. */
type How = "anew" | "instead";

/**
 * The place on the page of a source, which stands in the address. Going there adds to the browser's history, so that "back" goes
 * back; nothing is asked of the server, which would send the whole model again.
 */
export function useSourcePlace(): [SourcePlace, (place: SourcePlace, how?: How) => void] {
  const params = useSearchParams();
  const pathname = usePathname();
  const go = (place: SourcePlace, how: How = "anew") => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(place)) {
      if (value === null || value === undefined) next.delete(name);
      else next.set(name, value);
    }
    const address = next.size > 0 ? `${pathname}?${next}` : pathname;
    if (how === "anew") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  };
  const place = {
    tab: params.get("tab"),
    table: params.get("table"),
    column: params.get("column"),
    view: params.get("view"),
  };
  return [place, go];
}
