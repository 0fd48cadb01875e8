import { expect, test } from "vitest";
import { isFinished, readAnswer } from "@/components/chat/answer/read-answer";

test("steps keep the order of the work and tell waiting, active and done apart", () => {
  const { steps } = readAnswer({
    parts: [
      { type: "data-step", data: { step: "checking", status: "active" } },
      { type: "data-step", data: { step: "reading", status: "done" } },
    ],
  });
  expect(steps.map(({ step, status }) => `${step} ${status}`)).toEqual([
    "reading done",
    "checking active",
    "running waiting",
    "drawing waiting",
  ]);
});

test("a later part of a kind replaces the earlier one, texts too", () => {
  const answer = readAnswer({
    parts: [
      { type: "text", text: "computed" },
      { type: "data-followups", data: { questions: ["a"] } },
      { type: "data-followups", data: { questions: ["b"] } },
      { type: "text", text: "42 orders" },
    ],
  });
  expect(answer.text).toBe("42 orders");
  expect(answer.followups).toEqual(["b"]);
});

test("an answer that was cut off after its steps is not finished", () => {
  const cutOff = readAnswer({ parts: [{ type: "data-step", data: { step: "reading", status: "active" } }] });
  expect(isFinished(cutOff)).toBe(false);
  expect(isFinished(readAnswer({ parts: [{ type: "text", text: "No rows." }] }))).toBe(true);
});
