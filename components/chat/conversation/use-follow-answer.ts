"use client";

import { useEffect, useRef } from "react";
import type { ChatMessage } from "@/lib/chat/schema";

/** Closer to the end than this, the reader is taken to be reading the end. */
const nearEndPx = 160;

/**
 * Keeps the end of a growing answer in sight, but only for a reader who was there: whoever has scrolled up is left in peace.
 * A new question always comes into sight.
 */
export function useFollowAnswer(messages: readonly ChatMessage[], busy: boolean): void {
  const wasNearEnd = useRef(true);
  const seenCount = useRef(messages.length);

  // Talks to the window's scrolling: remembers where the reader is before the page grows.
  useEffect(() => {
    const remember = () => {
      const { scrollHeight } = document.documentElement;
      wasNearEnd.current = scrollHeight - window.scrollY - window.innerHeight < nearEndPx;
    };
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, []);

  // Talks to the window's scrolling: follows the answer while it grows.
  useEffect(() => {
    const asked = messages.length > seenCount.current && messages.at(-1)?.role === "user";
    seenCount.current = messages.length;
    if (asked || (busy && wasNearEnd.current)) {
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: asked ? "smooth" : "instant" });
    }
  }, [messages, busy]);
}
