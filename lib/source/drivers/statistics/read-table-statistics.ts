import { setImmediate as nextTurn } from "node:timers/promises";
import type { Result } from "@/lib/result";
import { ok } from "@/lib/result";
import type { DriverRows } from "@/lib/source/driver";
import type { ColumnStatistics, ColumnStructure, TableStructure } from "@/lib/source/schema";
import { isComplete, type StatisticsDialect, selectionOf } from "./statistics-dialect";
import { summariseColumn } from "./summarise-column";
import { tallyColumn } from "./tally-column";
import { uniqueInSample } from "./unique-in-sample";

/** Columns a statement: below what every engine allows in one SELECT. PostgreSQL: 1,664. */
const columnCountPerStatement = 1_000;
/** How long other work waits at most for a turn. **Units** ms. */
const turnMs = 10;

type Query = (sql: string) => Promise<Result<DriverRows>>;

export type TableStatistics = {
  /** In the order of the columns. */
  readonly columns: readonly ColumnStatistics[];
  readonly uniqueInSample: string[][] | undefined;
};

/** Reads the sample; where the engine cannot take it as asked, a large table is read from its start. */
async function readSample(
  table: TableStructure,
  columns: readonly ColumnStructure[],
  options: { dialect: StatisticsDialect; rowCountMax: number; query: Query },
): Promise<Result<DriverRows>> {
  const { dialect, rowCountMax, query } = options;
  const selection = selectionOf(columns, dialect);
  const [sampled, plain] = [
    dialect.sample(table, selection, rowCountMax),
    dialect.firstRows(table, selection, rowCountMax),
  ];
  const read = await query(sampled);
  return read.ok || read.error.code !== "execute/failed" || sampled === plain ? read : query(plain);
}

/**
 * Reads the sample of one table once (once for each thousand columns) and works out what it says of each column, with pauses for
 * whoever else needs the thread. Fails: as the driver's `run`.
 */
export async function readTableStatistics(
  table: TableStructure,
  options: { dialect: StatisticsDialect; rowCountMax: number; query: Query },
): Promise<Result<TableStatistics>> {
  const all: ColumnStatistics[] = [];
  let keys: string[][] | undefined;
  let turnStartedAtMs = performance.now();
  for (let start = 0; start < table.columns.length; start += columnCountPerStatement) {
    const columns = table.columns.slice(start, start + columnCountPerStatement);
    const read = await readSample(table, columns, options);
    if (!read.ok) return read;
    const { rows, truncated } = read.value;
    const complete = !truncated && isComplete(rows.length, table.rowEstimate, options.rowCountMax);
    for (const [place, column] of columns.entries()) {
      if (performance.now() - turnStartedAtMs > turnMs) {
        await nextTurn();
        turnStartedAtMs = performance.now();
      }
      all.push(summariseColumn(column, tallyColumn(rows, place, column.type), { rowCount: rows.length, complete }));
    }
    if (start === 0 && complete) keys = uniqueInSample(table, rows);
  }
  return ok({ columns: all, uniqueInSample: keys });
}
