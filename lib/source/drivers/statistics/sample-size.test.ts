import { expect, it } from "vitest";
import type { TableStructure } from "@/lib/source/schema";
import { sampleSizes } from "./sample-size";

function tableOf(columnCount: number, rowEstimate: number | null): TableStructure {
  const column = { databaseType: "int", type: "integer", nullable: true, comment: null, statistics: null } as const;
  return {
    ...{ schema: null, name: "t", kind: "table", comment: null, rowEstimate },
    columns: Array.from({ length: columnCount }, (_, index) => ({ ...column, name: `c${index}` })),
    ...{ primaryKey: [], uniqueKeys: [], foreignKeys: [] },
  };
}

it("looks at 10,000 rows of a table, fewer of a very wide one", () => {
  const [usual, wide, widest] = [tableOf(20, 50_000_000), tableOf(400, 50_000), tableOf(5_000, 100_000)];
  const sizeOf = sampleSizes([usual, wide, widest]);
  expect([usual, wide, widest].map(sizeOf)).toEqual([10_000, 1_000, 80]);
});

it("looks at fewer rows of each where many tables are large, and at all of many small ones", () => {
  const many = (rows: number) => Array.from({ length: 1_000 }, () => tableOf(20, rows));
  expect(sampleSizes(many(100))(tableOf(20, 100))).toBe(10_000);
  expect(sampleSizes(many(50_000))(tableOf(20, 50_000))).toBe(1_000);
});
