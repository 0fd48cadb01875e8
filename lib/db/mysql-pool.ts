import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { createPool, type Pool, type PoolConnection, type QueryOptions, type QueryValues } from "mysql2/promise";
import { isLost, isRefused, isUndone, tryAgain } from "@/lib/db/mysql-failure";
import { statementSpan } from "@/lib/db/statement-span";

/** Above what any statement of ours takes: a server that says nothing for so long has vanished, and nobody has closed the line. */
const statementMsMax = 30_000;
/** With more to do than connections there are, somebody waits; longer than this it helps nobody. */
const connectionMsMax = 5_000;
const lookMs = 250;

/** Reads so much of other nodes of a Galera cluster as was confirmed before: 1 for reads, 2 for updates and deletes. */
const afterConfirmed = "SET SESSION wsrep_sync_wait = 3";

/**
 * The pool of the application store. Every connection gets the same session whatever the server's defaults are:
 * strict mode (no silent cutting of long values), UTC, utf8mb4. A statement by itself is sent again where the server says that it has
 * undone it, and a read where its connection was lost.
 */
export function openMysqlPool(url: string): Pool {
  const pool = createPool({
    uri: url,
    charset: "utf8mb4",
    timezone: "Z",
    connectionLimit: 20,
    maxIdle: 4,
    idleTimeout: 60_000,
    enableKeepAlive: true,
    connectTimeout: 10_000,
    // Ids and numbers of the schema stay below 2^53.
    supportBigNumbers: true,
  });
  pool.pool.on("connection", (connection) => {
    // Goes first: a connection sends its commands in order, and the borrower's come after this event.
    connection.query("SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'");
    connection.query(afterConfirmed, () => undefined); // no such thing outside of MariaDB
  });
  // What the query builder calls for all that is in no transaction.
  const query = (asked: QueryOptions | string, values?: QueryValues) =>
    runAlone(pool, typeof asked === "string" ? { sql: asked } : asked, values);
  return Object.assign(pool, { query: query as Pool["query"] });
}

async function runAlone(pool: Pool, options: QueryOptions, values?: QueryValues) {
  const isRead = /^\s*select\b/i.test(options.sql);
  return await tryAgain(
    () => onConnection(pool, (connection) => withLimits(connection).query(options, values)),
    (error, attemptCount) => isUndone(error) || (attemptCount === 1 && (isRefused(error) || (isRead && isLost(error)))),
  );
}

/** Lends a connection for `work`, and keeps it no longer where it is of no more use. Fails: when none becomes free in time. */
export async function onConnection<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await connectionInTime(pool);
  try {
    const value = await work(connection);
    connection.release();
    return value;
  } catch (error) {
    if (isLost(error)) connection.destroy();
    else connection.release();
    throw error;
  }
}

async function connectionInTime(pool: Pool): Promise<PoolConnection> {
  const borrowed = pool.getConnection();
  const late = new AbortController();
  const inTime = await Promise.race([borrowed, patience(late.signal)]).finally(() => late.abort());
  if (inTime !== null) return inTime;
  borrowed.then(
    (connection) => connection.release(),
    () => undefined, // it was said already that there is none
  );
  throw Object.assign(new Error("no connection to the store became free in time"), { code: "ER_CON_COUNT_ERROR" });
}

/** In small steps: a process that had no time for its work has waited for itself, and not for a connection. */
async function patience(signal: AbortSignal): Promise<null> {
  for (let waitedMs = 0; waitedMs < connectionMsMax && !signal.aborted; waitedMs += lookMs) {
    await delay(lookMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
  return null;
}

/** The connection as the query builder takes it; no statement waits for ever, and each has a span in the trace it is sent for. */
export function withLimits(connection: PoolConnection): Pick<PoolConnection, "query"> {
  const query = async (options: QueryOptions, values?: QueryValues) => {
    try {
      const limited = { ...options, timeout: statementMsMax };
      return await statementSpan("mysql", options.sql, () => connection.query(limited, values));
    } catch (error) {
      // What the driver says, without a code, where the line was already closed.
      const isClosed = error instanceof Error && Reflect.get(error, "fatal") === true && !("code" in error);
      throw isClosed ? Object.assign(error, { code: "PROTOCOL_CONNECTION_LOST" }) : error;
    }
  };
  return { query: query as PoolConnection["query"] };
}
