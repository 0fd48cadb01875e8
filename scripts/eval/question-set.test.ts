import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readQuestionSet } from "./question-set";

const folder = mkdtempSync(join(tmpdir(), "querent-questions-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(...lines: (object | string)[]): string {
  const file = join(folder, "questions.jsonl");
  writeFileSync(file, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  return file;
}

const single = { id: "a", db: "shop", question: "How many?", gold_sql: "SELECT 1" };

describe("readQuestionSet", () => {
  it("reads questions, several accepted answers, questions without an answer and conversations", async () => {
    const file = fileOf(
      { ...single, hardness: "easy" },
      { ...single, id: "b", accept: ["SELECT 1", "SELECT 2"] },
      { id: "c", db: "shop", question: "Why?", expect: "refuse" },
      // A chart file says more of a conversation than is asked here.
      {
        id: "d",
        db: "shop",
        chart: "bar",
        gold_sql: "SELECT 3",
        turns: [{ question: "Draw bars" }, { question: "of orders", gold_sql: "SELECT 3" }],
      },
    );
    const rows = (...goldSql: string[]) => ({ kind: "rows", goldSql });
    expect(await readQuestionSet(file, null)).toEqual([
      {
        db: "shop",
        questions: [{ id: "a", question: "How many?", expected: rows("SELECT 1"), hardness: "easy" }],
      },
      {
        db: "shop",
        questions: [{ id: "b", question: "How many?", expected: rows("SELECT 1", "SELECT 2"), hardness: null }],
      },
      { db: "shop", questions: [{ id: "c", question: "Why?", expected: { kind: "no-answer" }, hardness: null }] },
      {
        db: "shop",
        questions: [
          { id: "d#1", question: "Draw bars", expected: null, hardness: null },
          { id: "d#2", question: "of orders", expected: rows("SELECT 3"), hardness: null },
        ],
      },
    ]);
  });

  it("stops after the lines that were asked for, empty ones not counted", async () => {
    const file = fileOf(single, "", { ...single, id: "b" }, "not read");
    expect((await readQuestionSet(file, 2)).map(({ questions }) => questions[0]?.id)).toEqual(["a", "b"]);
  });

  it.each([
    ["broken JSON", "{", "JSON"],
    ["no question", { id: "b", db: "shop", gold_sql: "SELECT 1" }, "question"],
    ["nothing that would be right", { id: "b", db: "shop", question: "How many?" }, "neither gold_sql nor accept"],
    ["an unknown expectation", { ...single, expect: "guess" }, "expect"],
    ["a conversation of nothing", { id: "b", db: "shop", turns: [] }, "turns"],
  ])("names the line, as an editor counts it, that has %s", async (_, line, problem) => {
    const reading = readQuestionSet(fileOf(single, "", line), null);
    await expect(reading).rejects.toThrow(/questions\.jsonl, line 3: /);
    await expect(reading).rejects.toThrow(problem);
  });

  it("refuses an empty file, which would measure nothing", async () => {
    await expect(readQuestionSet(fileOf("", " "), null)).rejects.toThrow("holds no questions");
  });
});
