import "server-only";
import type { DuckDBInstance } from "@duckdb/node-api";
import { type Refusal, refuse } from "@/lib/errors";
import { fail, ok, type Result } from "@/lib/result";
import type { Driver, DriverRows, RunOptions } from "@/lib/source/driver";
import { errorText, failedRefusal, stoppedRefusal } from "@/lib/source/drivers/refusals";
import { addStatistics } from "@/lib/source/drivers/statistics/add-statistics";
import { StoppedError } from "@/lib/source/drivers/watch-limits";
import type { Connection } from "@/lib/source/schema";
import { type FileAccess, resolveSourceFile } from "@/lib/source/source-files";
import { fileReader, openDuckdbInstance, viewNames } from "./duckdb-instance";
import { runDuckdb } from "./duckdb-run";
import { duckdbStatistics } from "./duckdb-statistics";
import { readDuckdbStructure, readDuckdbSummary } from "./duckdb-structure";

const structureTimeoutMs = 20_000;

function duckdbRefusal(error: unknown): Refusal {
  const message = errorText(error);
  // Another process writes to the file.
  if (/could not set lock/i.test(message)) return refuse("source/unreachable").error;
  return failedRefusal(message.replace(/^\w+ Error: /, ""));
}

async function resolveAll(files: readonly string[], access: FileAccess): Promise<Result<string[]>> {
  const resolved: string[] = [];
  for (const file of files) {
    const real = await resolveSourceFile(file, access);
    if (!real.ok) return real;
    // One database file stands alone; several files must be ones that a table function reads.
    if (files.length > 1 && fileReader(real.value) === null) return refuse("source/file", { file });
    resolved.push(real.value);
  }
  return ok(resolved);
}

/** Row counts that Parquet files state in their footers; CSV files state none. */
async function readRowCounts(
  files: readonly string[],
  read: (sql: string) => Promise<DriverRows>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const names = viewNames(files);
  for (const [index, file] of files.entries()) {
    const name = names[index];
    if (name === undefined || fileReader(file) !== "read_parquet") continue;
    const { rows } = await read(`SELECT count(*) FROM "${name}"`);
    counts.set(name, Number(rows[0]?.[0] ?? 0));
  }
  return counts;
}

/** A DuckDB file, or CSV and Parquet files as one view each; opened in this process, read-only. Fails: source/file. */
export async function openDuckdbDriver(
  connection: Extract<Connection, { kind: "duckdb" }>,
  fileAccess: FileAccess,
): Promise<Result<Driver>> {
  const files = await resolveAll(connection.files, fileAccess);
  if (!files.ok) return files;
  let instance: DuckDBInstance;
  try {
    instance = await openDuckdbInstance(files.value);
  } catch (error) {
    const refusal = duckdbRefusal(error);
    // A file that is no database, or no table, or of a newer version.
    return refusal.code === "execute/failed"
      ? refuse("source/file", { file: connection.files.join(", ") })
      : fail(refusal);
  }

  async function attempt<T>(timeoutMs: number, work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work());
    } catch (error) {
      if (error instanceof StoppedError) return fail(stoppedRefusal(error.reason, timeoutMs));
      return fail(duckdbRefusal(error));
    }
  }

  const run = (sql: string, options: RunOptions): Promise<Result<DriverRows>> =>
    attempt(options.timeoutMs, () => runDuckdb(instance, sql, options));

  const read = (signal: AbortSignal) => (sql: string) =>
    runDuckdb(instance, sql, { signal, timeoutMs: structureTimeoutMs, rowCountMax: 200_000 });

  return ok({
    kind: "duckdb",
    run,
    test: (signal) => attempt(structureTimeoutMs, () => readDuckdbSummary(read(signal))),
    async introspect({ signal, onProgress }) {
      onProgress({ stage: "connecting", done: 0, total: 0, table: null });
      const structure = await attempt(structureTimeoutMs, async () =>
        readDuckdbStructure(read(signal), await readRowCounts(files.value, read(signal)), onProgress),
      );
      if (!structure.ok) return structure;
      return addStatistics(structure.value, { dialect: duckdbStatistics, run, signal, onProgress, concurrency: 2 });
    },
    async close() {
      instance.closeSync();
    },
  });
}
