import { isSurelyLarge, type StatisticsDialect, sampleRowCountMax } from "@/lib/source/drivers/statistics/statistics-dialect";
import type { TableStructure } from "@/lib/source/schema";

const sampledTextLength = 200;

const quote = (identifier: string) => `\`${identifier.replaceAll("`", "``")}\``;

/** Both ends of the primary key: the oldest and the newest rows, each read from the index without a sort. */
function bothEnds(table: TableStructure, selection: string): string {
  const half = sampleRowCountMax / 2;
  const from = `FROM ${quote(table.name)} ORDER BY`;
  const ascending = table.primaryKey.map((column) => quote(column)).join(", ");
  const descending = table.primaryKey.map((column) => `${quote(column)} DESC`).join(", ");
  return `(SELECT ${selection} ${from} ${ascending} LIMIT ${half}) UNION ALL (SELECT ${selection} ${from} ${descending} LIMIT ${half})`;
}

export const mysqlStatistics: StatisticsDialect = {
  quote,
  sample: (table, selection) =>
    isSurelyLarge(table.rowEstimate) && table.primaryKey.length > 0
      ? bothEnds(table, selection)
      : `SELECT ${selection} FROM ${quote(table.name)} LIMIT ${sampleRowCountMax}`,
  sampled: (column, expression) => {
    if (column.type === "text") return `LEFT(${expression}, ${sampledTextLength})`;
    // BOOLEAN has no least value, but as a number it is counted like any other.
    return expression;
  },
  asText: (expression) => `CONVERT(CAST(${expression} AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin`,
  textLength: (expression) => `CHAR_LENGTH(${expression})`,
};
