import {
  isSurelyLarge,
  type StatisticsDialect,
  sampleRowCountMax,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import { numberPattern } from "@/lib/source/drivers/statistics/statistics-sql";
import type { TableStructure } from "@/lib/source/schema";

const sampledTextLength = 200;
const stretchCount = 10;

const quote = (identifier: string) => `\`${identifier.replaceAll("`", "``")}\``;

/** Both ends of the primary key: the oldest and the newest rows, each read from the index without a sort. */
function bothEnds(from: string, primaryKey: readonly string[]): string {
  const half = sampleRowCountMax / 2;
  const ascending = primaryKey.map((column) => quote(column)).join(", ");
  const descending = primaryKey.map((column) => `${quote(column)} DESC`).join(", ");
  return `(${from} ORDER BY ${ascending} LIMIT ${half}) UNION ALL (${from} ORDER BY ${descending} LIMIT ${half})`;
}

/** Stretches of rows at even distances of a numeric key, each found by the index, and the newest rows from its end. */
function stretches(from: string, table: string, key: string): string {
  const length = sampleRowCountMax / stretchCount;
  const boundary = (index: number) =>
    `(SELECT FLOOR(MIN(${key}) + (MAX(${key}) - MIN(${key})) * ${index / (stretchCount - 1)}) FROM ${table})`;
  const parts = Array.from(
    { length: stretchCount - 1 },
    (_, index) =>
      `(${from} WHERE ${key} >= ${boundary(index)} AND ${key} < ${boundary(index + 1)} ORDER BY ${key} LIMIT ${length})`,
  );
  return [...parts, `(${from} ORDER BY ${key} DESC LIMIT ${length})`].join(" UNION ALL ");
}

function sampleOfLarge(table: TableStructure, from: string): string {
  const [key, ...more] = table.primaryKey;
  const numeric = table.columns.some(({ name, type }) => name === key && type === "integer");
  return key !== undefined && more.length === 0 && numeric
    ? stretches(from, quote(table.name), quote(key))
    : bothEnds(from, table.primaryKey);
}

export const mysqlStatistics: StatisticsDialect = {
  quote,
  sample(table, selection) {
    const from = `SELECT ${selection} FROM ${quote(table.name)}`;
    return isSurelyLarge(table.rowEstimate) && table.primaryKey.length > 0
      ? sampleOfLarge(table, from)
      : `${from} LIMIT ${sampleRowCountMax}`;
  },
  sampled: (column, expression) => {
    if (column.type === "text") return `LEFT(${expression}, ${sampledTextLength})`;
    // BOOLEAN has no least value, but as a number it is counted like any other.
    return expression;
  },
  asText: (expression) => `CONVERT(CAST(${expression} AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin`,
  textLength: (expression) => `CHAR_LENGTH(${expression})`,
  readsAsNumber: (expression) => `${expression} REGEXP '${numberPattern}'`,
};
