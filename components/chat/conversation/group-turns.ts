import type { ChatMessage } from "@/lib/chat/schema";
import { questionOf } from "@/lib/client/chat";

/** A question and what came of it; no answer yet while it is on its way, or when it did not get through. */
export type Turn = {
  id: string;
  question: string;
  /** Whether the server has it; a question that was just sent gets its name with the first part of its answer. */
  kept: boolean;
  answer: ChatMessage | null;
};

/** Puts each answer with its question. Every question begins a turn, answered or not; an answer without one is left out. */
export function groupTurns(messages: readonly ChatMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.role === "user") {
      const kept = message.metadata !== undefined;
      turns.push({ id: message.id, question: questionOf([message]), kept, answer: null });
    } else if (last) last.answer = message;
  }
  return turns;
}
