import type { ChatMessage } from "@/lib/chat/schema";
import { extractOf, type Turn } from "@/lib/pipeline/answer-part";

/** The earlier questions of a conversation with what became of each, oldest first: what a follow-up refers to. */
export function readTurns(messages: readonly ChatMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const [index, message] of messages.entries()) {
    if (message.role !== "user") continue;
    const question = message.parts.find((part) => part.type === "text")?.text;
    if (question === undefined) continue;
    const answer = messages[index + 1];
    turns.push({ question, ...readAnswer(answer?.role === "assistant" ? answer : null) });
  }
  return turns;
}

function readAnswer(answer: ChatMessage | null): Omit<Turn, "question"> {
  const parts = answer?.parts ?? [];
  // SQL without rows was refused by the engine: nothing to build on.
  const rows = parts.find((part) => part.type === "data-rows")?.data;
  const sql = rows ? parts.find((part) => part.type === "data-sql")?.data : undefined;
  return {
    understood: parts.find((part) => part.type === "data-question")?.data.understood ?? null,
    sql: sql?.sql ?? null,
    plan: sql?.plan ?? null,
    extract: rows ? extractOf(rows.result, rows.totalRowCount) : null,
  };
}
