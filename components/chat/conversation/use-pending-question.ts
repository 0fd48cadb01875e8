"use client";

import { useEffect, useEffectEvent } from "react";
import { onQuestionLeft, takeQuestion } from "@/components/chat/pending-question";

/** Asks the question that was left by the palette, now or when one is left while this page is open. */
export function usePendingQuestion(ask: (question: string) => void): void {
  const askPending = useEffectEvent(() => {
    const question = takeQuestion();
    if (question !== null) ask(question);
  });
  // Talks to the store of `pending-question.ts`, which lives outside React.
  useEffect(() => {
    askPending();
    return onQuestionLeft(() => askPending());
  }, []);
}
