import "server-only";
import type { PrivateAllowed } from "@/lib/outbound/checked-lookup";
import { privateAddressesAllowed } from "@/lib/outbound/network-settings";
import { fail, ok, type Result } from "@/lib/result";
import type { Driver, DriverRows, RunOptions } from "@/lib/source/driver";
import { planLinesMax } from "@/lib/source/drivers/plan-lines";
import { ownRefusal } from "@/lib/source/drivers/refusals";
import { addStatistics } from "@/lib/source/drivers/statistics/add-statistics";
import { postgresEstimate } from "./postgres-estimate";
import { createPostgresPool } from "./postgres-pool";
import { type PostgresConnection, postgresRefusal } from "./postgres-refusal";
import { runPostgres } from "./postgres-run";
import { postgresStatistics } from "./postgres-statistics";
import { readPostgresStructure, readPostgresSummary } from "./postgres-structure";

const structureTimeoutMs = 20_000;
const structureBounds = { rowCountMax: 200_000, byteCountMax: 256 * 1024 * 1024 };

/** PostgreSQL 12 and later. */
export function createPostgresDriver(
  connection: PostgresConnection,
  privateAllowed: PrivateAllowed = privateAddressesAllowed,
): Driver {
  const pool = createPostgresPool(connection, privateAllowed);

  async function attempt<T>(timeoutMs: number, work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work());
    } catch (error) {
      return fail(ownRefusal(error, timeoutMs) ?? postgresRefusal(error, connection));
    }
  }

  const run = (sql: string, options: RunOptions): Promise<Result<DriverRows>> =>
    attempt(options.timeoutMs, () => runPostgres(pool, sql, options));

  const read = (signal: AbortSignal) => (sql: string) =>
    runPostgres(pool, sql, { signal, timeoutMs: structureTimeoutMs, ...structureBounds });

  return {
    kind: "postgres",
    run,
    test: (signal) => attempt(structureTimeoutMs, () => readPostgresSummary(read(signal), connection.schemas)),
    async introspect(options) {
      const { signal, onProgress } = options;
      onProgress({ stage: "connecting", done: 0, total: 0, table: null });
      const structure = await attempt(structureTimeoutMs, () =>
        readPostgresStructure(read(signal), connection.schemas, onProgress),
      );
      if (!structure.ok) return structure;
      return addStatistics(structure.value, { ...options, dialect: postgresStatistics, run, concurrency: 4 });
    },
    estimate: (sql, options) =>
      attempt(options.timeoutMs, async () => {
        const plan = await runPostgres(pool, `EXPLAIN (FORMAT JSON, VERBOSE) ${sql}`, { ...options, rowCountMax: 1 });
        return postgresEstimate(JSON.parse(String(plan.rows[0]?.[0])), options.tableRows);
      }),
    explain: (sql, options) =>
      attempt(options.timeoutMs, async () => {
        const { rows } = await runPostgres(pool, `EXPLAIN ${sql}`, { ...options, rowCountMax: planLinesMax });
        return rows.map(([line]) => String(line));
      }),
    poolUse: () => pool.use(),
    close: () => pool.close(),
  };
}
