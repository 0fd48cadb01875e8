import { expect, it } from "vitest";
import { readParts } from "./read-parts";
import { readTurns } from "./read-turns";
import type { ChatMessage } from "./schema";

const sqlPart = { type: "data-sql", data: { queryId: "q", sql: "SELECT 1", plan: null, sourceId: "s" } } as const;
const questionPart = { type: "data-question", data: { asked: "one?", understood: "one" } } as const;
const rowsPart = {
  type: "data-rows",
  data: {
    queryId: "q",
    totalRowCount: 1,
    result: {
      columns: [{ name: "a", label: "A", type: "integer", role: "measure", unit: null, grain: null }],
      rows: [[1]],
      truncated: false,
    },
  },
} as const;

function message(role: "user" | "assistant", parts: readonly unknown[]): ChatMessage {
  return { id: role, role, parts: readParts(parts) };
}

it("pairs each question with what its answer ran", () => {
  const turns = readTurns([
    message("user", [{ type: "text", text: "one?" }]),
    message("assistant", [questionPart, sqlPart, rowsPart]),
    message("user", [{ type: "text", text: "and now?" }]),
  ]);
  expect(turns).toEqual([
    {
      question: "one?",
      understood: "one",
      sql: "SELECT 1",
      plan: null,
      extract: { columns: rowsPart.data.result.columns, rows: [[1]], rowCount: 1 },
    },
    { question: "and now?", understood: null, sql: null, plan: null, extract: null },
  ]);
});

it("does not build on SQL that brought nothing back", () => {
  const turns = readTurns([
    message("user", [{ type: "text", text: "one?" }]),
    message("assistant", [questionPart, sqlPart]),
  ]);
  expect(turns[0]).toMatchObject({ sql: null, understood: "one" });
});

it("opens a message that holds parts of another version, without them", () => {
  const parts = readParts([
    { type: "text", text: "hello" },
    { type: "data-hologram", data: {} },
    { type: "data-sql", data: { sql: 7 } },
    null,
    sqlPart,
  ]);
  expect(parts.map(({ type }) => type)).toEqual(["text", "data-sql"]);
});
