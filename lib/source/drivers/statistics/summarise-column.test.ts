import { expect, it } from "vitest";
import type { Cell, ColumnStatistics, DataType } from "@/lib/source/schema";
import { isComplete } from "./statistics-dialect";
import { listsValues, summariseColumn } from "./summarise-column";
import { tallyColumn } from "./tally-column";

function statisticsOf(type: DataType, cells: readonly Cell[]): ColumnStatistics {
  const column = { name: "c", databaseType: type, type, nullable: true, comment: null, statistics: null };
  const rows = cells.map((cell) => [cell]);
  return summariseColumn(column, tallyColumn(rows, 0, type), { rowCount: rows.length, complete: true });
}

it("lists words that repeat or are few, and codes, but no free text, keys or measures", () => {
  expect(listsValues("text", { nonNull: 10_000, distinct: 90 })).toBe(true);
  expect(listsValues("text", { nonNull: 12, distinct: 12 })).toBe(true);
  expect(listsValues("text", { nonNull: 10_000, distinct: 4_000 })).toBe(true);
  expect(listsValues("text", { nonNull: 10_000, distinct: 9_000 })).toBe(false);
  expect(listsValues("boolean", { nonNull: 10, distinct: 2 })).toBe(true);
  expect(listsValues("integer", { nonNull: 1_000, distinct: 5 })).toBe(true);
  expect(listsValues("integer", { nonNull: 8, distinct: 8 })).toBe(false);
  expect(listsValues("integer", { nonNull: 1_000, distinct: 900 })).toBe(false);
  expect(listsValues("decimal", { nonNull: 1_000, distinct: 3 })).toBe(false);
  expect(listsValues("text", { nonNull: 0, distinct: 0 })).toBe(false);
});

it("calls a sample complete only when the table surely ended before it", () => {
  expect(isComplete(9_999, 9_000, 10_000)).toBe(true);
  expect(isComplete(9_999, null, 10_000)).toBe(true);
  expect(isComplete(10_000, null, 10_000)).toBe(false);
  expect(isComplete(1_000, null, 1_000)).toBe(false);
  // Parts of a large table may have fewer rows than were asked for.
  expect(isComplete(9_200, 50_000, 10_000)).toBe(false);
});

it("keeps bounds of large integers and decimals to the last digit", () => {
  expect(statisticsOf("integer", ["9007199254740993", "9007199254740992", 5])).toMatchObject({
    min: "5",
    max: "9007199254740993",
  });
  expect(statisticsOf("decimal", ["-0.30", "12345678901234567.02", "12345678901234567.01"])).toMatchObject({
    min: "-0.30",
    max: "12345678901234567.02",
  });
  expect(statisticsOf("decimal", ["1.5", "1.50", "2"]).distinctCount).toBe(2);
});

it("counts nulls, and writes truth values as words", () => {
  const active = statisticsOf("boolean", [true, false, true, null]);
  expect(active).toMatchObject({ nullFraction: 0.25, distinctCount: 2, min: null, max: null });
  expect(active.frequentValues).toEqual([
    { value: "true", count: 2 },
    { value: "false", count: 1 },
  ]);
  expect(statisticsOf("json", [1, null, 1])).toMatchObject({ distinctCount: 0, min: null, frequentValues: [] });
});

it("knows texts that are all numbers, and how long texts are", () => {
  expect(statisticsOf("text", ["12", "-3.50", "", null])).toMatchObject({ numeric: true, averageLength: 2.3 });
  expect(statisticsOf("text", ["12", "007"]).numeric).toBe(false);
  expect(statisticsOf("text", ["", ""]).numeric).toBe(false);
});

it("draws numbers and times in equal steps, a few whole numbers with one each", () => {
  expect(statisticsOf("integer", [1, 1, 2, 3, 5]).histogram).toEqual({ from: "1", to: "5", counts: [2, 1, 1, 0, 1] });
  expect(statisticsOf("integer", [7, 7]).histogram).toEqual({ from: "7", to: "7", counts: [2] });
  const days = statisticsOf("date", ["2024-01-01", "2024-12-31", "infinity", null]).histogram;
  expect(days).toMatchObject({ from: "2024-01-01", to: "2024-12-31" });
  expect(days?.counts).toHaveLength(16);
  expect(statisticsOf("text", ["a"]).histogram).toBeUndefined();
});

it("gives columns with the same keys the same sketch, whatever type they have, and none to prices and prose", () => {
  const numbers = Array.from({ length: 1_000 }, (_, index) => index);
  const sketch = statisticsOf("integer", numbers).sketch;
  expect(sketch).toHaveLength(128);
  expect(statisticsOf("text", numbers.map(String)).sketch).toEqual(sketch);
  expect(
    statisticsOf(
      "decimal",
      numbers.map((number) => `${number}.00`),
    ).sketch,
  ).toEqual(sketch);
  expect(statisticsOf("decimal", ["1.25", "3"]).sketch).toBeUndefined();
  expect(statisticsOf("text", ["word ".repeat(30)]).sketch).toBeUndefined();
  expect(statisticsOf("float", [1, 2]).sketch).toBeUndefined();
});

it("orders times of one second by their fractions, and numbers before texts", () => {
  expect(statisticsOf("timestamp", ["2024-01-01T10:00:00.25Z", "2024-01-01T10:00:00Z"]).min).toBe(
    "2024-01-01T10:00:00Z",
  );
  expect(statisticsOf("time", ["100:00:00", "-01:00:00", "99:00:00"])).toMatchObject({
    min: "-01:00:00",
    max: "100:00:00",
  });
  expect(statisticsOf("integer", ["", 5, 10])).toMatchObject({ min: "5", max: "" });
});
