import {
  isSurelyLarge,
  type StatisticsDialect,
  sampleRowCountMax,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import { quoteSqlite } from "./sqlite-structure";

const sampledTextLength = 200;
const stretchCount = 10;

/** Stretches of rows at even distances, each found in the tree by its row id, and the newest rows from its end. */
function stretches(from: string, lastRowId: number): string {
  const length = sampleRowCountMax / stretchCount;
  const startOf = (index: number) => Math.floor((lastRowId * index) / (stretchCount - 1));
  const parts = Array.from({ length: stretchCount - 1 }, (_, index) => {
    const end = Math.min(startOf(index + 1), lastRowId - length + 1);
    return `SELECT * FROM (${from} WHERE _rowid_ >= ${startOf(index)} AND _rowid_ < ${end} ORDER BY _rowid_ LIMIT ${length})`;
  });
  return [
    ...parts,
    `SELECT * FROM (${from} WHERE _rowid_ > ${lastRowId - length} ORDER BY _rowid_ DESC LIMIT ${length})`,
  ].join(" UNION ALL ");
}

/** SQLite has no regular expressions of its own: no sign, then digits with at most one point among them. */
function readsAsNumber(expression: string): string {
  const digits = `ltrim(trim(${expression}), '+-')`;
  return (
    `(${digits} GLOB '*[0-9]' AND ${digits} NOT GLOB '*[^0-9.]*' AND ${digits} NOT GLOB '*.*.*'` +
    ` AND ${digits} NOT GLOB '0[0-9]*' AND length(trim(${expression})) - length(${digits}) <= 1)`
  );
}

export const sqliteStatistics: StatisticsDialect = {
  quote: quoteSqlite,
  sample(table, selection) {
    const from = `SELECT ${selection} FROM ${quoteSqlite(table.name)}`;
    if (!isSurelyLarge(table.rowEstimate)) return `${from} LIMIT ${sampleRowCountMax}`;
    return stretches(from, table.rowEstimate ?? 0);
  },
  sampled: (column, expression) =>
    column.type === "text" ? `substr(${expression}, 1, ${sampledTextLength})` : expression,
  asText: (expression) => `CAST(${expression} AS TEXT)`,
  textLength: (expression) => `length(${expression})`,
  readsAsNumber,
};
