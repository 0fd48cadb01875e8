import {
  isSurelyLarge,
  quoteDouble,
  type StatisticsDialect,
  sampledTextLength,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import type { TableStructure } from "@/lib/source/schema";

const stretchCount = 10;

function fromClause({ schema, name }: TableStructure, selection: string): string {
  return `SELECT ${selection} FROM ${schema === null ? "" : `${quoteDouble(schema)}.`}${quoteDouble(name)}`;
}

/** Stretches of rows at even distances, the last rows first; DuckDB skips to a row id. */
function stretches(from: string, rowCount: number, rowCountMax: number): string {
  const length = Math.floor(rowCountMax / stretchCount);
  return Array.from({ length: stretchCount }, (_, index) => {
    const start = Math.floor(((rowCount - length) * (stretchCount - 1 - index)) / (stretchCount - 1));
    return `${from} WHERE rowid >= ${start} AND rowid < ${start + length}`;
  }).join(" UNION ALL ");
}

const firstRows: StatisticsDialect["firstRows"] = (table, selection, rowCountMax) =>
  `${fromClause(table, selection)} LIMIT ${rowCountMax}`;

export const duckdbStatistics: StatisticsDialect = {
  quote: quoteDouble,
  sample(table, selection, rowCountMax) {
    const rowCount = table.rowEstimate ?? 0;
    if (!isSurelyLarge(rowCount)) return firstRows(table, selection, rowCountMax);
    const from = fromClause(table, selection);
    if (table.kind === "table") return stretches(from, rowCount, rowCountMax);
    // A view over files has no row ids. Whole vectors of 2,048 rows are taken or left.
    const percent = Math.min(100, (rowCountMax / rowCount) * 200);
    return `${from} TABLESAMPLE system(${percent.toFixed(4)}%) REPEATABLE (1) LIMIT ${rowCountMax}`;
  },
  cutText: (expression) => `left(${expression}::VARCHAR, ${sampledTextLength})`,
  firstRows,
};
