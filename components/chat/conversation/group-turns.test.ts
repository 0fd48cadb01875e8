import { expect, test } from "vitest";
import { groupTurns } from "@/components/chat/conversation/group-turns";
import type { ChatMessage } from "@/lib/chat/schema";

function message(id: string, role: "user" | "assistant", text: string): ChatMessage {
  return { id, role, parts: [{ type: "text", text }] };
}

test("a question that was never answered keeps its own turn", () => {
  const turns = groupTurns([
    message("1", "user", "a"),
    message("2", "user", "b"),
    message("3", "assistant", "answer to b"),
  ]);
  expect(turns.map(({ question, answer }) => [question, answer?.id ?? null])).toEqual([
    ["a", null],
    ["b", "3"],
  ]);
});

test("an answer that lost its question is not shown as the answer to another", () => {
  expect(groupTurns([message("1", "assistant", "lost"), message("2", "user", "a")])).toEqual([
    { id: "2", question: "a", kept: false, answer: null },
  ]);
});
