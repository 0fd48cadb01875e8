"use client";

import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

/**
 * Whether the page is being put on paper. What shows it in another way has done so when this changes: a browser prints what stands
 * there the moment its event ends.
 */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    listen,
    () => isPrinting,
    () => false,
  );
}

let isPrinting = false;
const listeners = new Set<() => void>();

function change(next: boolean): void {
  isPrinting = next;
  // Style sheets know it too, also before the browser has turned to those for print.
  document.documentElement.toggleAttribute("data-printing", next);
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}
const begin = () => change(true);
const end = () => change(false);

function listen(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener("beforeprint", begin);
    window.removeEventListener("afterprint", end);
  };
}
