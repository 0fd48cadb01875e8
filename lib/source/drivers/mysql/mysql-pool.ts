import "server-only";
import mysql from "mysql2/promise";
import type { PrivateAllowed } from "@/lib/outbound/checked-lookup";
import { CheckedSocket } from "@/lib/outbound/checked-socket";
import { errorCode } from "@/lib/source/drivers/refusals";
import { mysqlPoolUse, type PoolUse } from "@/lib/telemetry/pool-use";
import type { MysqlConnection } from "./mysql-refusal";

const connectionCountMax = 20;
const idleCountMax = 5;
const idleTimeoutMs = 60_000;
const connectionAgeMaxMs = 30 * 60_000;
export const connectTimeoutMs = 8_000;

/**
 * The SQL mode under which the guard's text means on the server what the guard read: no ANSI_QUOTES, PIPES_AS_CONCAT or
 * NO_BACKSLASH_ESCAPES, whatever the server's default is. ONLY_FULL_GROUP_BY stays off: MariaDB's refuses columns that
 * depend on the grouped key.
 */
const sessionStatements = [
  "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'",
  "SET SESSION TRANSACTION READ ONLY",
];

/** A connection that is set up: read-only, in UTC, in the guard's SQL mode. */
export type MysqlSession = {
  readonly connection: mysql.PoolConnection;
  readonly serverVersion: string;
  /** The time limit that the session has now, so that it is only set when it changes. */
  timeoutMs: number | null;
};

export type MysqlPool = {
  acquire(): Promise<MysqlSession>;
  /** Makes the session as good as new and gives it back, or ends it when it is broken or old. */
  release(session: MysqlSession, state: "clean" | "broken"): void;
  /** Stops the statement that the session runs, over a connection of its own: the pool may be busy to the last. */
  kill(session: MysqlSession): Promise<void>;
  use(): PoolUse;
  close(): Promise<void>;
};

function optionsFor(
  connection: MysqlConnection,
  encrypted: boolean,
  privateAllowed: PrivateAllowed,
): mysql.ConnectionOptions {
  return {
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: connection.user,
    password: connection.password,
    charset: "utf8mb4_general_ci",
    connectTimeout: connectTimeoutMs,
    multipleStatements: false,
    // "prefer" takes encryption without asking who answers, as libpq does; "require" also checks the certificate.
    ...(encrypted ? { ssl: { rejectUnauthorized: connection.tls === "require" } } : {}),
    flags: ["-LOCAL_FILES"],
    stream: () => new CheckedSocket(privateAllowed).setNoDelay(true).connect(connection.port, connection.host),
  };
}

function refusesTls(error: unknown): boolean {
  return errorCode(error).startsWith("HANDSHAKE_NO_SSL");
}

/** Forgets what the statement before may have left: user variables, locks by name, temporary tables, settings. */
async function reset(session: MysqlSession): Promise<void> {
  // The promise wrapper has no word for it.
  const core = session.connection.connection as unknown as { reset(done: (error: Error | null) => void): void };
  await new Promise<void>((resolve, reject) => core.reset((error) => (error ? reject(error) : resolve())));
  for (const statement of sessionStatements) await session.connection.query(statement);
  session.timeoutMs = null;
}

async function setUp(connection: mysql.PoolConnection): Promise<MysqlSession> {
  for (const statement of sessionStatements) await connection.query(statement);
  const [rows] = await connection.query<mysql.RowDataPacket[]>("SELECT VERSION() AS version");
  return { connection, serverVersion: String(rows[0]?.version ?? ""), timeoutMs: null };
}

/** A pool of at most 20 connections; each is renewed after 30 minutes, idle ones go after one. */
export function createMysqlPool(connection: MysqlConnection, privateAllowed: PrivateAllowed): MysqlPool {
  let encrypted = connection.tls !== "off";
  const open = () =>
    mysql.createPool({
      ...optionsFor(connection, encrypted, privateAllowed),
      connectionLimit: connectionCountMax,
      maxIdle: idleCountMax,
      idleTimeout: idleTimeoutMs,
      enableKeepAlive: true,
    });
  let pool = open();
  const sessions = new WeakMap<object, { session: MysqlSession; openedAtMs: number }>();

  async function getConnection(): Promise<mysql.PoolConnection> {
    const used = pool;
    try {
      return await used.getConnection();
    } catch (error) {
      if (connection.tls !== "prefer" || !refusesTls(error)) throw error;
      encrypted = false;
      // Whoever fails first swaps the pool; the others find the new one.
      if (pool === used) {
        pool = open();
        await used.end();
      }
      return pool.getConnection();
    }
  }

  return {
    async acquire() {
      const pooled = await getConnection();
      // The promise wrapper is new at each call; the core connection below it is what lives on.
      const known = sessions.get(pooled.connection);
      if (known) return Object.assign(known.session, { connection: pooled });
      try {
        const session = await setUp(pooled);
        sessions.set(pooled.connection, { session, openedAtMs: Date.now() });
        return session;
      } catch (error) {
        pooled.destroy();
        throw error;
      }
    },
    release(session, state) {
      const openedAtMs = sessions.get(session.connection.connection)?.openedAtMs ?? 0;
      const { connection: pooled } = session;
      if (state === "broken" || Date.now() - openedAtMs > connectionAgeMaxMs) pooled.destroy();
      // Nobody waits for it: the rows are on their way already, and the pool is larger than what runs side by side.
      else
        reset(session).then(
          () => pooled.release(),
          () => pooled.destroy(),
        );
    },
    async kill(session) {
      const threadId = session.connection.threadId;
      if (threadId === null) return;
      const killer = await mysql.createConnection(optionsFor(connection, encrypted, privateAllowed));
      try {
        // The thread id is a number of the handshake. TiDB needs its own form, as its ids are 64 bits wide.
        const statement = /tidb/i.test(session.serverVersion) ? "KILL TIDB QUERY" : "KILL QUERY";
        await killer.query(`${statement} ${threadId}`);
      } finally {
        await killer.end();
      }
    },
    use: () => mysqlPoolUse(pool.pool),
    close: () => pool.end(),
  };
}
