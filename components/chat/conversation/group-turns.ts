import type { ChatMessage } from "@/lib/chat/schema";
import { questionOf } from "@/lib/client/chat";

/** A question and what came of it; no answer yet while it is on its way, or when it did not get through. */
export type Turn = { id: string; question: string; answer: ChatMessage | null };

/** Puts each answer with its question. Every question begins a turn, answered or not; an answer without one is left out. */
export function groupTurns(messages: readonly ChatMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.role === "user") turns.push({ id: message.id, question: questionOf([message]), answer: null });
    else if (last) last.answer = message;
  }
  return turns;
}
