import { expect, it } from "vitest";
import { SqliteRows, sqliteDataType } from "./sqlite-cells";
import type { SqliteColumn, SqliteValue } from "./sqlite-program";

/** One row a batch, so that what is known of a column has to be carried from batch to batch. */
function inBatches(columns: readonly SqliteColumn[], rows: readonly (readonly SqliteValue[])[]) {
  const result = new SqliteRows(columns);
  for (const row of rows) result.add([row]);
  return result.end(false);
}

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
  const result = inBatches(columns, rows);
  expect(result.columns.map(({ type }) => type)).toEqual(["integer", "float", "other", "text"]);
});

it("keeps a value that does not fit the type of its column", () => {
  const columns = ["BOOLEAN", "INTEGER", "DATETIME"].map((declaredType) => ({ name: declaredType, declaredType }));
  const rows = [
    [1n, 5n, "2024-01-31 10:00:00"],
    [7n, "unknown", 1_700_000_000n],
  ];
  expect(inBatches(columns, rows).rows).toEqual([
    [true, 5, "2024-01-31T10:00:00Z"],
    [7, "unknown", 1_700_000_000],
  ]);
});
