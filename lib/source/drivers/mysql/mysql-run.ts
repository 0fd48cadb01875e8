import "server-only";
import type { Connection as MysqlCore } from "mysql2";
import type { DriverRows, RunOptions } from "@/lib/source/driver";
import { StoppedError, watchLimits } from "@/lib/source/drivers/watch-limits";
import { givesRows } from "./mysql-gives-rows";
import type { MysqlPool, MysqlSession } from "./mysql-pool";
import { endReading, NoResultError, streamMysql } from "./mysql-stream";
import { timeLimitStatement } from "./mysql-time-limit";

/** How much longer than the server's own limit the driver waits before it kills the query itself. */
const graceMs = 1_000;

async function limitTime(session: MysqlSession, timeoutMs: number): Promise<void> {
  if (session.timeoutMs === timeoutMs) return;
  const statement = timeLimitStatement(session.serverVersion, timeoutMs);
  if (statement !== null) await session.connection.query(statement);
  session.timeoutMs = timeoutMs;
}

/** Ends the transaction. Whether that worked, and so whether the connection is still one to work with. */
async function rollBack(session: MysqlSession): Promise<boolean> {
  return session.connection.query("ROLLBACK").then(
    () => true,
    () => false,
  );
}

/**
 * Runs one statement in a read-only transaction and ends the transaction.
 * Fails: throws the driver's error, NoResultError, TooLargeError, or StoppedError when the watch stopped it.
 */
export async function runMysql(pool: MysqlPool, sql: string, options: RunOptions): Promise<DriverRows> {
  const session = await pool.acquire();
  // The wrapper's core is the callback connection, whose query object streams.
  const core = session.connection.connection as unknown as MysqlCore;
  let clean = false;
  let killing: Promise<void> | null = null;
  const kill = () => {
    // A server that cannot be reached for the kill is met by the destroyed connection below.
    killing ??= pool.kill(session).catch(() => session.connection.destroy());
  };
  const watch = watchLimits({ signal: options.signal, timeoutMs: options.timeoutMs + graceMs }, kill);
  try {
    stopIfAsked(watch.stoppedBy());
    await limitTime(session, options.timeoutMs);
    await session.connection.query("START TRANSACTION READ ONLY");
    if (!(await givesRows(core, sql))) throw new NoResultError();
    stopIfAsked(watch.stoppedBy());
    const rows = await streamMysql(core, sql, options, kill);
    // A killed SLEEP() ends like one that has slept.
    stopIfAsked(watch.stoppedBy());
    if (killing === null) clean = await rollBack(session);
    return rows;
  } catch (error) {
    stopIfAsked(watch.stoppedBy());
    // An error in the SQL leaves the connection usable; ending the transaction proves it.
    if (killing === null) clean = await rollBack(session);
    throw error;
  } finally {
    watch.end();
    // The kill has to arrive before the connection is gone, else the server runs on.
    await killing;
    if (killing !== null) endReading(core);
    pool.release(session, clean ? "clean" : "broken");
  }
}

function stopIfAsked(reason: "cancelled" | "timeout" | null): void {
  if (reason !== null) throw new StoppedError(reason);
}
