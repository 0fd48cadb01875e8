import { expect, it } from "vitest";
import { sqliteDataType, sqliteRows } from "./sqlite-cells";

it("reads declared types by SQLite's rules of affinity, dates and truth values by their names", () => {
  const types = [
    "BIGINT",
    "NVARCHAR(160)",
    "NUMERIC(10,2)",
    "DATETIME",
    "DATE",
    "BOOLEAN",
    "DOUBLE",
    "BLOB",
    "JSON",
    "",
  ];
  expect(types.map(sqliteDataType)).toEqual([
    ...["integer", "text", "decimal", "timestamp", "date", "boolean", "float", "binary", "json", null],
  ]);
});

it("tells the type of a computed column by all of its values", () => {
  const columns = ["a", "b", "c", "d"].map((name) => ({ name, declaredType: null }));
  const rows = [
    [1n, 1n, null, "x"],
    [2n, 2.5, null, 3n],
  ];
  const result = sqliteRows({ ok: true, columns, rows, truncated: false });
  expect(result.columns.map(({ type }) => type)).toEqual(["integer", "float", "other", "text"]);
});

it("keeps a value that does not fit the type of its column", () => {
  const columns = ["BOOLEAN", "INTEGER", "DATETIME"].map((declaredType) => ({ name: declaredType, declaredType }));
  const rows = [
    [1n, 5n, "2024-01-31 10:00:00"],
    [7n, "unknown", 1_700_000_000n],
  ];
  expect(sqliteRows({ ok: true, columns, rows, truncated: false }).rows).toEqual([
    [true, 5, "2024-01-31T10:00:00Z"],
    [7, "unknown", 1_700_000_000],
  ]);
});
