"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readLook, writeLook } from "@/lib/dashboard/look/look-address";
import type { Look } from "@/lib/dashboard/look/schema";

/** Words of the address that have nothing to do with which rows are shown. */
const otherWords = ["edit", "tab", "refresh", "screen", "turn", "also", "comment", "paper"];

/**
 * The look and the tab that the address asks for, and ways to change them. Each change is a step that the back button takes back;
 * the page itself is not asked for anew.
 */
export function useLookAddress() {
  const params = useSearchParams();
  const pathname = usePathname();
  const text = new URLSearchParams([...params].filter(([key]) => !otherWords.includes(key))).toString();
  const look = useMemo(() => readLook(new URLSearchParams(text)), [text]);
  const go = useCallback(
    (next: URLSearchParams, how: "push" | "replace") => {
      const address = next.size > 0 ? `${pathname}?${next}` : pathname;
      // Not through the router: it would ask the server for the page again.
      if (how === "push") window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [pathname],
  );
  const changeLook = useCallback(
    (next: Look) => go(writeLook(next, new URLSearchParams(window.location.search)), "push"),
    [go],
  );
  const setParam = useCallback(
    (name: string, value: string | null, how: "push" | "replace" = "push") => {
      const next = new URLSearchParams(window.location.search);
      if (value === null) next.delete(name);
      else next.set(name, value);
      go(next, how);
    },
    [go],
  );
  return { look, changeLook, param: (name: string) => params.get(name), setParam };
}
