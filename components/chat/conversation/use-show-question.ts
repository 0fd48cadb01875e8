"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { Turn } from "@/components/chat/conversation/group-turns";

/**
 * `turn` is the newest, null where nothing is to be brought into sight.
 * Brings the newest question to the top of the window, once: when the conversation is opened and when it is asked. The answer then
 * grows below it in sight, and whoever scrolls meanwhile, or looks at another branch, is left in peace.
 */
export function useShowQuestion(turn: Turn | null): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const opened = useRef(false);
  const id = turn?.id ?? null;
  const isNew = turn !== null && !turn.kept;
  // Talks to the window's scrolling.
  useEffect(() => {
    if (id === null) return;
    const isFirst = !opened.current;
    opened.current = true;
    if (isFirst || isNew) ref.current?.scrollIntoView({ block: "start", behavior: isFirst ? "instant" : "smooth" });
  }, [id, isNew]);
  return ref;
}
