import "server-only";
import type { DuckDBInstance } from "@duckdb/node-api";
import { type Refusal, refuse } from "@/lib/errors";
import { fail, ok, type Result } from "@/lib/result";
import type { Driver, DriverRows, RunOptions } from "@/lib/source/driver";
import { errorText, failedRefusal, ownRefusal } from "@/lib/source/drivers/refusals";
import { addStatistics } from "@/lib/source/drivers/statistics/add-statistics";
import type { Connection } from "@/lib/source/schema";
import { type FileAccess, resolveSourceFile } from "@/lib/source/source-files";
import { duckdbEstimate, duckdbPlanLines } from "./duckdb-estimate";
import { readFooters, withFooterRanges } from "./duckdb-footers";
import { fileReader, openDuckdbInstance } from "./duckdb-instance";
import { explainDuckdb, runDuckdb } from "./duckdb-run";
import { duckdbStatistics } from "./duckdb-statistics";
import { readDuckdbStructure, readDuckdbSummary } from "./duckdb-structure";

const structureTimeoutMs = 20_000;
const structureBounds = { rowCountMax: 200_000, byteCountMax: 256 * 1024 * 1024 };

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
      return fail(ownRefusal(error, timeoutMs) ?? duckdbRefusal(error));
    }
  }

  const run = (sql: string, options: RunOptions): Promise<Result<DriverRows>> =>
    attempt(options.timeoutMs, () => runDuckdb(instance, sql, options));

  const readWith = (signal: AbortSignal) => (sql: string) =>
    runDuckdb(instance, sql, { signal, timeoutMs: structureTimeoutMs, ...structureBounds });

  return ok({
    kind: "duckdb",
    run,
    test: (signal) => attempt(structureTimeoutMs, () => readDuckdbSummary(readWith(signal))),
    async introspect(options) {
      const { signal, onProgress } = options;
      onProgress({ stage: "connecting", done: 0, total: 0, table: null });
      const read = readWith(signal);
      const structure = await attempt(structureTimeoutMs, async () => {
        const footers = await readFooters(files.value, read);
        return { footers, tables: await readDuckdbStructure(read, footers, onProgress) };
      });
      if (!structure.ok) return structure;
      const { footers, tables } = structure.value;
      const complete = await addStatistics(tables, { ...options, dialect: duckdbStatistics, run, concurrency: 2 });
      return complete.ok ? ok(withFooterRanges(complete.value, footers)) : complete;
    },
    estimate: (sql, options) =>
      attempt(options.timeoutMs, async () => {
        const plan = await explainDuckdb(instance, sql, options);
        return duckdbEstimate(JSON.parse(String(plan.rows[0]?.[1])), options);
      }),
    explain: (sql, options) =>
      attempt(options.timeoutMs, async () => {
        const plan = await explainDuckdb(instance, sql, options);
        return duckdbPlanLines(JSON.parse(String(plan.rows[0]?.[1])));
      }),
    poolUse: () => null,
    async close() {
      instance.closeSync();
    },
  });
}
