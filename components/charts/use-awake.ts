"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

/** The first sign of a hand on the page. */
const signs = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "beforeprint"] as const;
/** A page that nobody touches wakes by itself when it has nothing else to do. */
const idleMs = 2_000;

let isHandled = false;
const listeners = new Set<() => void>();

function wake() {
  isHandled = true;
  for (const sign of signs) window.removeEventListener(sign, wake, true);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  if (!isHandled && listeners.size === 0) {
    for (const sign of signs) window.addEventListener(sign, wake, { capture: true, passive: true });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Whether what answers to a hand should be fetched: at the first sign of one, else when the page has stood still for a while, one
 * after another, so that none of them holds the page up. `isNow`: without waiting.
 */
export function useAwake(isNow: boolean): boolean {
  const isTouched = useSyncExternalStore(
    subscribe,
    () => isHandled,
    () => false,
  );
  const [isRested, setRested] = useState(false);
  const isAwake = isNow || isTouched || isRested;
  useEffect(() => {
    if (isAwake) return;
    let idle = 0;
    const timer = setTimeout(() => {
      // Safari does not tell when it has nothing to do.
      if ("requestIdleCallback" in window) idle = requestIdleCallback(() => setRested(true), { timeout: idleMs });
      else setRested(true);
    }, idleMs);
    return () => {
      clearTimeout(timer);
      if (idle !== 0) cancelIdleCallback(idle);
    };
  }, [isAwake]);
  return isAwake;
}
