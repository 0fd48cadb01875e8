"use client";

import { usePathname, useSearchParams } from "next/navigation";

/**
 * One part of the place on the page of a source that belongs to one tab alone ("as a list"). It stands in the address, which is
 * changed without asking the server for the page again.
 */
export function usePlaceParam(name: string): [string | null, (value: string | null) => void] {
  const params = useSearchParams();
  const pathname = usePathname();
  const set = (value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    window.history.replaceState(null, "", next.size > 0 ? `${pathname}?${next}` : pathname);
  };
  return [params.get(name), set];
}
