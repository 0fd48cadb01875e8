import "server-only";
import pLimit from "p-limit";
import type { Refusal } from "@/lib/errors";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import type { Driver, IntrospectOptions } from "@/lib/source/driver";
import type { SourceStructure, TableStructure } from "@/lib/source/schema";
import { tableKey } from "@/lib/source/table-key";
import { readTableStatistics, type TableStatistics } from "./read-table-statistics";
import { sampleSizes } from "./sample-size";
import type { StatisticsDialect } from "./statistics-dialect";

/** A view may have to be computed in full before it gives a row. A table never is: what takes it long is a machine that has much to do. */
const timeoutMs = { view: 3_000, table: 10_000 };
const totalTimeoutMs = 100_000;
/** Of one sample, whatever its texts: as many tables as run side by side are held at once. */
const byteCountMax = 16 * 1024 * 1024;

type Options = IntrospectOptions & {
  readonly dialect: StatisticsDialect;
  readonly run: Driver["run"];
  /** Tables looked at side by side. */
  readonly concurrency: number;
};

/** `finished`: nothing more will be read of it. False where the time for all tables was over. */
type Outcome =
  | { readonly kind: "table"; readonly table: TableStructure; readonly finished: boolean }
  | { readonly kind: "unreadable"; readonly reason: string; readonly table: TableStructure };

function reasonOf(refusal: Refusal): string | null {
  if (refusal.code === "execute/failed") return String(refusal.params.reason ?? "");
  return refusal.code === "source/rights" ? "permission denied" : null;
}

function withStatistics(
  table: TableStructure,
  { columns: statistics, uniqueInSample }: TableStatistics,
): TableStructure {
  const first = statistics[0];
  return {
    ...table,
    rowEstimate: first?.complete ? first.sampledRowCount : table.rowEstimate,
    columns: table.columns.map((column, index) => ({ ...column, statistics: statistics[index] ?? null })),
    ...(uniqueInSample && { uniqueInSample }),
  };
}

async function readTable(
  table: TableStructure,
  options: Options,
  bounds: { endsAtMs: number; rowCountMax: number },
): Promise<Result<Outcome>> {
  const { endsAtMs, rowCountMax } = bounds;
  // A view over something that is gone shows no columns in MariaDB.
  if (table.columns.length === 0) return ok({ kind: "unreadable", table, reason: "no column of it can be read" });
  const leftMs = Math.min(timeoutMs[table.kind], endsAtMs - Date.now());
  if (leftMs <= 0) return ok({ kind: "table", table, finished: false });
  const read = await readTableStatistics(table, {
    dialect: options.dialect,
    rowCountMax,
    query: (sql) => options.run(sql, { signal: options.signal, timeoutMs: leftMs, rowCountMax, byteCountMax }),
  });
  if (read.ok) return ok({ kind: "table", table: withStatistics(table, read.value), finished: true });
  // A slow view has no statistics; a table that cannot be read is left out; a source that went away ends it all.
  if (read.error.code === "execute/timeout") return ok({ kind: "table", table, finished: true });
  const reason = reasonOf(read.error);
  return reason === null ? read : ok({ kind: "unreadable", table, reason });
}

/** The table with what is known of it; null when it has other columns now. */
function fromKnown(table: TableStructure, known: TableStructure | undefined): TableStructure | null {
  if (known === undefined || known.columns.length !== table.columns.length) return null;
  const same = table.columns.every(({ name, databaseType }, index) => {
    const before = known.columns[index];
    return before?.name === name && before.databaseType === databaseType;
  });
  if (!same) return null;
  return {
    ...table,
    rowEstimate: known.rowEstimate,
    columns: table.columns.map((column, index) => ({
      ...column,
      statistics: known.columns[index]?.statistics ?? null,
    })),
    ...(known.uniqueInSample && { uniqueInSample: known.uniqueInSample }),
  };
}

/**
 * Adds statistics of a bounded sample to every column: at most 3 s a view, 10 s a table and 100 s in all, after which columns go without.
 * Tables that turn out unreadable move to `unreadable`. Order: tables stay as given. Fails: execute/cancelled, execute/connection.
 */
export async function addStatistics(structure: SourceStructure, options: Options): Promise<Result<SourceStructure>> {
  const limit = pLimit(options.concurrency);
  const endsAtMs = Date.now() + totalTimeoutMs;
  const sizeOf = sampleSizes(structure.tables);
  const total = structure.tables.length;
  let done = 0;
  const outcomes = await Promise.all(
    structure.tables.map((table) =>
      limit(async () => {
        if (options.signal.aborted) return refuse("execute/cancelled");
        options.onProgress({ stage: "statistics", done, total, table: table.name });
        const before = fromKnown(table, options.known?.get(tableKey(table)));
        if (before !== null) {
          done += 1;
          return ok<Outcome>({ kind: "table", table: before, finished: true });
        }
        const outcome = await readTable(table, options, { endsAtMs, rowCountMax: sizeOf(table) });
        if (outcome.ok && outcome.value.kind === "table" && outcome.value.finished)
          options.onTable?.(outcome.value.table);
        done += 1;
        options.onProgress({ stage: "statistics", done, total, table: table.name });
        return outcome;
      }),
    ),
  );
  const tables: TableStructure[] = [];
  const unreadable = [...structure.unreadable];
  for (const outcome of outcomes) {
    if (!outcome.ok) return outcome;
    const { value } = outcome;
    if (value.kind === "table") tables.push(value.table);
    else unreadable.push({ schema: value.table.schema, name: value.table.name, reason: value.reason });
  }
  return ok({ ...structure, tables, unreadable });
}
