import { describe, expect, it } from "vitest";
import type { Outcome } from "./evaluate";
import { failureText, predictionLine, report } from "./report";

function outcome(given: Partial<Outcome>): Outcome {
  return {
    ...{ id: "a", db: "shop", question: "How many?", hardness: null, turn: 1 },
    expected: { kind: "rows", goldSql: ["SELECT 1"] },
    ...{ outcome: "answer", sql: "SELECT 1", confident: true, confidence: 0.9, ms: 2, engine: "offline" },
    ...{ right: true, problem: null, usage: null },
    ...given,
  };
}

/** The value behind the name of a line; undefined when there is no such line. */
const figure = (text: string, name: string) =>
  text
    .split("\n")
    .find((line) => line.trim().startsWith(`${name} `))
    ?.trim()
    .slice(name.length)
    .trim();

describe("report", () => {
  const noAnswer = { expected: { kind: "no-answer" }, outcome: "refuse", sql: null, confident: false } as const;
  const text = report(
    [
      outcome({ hardness: "hard" }),
      outcome({ hardness: "easy", right: false, confident: false, ms: 8 }),
      outcome({ turn: 2, right: false, problem: { of: "gold", text: "no such table" } }),
      outcome({ outcome: "clarify", sql: null, confident: false, right: false }),
      outcome(noAnswer),
      outcome({ ...noAnswer, outcome: "answer", sql: "SELECT 1", confident: true, right: false }),
      outcome({ expected: null, right: null }),
    ],
    3,
    null,
  );

  it("gives accuracy among questions that have an answer, and apart those that have none", () => {
    expect(figure(text, "questions")).toBe("6");
    expect(figure(text, "execution accuracy")).toBe("25.0 % (1 of 4)");
    expect(figure(text, "unanswerable: not answered")).toBe("50.0 % (1 of 2)");
    expect(figure(text, "clarified / refused")).toBe("1 / 1");
  });

  it("counts a confident answer to a question without one as wrong", () => {
    expect(figure(text, "confident: coverage")).toBe("50.0 % (3 of 6)");
    expect(figure(text, "confident: right")).toBe("33.3 % (1 of 3)");
  });

  it("splits by hardness in its order, and by first questions and follow-ups", () => {
    expect(text.indexOf("  easy")).toBeLessThan(text.indexOf("  hard"));
    expect(figure(text, "first questions")).toBe("33.3 % (1 of 3)");
    expect(figure(text, "follow-ups")).toBe("0.0 % (0 of 1)");
    expect(figure(text, "gold queries that did not run")).toBe("1");
    expect(figure(report([outcome({})], 1, null), "follow-ups")).toBeUndefined();
  });

  it("tells tokens, and what they cost only when it was told a price", () => {
    const counted = { inputTokens: 1_000_000, outputTokens: 500_000, cachedInputTokens: 0, reasoningTokens: 0 };
    const usage = { model: "m", ...counted, costNanoUsd: null, durationMs: 1, firstTokenMs: null };
    const priced = report([outcome({ usage })], 1, { input: 0.3, output: 0.4 });
    expect(figure(priced, "tokens in / out")).toBe("1000000 / 500000");
    expect(figure(priced, "cost")).toBe("$0.5000");
    expect(figure(report([outcome({ usage })], 1, null), "cost")).toBe("– (give --price)");
    expect(figure(text, "cost")).toBeUndefined();
  });

  it("has figures for a run that answered nothing", () => {
    const refused = report([outcome({ outcome: "refuse", sql: null, confident: false, right: false })], 1, null);
    expect(figure(refused, "confident: right")).toBe("–");
  });
});

it("writes a prediction with exactly the promised keys", () => {
  expect(JSON.parse(predictionLine(outcome({ id: "c#2", ms: 1.23456 })))).toEqual({
    ...{ id: "c#2", outcome: "answer", sql: "SELECT 1", confident: true, confidence: 0.9, ms: 1.23, engine: "offline" },
  });
});

it("shows a failure with everything that would have been right and what went wrong", () => {
  const expected = { kind: "rows", goldSql: ["SELECT 1", "SELECT 2"] } as const;
  expect(failureText(outcome({ expected, sql: "SELECT 3", problem: { of: "answer", text: "no such column" } }))).toBe(
    "a shop 0.90 How many?\n   = SELECT 1\n   = SELECT 2\n   > SELECT 3\n   !! answer: no such column\n",
  );
});
