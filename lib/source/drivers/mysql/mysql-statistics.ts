import {
  isSurelyLarge,
  type StatisticsDialect,
  sampledTextLength,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import type { TableStructure } from "@/lib/source/schema";

const stretchCount = 10;

const quote = (identifier: string) => `\`${identifier.replaceAll("`", "``")}\``;

const fromClause = ({ name }: TableStructure, selection: string) => `SELECT ${selection} FROM ${quote(name)}`;

/** Both ends of a key: the newest and the oldest rows, each read from the index without a sort. */
function bothEnds(from: string, key: readonly string[], rowCountMax: number): string {
  const half = Math.floor(rowCountMax / 2);
  const ascending = key.map((column) => quote(column)).join(", ");
  const descending = key.map((column) => `${quote(column)} DESC`).join(", ");
  return `(${from} ORDER BY ${descending} LIMIT ${half}) UNION ALL (${from} ORDER BY ${ascending} LIMIT ${half})`;
}

/** The newest rows from the end of a numeric key, and stretches at even distances of it, each found by the index. */
function stretches(from: string, table: string, key: string, rowCountMax: number): string {
  const length = Math.floor(rowCountMax / stretchCount);
  const boundary = (index: number) =>
    `(SELECT FLOOR(MIN(${key}) + (MAX(${key}) - MIN(${key})) * ${index / (stretchCount - 1)}) FROM ${table})`;
  const parts = Array.from(
    { length: stretchCount - 1 },
    (_, index) =>
      `(${from} WHERE ${key} >= ${boundary(index)} AND ${key} < ${boundary(index + 1)} ORDER BY ${key} LIMIT ${length})`,
  );
  return [`(${from} ORDER BY ${key} DESC LIMIT ${length})`, ...parts].join(" UNION ALL ");
}

function sampleOfLarge(table: TableStructure, from: string, rowCountMax: number): string {
  const [key, ...more] = table.primaryKey;
  const numeric = table.columns.some(({ name, type }) => name === key && type === "integer");
  return key !== undefined && more.length === 0 && numeric
    ? stretches(from, quote(table.name), quote(key), rowCountMax)
    : bothEnds(from, table.primaryKey, rowCountMax);
}

const firstRows: StatisticsDialect["firstRows"] = (table, selection, rowCountMax) =>
  `${fromClause(table, selection)} LIMIT ${rowCountMax}`;

export const mysqlStatistics: StatisticsDialect = {
  quote,
  // A secondary key would not do: the server may rather sort the whole table than follow it.
  sample: (table, selection, rowCountMax) =>
    isSurelyLarge(table.rowEstimate) && table.primaryKey.length > 0
      ? sampleOfLarge(table, fromClause(table, selection), rowCountMax)
      : firstRows(table, selection, rowCountMax),
  cutText: (expression) => `LEFT(${expression}, ${sampledTextLength})`,
  firstRows,
};
