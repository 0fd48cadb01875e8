import "server-only";
import type { FieldPacket, Connection as MysqlCore } from "mysql2";
import type { DriverRows, RunOptions } from "@/lib/source/driver";
import { StoppedError, watchLimits } from "@/lib/source/drivers/watch-limits";
import type { Cell } from "@/lib/source/schema";
import { mysqlCell, mysqlColumn } from "./mysql-cells";
import type { MysqlPool, MysqlSession } from "./mysql-pool";
import { timeLimitStatement } from "./mysql-time-limit";

/** How much longer than the server's own limit the driver waits before it kills the query itself. */
const graceMs = 1_000;

async function limitTime(session: MysqlSession, timeoutMs: number): Promise<void> {
  if (session.timeoutMs === timeoutMs) return;
  const statement = timeLimitStatement(session.serverVersion, timeoutMs);
  if (statement !== null) await session.connection.query(statement);
  session.timeoutMs = timeoutMs;
}

/** A statement without a result set, which may have changed the session: the connection is not used again. */
class NoResultError extends Error {
  override readonly name = "NoResultError";
}

/** Reads rows as they arrive and stops at the first one too many. `onTooMany` must make the server stop sending. */
function stream(core: MysqlCore, sql: string, rowCountMax: number, onTooMany: () => void): Promise<DriverRows> {
  let onBroken: (error: Error) => void = () => undefined;
  const reading = new Promise<DriverRows>((resolve, reject) => {
    let fields: FieldPacket[] | null = null;
    let columns: DriverRows["columns"] = [];
    const rows: Cell[][] = [];
    // typeCast false: raw bytes, which mysqlCell turns into cells by the column's wire type.
    const query = core.query({ sql, rowsAsArray: true, typeCast: false });
    query.on("fields", (given: FieldPacket[] | undefined) => {
      fields = given ?? null;
      columns = given?.map(mysqlColumn) ?? [];
    });
    query.on("result", (row: unknown) => {
      // A statement without a result set reports a header object here.
      if (!Array.isArray(row) || fields === null) return;
      if (rows.length === rowCountMax) {
        resolve({ columns, rows, truncated: true });
        onTooMany();
        return;
      }
      rows.push(fields.map((field, index) => mysqlCell(row[index], field, columns[index]?.type ?? "other")));
    });
    query.on("error", reject);
    query.on("end", () => {
      if (fields === null) reject(new NoResultError("the statement gives no rows"));
      else resolve({ columns, rows, truncated: false });
    });
    // A connection that breaks says so itself, not the query that it was running.
    onBroken = reject;
    core.once("error", onBroken);
  });
  return reading.finally(() => core.off("error", onBroken));
}

/**
 * Runs one statement in a read-only transaction and ends the transaction.
 * Fails: throws the driver's error, or StoppedError when the watch stopped it.
 */
export async function runMysql(pool: MysqlPool, sql: string, options: RunOptions): Promise<DriverRows> {
  const session = await pool.acquire();
  let state: "clean" | "broken" = "broken";
  let killing: Promise<void> | null = null;
  const kill = () => {
    // A server that cannot be reached for the kill is met by the destroyed connection below.
    killing ??= pool.kill(session).catch(() => session.connection.destroy());
  };
  const watch = watchLimits({ signal: options.signal, timeoutMs: options.timeoutMs + graceMs }, kill);
  try {
    const stoppedEarly = watch.stoppedBy();
    if (stoppedEarly !== null) throw new StoppedError(stoppedEarly);
    await limitTime(session, options.timeoutMs);
    await session.connection.query("START TRANSACTION READ ONLY");
    // The wrapper's core is the callback connection, whose query object streams.
    const core = session.connection.connection as unknown as MysqlCore;
    const rows = await stream(core, sql, options.rowCountMax, kill);
    if (!rows.truncated && killing === null) {
      await session.connection.query("ROLLBACK");
      state = "clean";
    }
    return rows;
  } catch (error) {
    const reason = watch.stoppedBy();
    if (reason !== null) throw new StoppedError(reason);
    if (error instanceof NoResultError) throw error;
    // An error in the SQL leaves the connection usable; ending the transaction proves it.
    if (
      !(await session.connection.query("ROLLBACK").then(
        () => false,
        () => true,
      ))
    )
      state = "clean";
    throw error;
  } finally {
    watch.end();
    // The kill has to arrive before the connection is gone, else the server runs on.
    await killing;
    pool.release(session, state);
  }
}
