import {
  isSurelyLarge,
  type StatisticsDialect,
  sampleRowCountMax,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import { numberPattern } from "@/lib/source/drivers/statistics/statistics-sql";
import type { TableStructure } from "@/lib/source/schema";

const sampledTextLength = 200;
const stretchCount = 10;

const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

function fromClause(table: TableStructure, selection: string): string {
  const name = table.schema === null ? quote(table.name) : `${quote(table.schema)}.${quote(table.name)}`;
  return `SELECT ${selection} FROM ${name}`;
}

/** Stretches of rows at even distances, the first and the last rows among them; DuckDB skips to a row id. */
function stretches(from: string, rowCount: number): string {
  const length = sampleRowCountMax / stretchCount;
  return Array.from({ length: stretchCount }, (_, index) => {
    const start = Math.floor(((rowCount - length) * index) / (stretchCount - 1));
    return `${from} WHERE rowid >= ${start} AND rowid < ${start + length}`;
  }).join(" UNION ALL ");
}

export const duckdbStatistics: StatisticsDialect = {
  quote,
  sample(table, selection) {
    const from = fromClause(table, selection);
    const rowCount = table.rowEstimate ?? 0;
    if (!isSurelyLarge(rowCount)) return `${from} LIMIT ${sampleRowCountMax}`;
    if (table.kind === "table") return stretches(from, rowCount);
    // A view over files has no row ids. Whole vectors of 2,048 rows are taken or left.
    const percent = Math.min(100, (sampleRowCountMax / rowCount) * 200);
    return `${from} TABLESAMPLE system(${percent.toFixed(4)}%) REPEATABLE (1) LIMIT ${sampleRowCountMax}`;
  },
  sampled: (column, expression) =>
    column.type === "text" ? `left(${expression}::VARCHAR, ${sampledTextLength})` : expression,
  asText: (expression) => `${expression}::VARCHAR`,
  textLength: (expression) => `length(${expression})`,
  readsAsNumber: (expression) => `regexp_matches(${expression}, '${numberPattern}')`,
};
