import "server-only";
import type { PrivateAllowed } from "@/lib/outbound/checked-lookup";
import { privateAddressesAllowed } from "@/lib/outbound/network-settings";
import { fail, ok, type Result } from "@/lib/result";
import type { Driver, DriverRows, RunOptions } from "@/lib/source/driver";
import { planLinesMax, planTable } from "@/lib/source/drivers/plan-lines";
import { ownRefusal } from "@/lib/source/drivers/refusals";
import { addStatistics } from "@/lib/source/drivers/statistics/add-statistics";
import { mysqlEstimate } from "./mysql-estimate";
import { createMysqlPool } from "./mysql-pool";
import { type MysqlConnection, mysqlRefusal } from "./mysql-refusal";
import { runMysql } from "./mysql-run";
import { mysqlStatistics } from "./mysql-statistics";
import { readMysqlStructure, readMysqlSummary } from "./mysql-structure";

const structureTimeoutMs = 20_000;
const structureBounds = { rowCountMax: 200_000, byteCountMax: 256 * 1024 * 1024 };

/** MySQL 8, MariaDB 10.6 and later, and servers that speak their wire protocol. */
export function createMysqlDriver(
  connection: MysqlConnection,
  privateAllowed: PrivateAllowed = privateAddressesAllowed,
): Driver {
  const pool = createMysqlPool(connection, privateAllowed);

  async function attempt<T>(timeoutMs: number, work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work());
    } catch (error) {
      return fail(ownRefusal(error, timeoutMs) ?? mysqlRefusal(error, connection, timeoutMs));
    }
  }

  const run = (sql: string, options: RunOptions): Promise<Result<DriverRows>> =>
    attempt(options.timeoutMs, () => runMysql(pool, sql, options));

  const read = (signal: AbortSignal) => (sql: string) =>
    runMysql(pool, sql, { signal, timeoutMs: structureTimeoutMs, ...structureBounds });

  return {
    kind: "mysql",
    run,
    test: (signal) => attempt(structureTimeoutMs, () => readMysqlSummary(read(signal))),
    async introspect(options) {
      const { signal, onProgress } = options;
      onProgress({ stage: "connecting", done: 0, total: 0, table: null });
      const structure = await attempt(structureTimeoutMs, () => readMysqlStructure(read(signal), onProgress));
      if (!structure.ok) return structure;
      return addStatistics(structure.value, { ...options, dialect: mysqlStatistics, run, concurrency: 4 });
    },
    estimate: (sql, options) =>
      attempt(options.timeoutMs, async () => {
        const plan = await runMysql(pool, `EXPLAIN FORMAT=JSON ${sql}`, { ...options, rowCountMax: 1 });
        return mysqlEstimate(JSON.parse(String(plan.rows[0]?.[0])), options.stopsAfter);
      }),
    explain: (sql, options) =>
      attempt(options.timeoutMs, async () => {
        const { columns, rows } = await runMysql(pool, `EXPLAIN ${sql}`, { ...options, rowCountMax: planLinesMax });
        return planTable(columns, rows);
      }),
    poolUse: () => pool.use(),
    close: () => pool.close(),
  };
}
