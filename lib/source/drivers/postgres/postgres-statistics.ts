import {
  isSurelyLarge,
  quoteDouble,
  type StatisticsDialect,
  sampledTextLength,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import type { TableStructure } from "@/lib/source/schema";

/** The part of a sample that comes from the end of a key. */
const newestPart = 0.1;

function postgresTableName(table: Pick<TableStructure, "schema" | "name">): string {
  return table.schema === null ? quoteDouble(table.name) : `${quoteDouble(table.schema)}.${quoteDouble(table.name)}`;
}

const fromClause = (table: TableStructure, selection: string) => `SELECT ${selection} FROM ${postgresTableName(table)}`;

/** Whole pages from all over the table, half as many again as needed since pages are filled unevenly. */
function pages(from: string, rowEstimate: number, where: string, rowCountMax: number): string {
  const percent = Math.min(100, (rowCountMax / rowEstimate) * 150);
  return `${from} TABLESAMPLE SYSTEM (${percent.toFixed(6)}) REPEATABLE (1)${where} LIMIT ${rowCountMax}`;
}

/** The newest rows, found by the key's index, and pages of the rows before them, so that no row comes twice. */
function newestAndPages(table: TableStructure, from: string, key: string, rowCountMax: number): string {
  const newest = Math.floor(rowCountMax * newestPart);
  const first = `(SELECT ${key} FROM ${postgresTableName(table)} ORDER BY ${key} DESC OFFSET ${newest - 1} LIMIT 1)`;
  return (
    `(${from} ORDER BY ${key} DESC LIMIT ${newest}) UNION ALL ` +
    `(${pages(from, table.rowEstimate ?? 0, ` WHERE ${key} < ${first}`, rowCountMax - newest)})`
  );
}

const firstRows: StatisticsDialect["firstRows"] = (table, selection, rowCountMax) =>
  `${fromClause(table, selection)} LIMIT ${rowCountMax}`;

export const postgresStatistics: StatisticsDialect = {
  quote: quoteDouble,
  sample(table, selection, rowCountMax) {
    // A sample can be taken of a table alone.
    if (table.kind === "view" || !isSurelyLarge(table.rowEstimate)) return firstRows(table, selection, rowCountMax);
    const from = fromClause(table, selection);
    const [key, ...more] = table.primaryKey;
    return key !== undefined && more.length === 0
      ? newestAndPages(table, from, quoteDouble(key), rowCountMax)
      : pages(from, table.rowEstimate ?? 0, "", rowCountMax);
  },
  cutText: (expression) => `LEFT(${expression}::text, ${sampledTextLength})`,
  firstRows,
};
