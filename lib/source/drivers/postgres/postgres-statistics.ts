import {
  isSurelyLarge,
  type StatisticsDialect,
  sampleRowCountMax,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import { numberPattern } from "@/lib/source/drivers/statistics/statistics-sql";
import type { TableStructure } from "@/lib/source/schema";

const sampledTextLength = 200;

const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

export function postgresTableName(table: Pick<TableStructure, "schema" | "name">): string {
  return table.schema === null ? quote(table.name) : `${quote(table.schema)}.${quote(table.name)}`;
}

export const postgresStatistics: StatisticsDialect = {
  quote,
  sample(table, selection) {
    const from = `SELECT ${selection} FROM ${postgresTableName(table)}`;
    const estimate = table.rowEstimate ?? 0;
    // A sample can be taken of a table alone.
    if (table.kind === "view" || !isSurelyLarge(estimate)) return `${from} LIMIT ${sampleRowCountMax}`;
    // Whole pages from all over the table, half as many again as needed since pages are filled unevenly.
    const percent = Math.min(100, (sampleRowCountMax / estimate) * 150);
    return `${from} TABLESAMPLE SYSTEM (${percent.toFixed(6)}) REPEATABLE (1) LIMIT ${sampleRowCountMax}`;
  },
  // The collation makes words of any column comparable with those of others, and fast to count.
  sampled: (column, expression) =>
    column.type === "text" ? `LEFT(${expression}::text, ${sampledTextLength}) COLLATE "C"` : expression,
  asText: (expression) => `${expression}::text`,
  textLength: (expression) => `CHAR_LENGTH(${expression})`,
  readsAsNumber: (expression) => `${expression} ~ '${numberPattern}'`,
};
