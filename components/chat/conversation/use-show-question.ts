"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * `questionId` is the newest question, null where nothing is to be brought into sight.
 * Brings the newest question to the top of the window, once: when the conversation is opened and when it is asked. The answer then
 * grows below it in sight, and whoever scrolls meanwhile is left in peace.
 */
export function useShowQuestion(questionId: string | null): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const shownId = useRef<string | null>(null);
  // Talks to the window's scrolling.
  useEffect(() => {
    if (questionId === null || questionId === shownId.current) return;
    const behavior = shownId.current === null ? "instant" : "smooth";
    shownId.current = questionId;
    ref.current?.scrollIntoView({ block: "start", behavior });
  }, [questionId]);
  return ref;
}
