import { expect, it } from "vitest";
import type { Cell, DataType, TableStructure } from "@/lib/source/schema";
import { uniqueInSample } from "./unique-in-sample";

function tableOf(columns: Record<string, DataType>, over: Partial<TableStructure> = {}): TableStructure {
  return {
    ...{ schema: null, name: "t", kind: "table", comment: null, rowEstimate: null },
    columns: Object.entries(columns).map(([name, type]) => ({
      ...{ name, type, databaseType: type, nullable: true, comment: null, statistics: null },
    })),
    ...{ primaryKey: [], uniqueKeys: [], foreignKeys: [], ...over },
  };
}

const grades: Cell[][] = [
  [1, 1, "a"],
  [1, 2, "a"],
  [2, 1, "b"],
  [2, 2, "a"],
];

it("finds the pair that a table without keys links", () => {
  const table = tableOf({ student: "integer", course: "integer", grade: "text" });
  expect(uniqueInSample(table, grades)).toEqual([["student", "course"]]);
});

it("says nothing where a key is declared, or where rows are too few", () => {
  const table = tableOf(
    { student: "integer", course: "integer", grade: "text" },
    { primaryKey: ["student", "course"] },
  );
  expect(uniqueInSample(table, grades)).toBeUndefined();
  expect(uniqueInSample(tableOf({ id: "integer" }), [[1], [2]])).toBeUndefined();
});

it("takes no column with a null, and no triple beside something smaller", () => {
  const rows: Cell[][] = [
    [1, null, 1, 1],
    [2, 1, 1, 2],
    [3, 2, 2, 1],
    [4, 3, 2, 2],
  ];
  const columns: Record<string, DataType> = { id: "integer", maybe: "integer", a: "integer", b: "integer" };
  expect(uniqueInSample(tableOf(columns), rows)).toEqual([["id"], ["a", "b"]]);
});

it("finds triples where nothing smaller is unique", () => {
  const rows: Cell[][] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [bits & 1, (bits >> 1) & 1, (bits >> 2) & 1]);
  expect(uniqueInSample(tableOf({ a: "integer", b: "integer", c: "integer" }), rows)).toEqual([["a", "b", "c"]]);
});
