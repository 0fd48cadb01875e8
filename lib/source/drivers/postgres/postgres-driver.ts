import "server-only";
import { fail, ok, type Result } from "@/lib/result";
import type { Driver, DriverRows, RunOptions } from "@/lib/source/driver";
import { stoppedRefusal } from "@/lib/source/drivers/refusals";
import { addStatistics } from "@/lib/source/drivers/statistics/add-statistics";
import { StoppedError } from "@/lib/source/drivers/watch-limits";
import { createPostgresPool } from "./postgres-pool";
import { type PostgresConnection, postgresRefusal } from "./postgres-refusal";
import { runPostgres } from "./postgres-run";
import { postgresStatistics } from "./postgres-statistics";
import { readPostgresStructure, readPostgresSummary } from "./postgres-structure";

const structureTimeoutMs = 20_000;

/** PostgreSQL 12 and later. */
export function createPostgresDriver(connection: PostgresConnection): Driver {
  const pool = createPostgresPool(connection);

  async function attempt<T>(timeoutMs: number, work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work());
    } catch (error) {
      if (error instanceof StoppedError) return fail(stoppedRefusal(error.reason, timeoutMs));
      return fail(postgresRefusal(error, connection));
    }
  }

  const run = (sql: string, options: RunOptions): Promise<Result<DriverRows>> =>
    attempt(options.timeoutMs, () => runPostgres(pool, sql, options));

  const read = (signal: AbortSignal) => (sql: string) =>
    runPostgres(pool, sql, { signal, timeoutMs: structureTimeoutMs, rowCountMax: 200_000 });

  return {
    kind: "postgres",
    run,
    test: (signal) => attempt(structureTimeoutMs, () => readPostgresSummary(read(signal), connection.schemas)),
    async introspect({ signal, onProgress }) {
      onProgress({ stage: "connecting", done: 0, total: 0, table: null });
      const structure = await attempt(structureTimeoutMs, () =>
        readPostgresStructure(read(signal), connection.schemas, onProgress),
      );
      if (!structure.ok) return structure;
      return addStatistics(structure.value, { dialect: postgresStatistics, run, signal, onProgress, concurrency: 4 });
    },
    close: () => pool.close(),
  };
}
