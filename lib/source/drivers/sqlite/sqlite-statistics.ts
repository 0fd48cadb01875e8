import {
  isSurelyLarge,
  type StatisticsDialect,
  sampleRowCountMax,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import { quoteSqlite } from "./sqlite-structure";

const sampledTextLength = 200;

export const sqliteStatistics: StatisticsDialect = {
  quote: quoteSqlite,
  sample(table, selection) {
    const from = `SELECT ${selection} FROM ${quoteSqlite(table.name)}`;
    if (!isSurelyLarge(table.rowEstimate)) return `${from} LIMIT ${sampleRowCountMax}`;
    // Both ends of the tree: the oldest and the newest rows, read without a sort.
    const half = sampleRowCountMax / 2;
    const oldest = `SELECT * FROM (${from} ORDER BY _rowid_ LIMIT ${half})`;
    return `${oldest} UNION ALL SELECT * FROM (${from} ORDER BY _rowid_ DESC LIMIT ${half})`;
  },
  sampled: (column, expression) =>
    column.type === "text" ? `substr(${expression}, 1, ${sampledTextLength})` : expression,
  asText: (expression) => `CAST(${expression} AS TEXT)`,
  textLength: (expression) => `length(${expression})`,
};
