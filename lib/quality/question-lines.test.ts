import { describe, expect, it } from "vitest";
import { readQuestionLines, writeQuestionLines } from "./question-lines";

const line = (value: unknown) => JSON.stringify(value);

describe("readQuestionLines", () => {
  it("reads questions and conversations, with or without an id, and ignores what it does not know", () => {
    const text = [
      line({ id: "a", db: "shop", question: " How many? ", gold_sql: "SELECT 1", hardness: "easy" }),
      "",
      line({ question: "多少？", gold_sql: "SELECT 2" }),
      line({
        id: 7,
        turns: [
          { question: "One?", gold_sql: "SELECT 3" },
          { question: "And two", gold_sql: "SELECT 4" },
        ],
      }),
      line({ turns: [{ question: "Three?", gold_sql: "SELECT 5" }] }),
    ].join("\r\n");
    expect(readQuestionLines(`\uFEFF${text}`, "en")).toEqual({
      problems: [],
      conversations: [
        { name: null, turns: [{ question: "How many?", goldSql: "SELECT 1" }] },
        { name: null, turns: [{ question: "多少？", goldSql: "SELECT 2" }] },
        {
          name: "7",
          turns: [
            { question: "One?", goldSql: "SELECT 3" },
            { question: "And two", goldSql: "SELECT 4" },
          ],
        },
        { name: "", turns: [{ question: "Three?", goldSql: "SELECT 5" }] },
      ],
    });
  });

  it.each([
    ["broken JSON", "{", "", null],
    ["no JSON object", "[1]", "", expect.stringContaining("expected")],
    ["null", "null", "", expect.stringContaining("expected")],
    ["no gold SQL", line({ question: "How many?" }), "gold_sql", expect.stringContaining("expected string")],
    ["an empty question", line({ question: "  ", gold_sql: "SELECT 1" }), "question", expect.any(String)],
    ["a question of signs", line({ question: "?!", gold_sql: "SELECT 1" }), "question", expect.any(String)],
    [
      "a question that is too long",
      line({ question: "a".repeat(4_001), gold_sql: "SELECT 1" }),
      "question",
      expect.any(String),
    ],
    ["a turn without SQL", line({ turns: [{ question: "A?" }] }), "turns.0.gold_sql", expect.any(String)],
    ["a conversation of nothing", line({ turns: [] }), "turns", expect.any(String)],
  ])("names the line that has %s, and goes on to find the others", (_, wrong, field, problem) => {
    const text = `${line({ question: "Fine?", gold_sql: "SELECT 1" })}\n\n${wrong}\n{`;
    const { problems } = readQuestionLines(text, "en");
    expect(problems).toEqual([
      { line: 3, field, problem },
      { line: 4, field: "", problem: null },
    ]);
  });

  it("says what is wrong in the reader's language", () => {
    const [problem] = readQuestionLines(line({ question: "How many?" }), "zh").problems;
    expect(problem?.problem).toMatch(/\p{Script=Han}/u);
  });
});

it("reads back what it writes, conversations in one line", () => {
  const shared = { setId: "s", conversation: null, turn: 1 };
  const lines = writeQuestionLines(
    [
      { ...shared, id: "1", question: 'With "quotes"\nand a break?', goldSql: "SELECT 1" },
      { ...shared, id: "2", question: "First?", goldSql: "SELECT 2", conversation: "c" },
      { ...shared, id: "3", question: "then", goldSql: "SELECT 3", conversation: "c", turn: 2 },
    ],
    "shop",
  );
  expect(lines.trimEnd().split("\n")).toHaveLength(2);
  expect(JSON.parse(lines.split("\n")[0] ?? "")).toMatchObject({ id: "1", db: "shop" });
  expect(readQuestionLines(lines, "en")).toEqual({
    problems: [],
    conversations: [
      { name: null, turns: [{ question: 'With "quotes"\nand a break?', goldSql: "SELECT 1" }] },
      {
        name: "c",
        turns: [
          { question: "First?", goldSql: "SELECT 2" },
          { question: "then", goldSql: "SELECT 3" },
        ],
      },
    ],
  });
});
