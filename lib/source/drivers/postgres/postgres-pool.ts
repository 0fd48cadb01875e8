import "server-only";
import pg from "pg";
import type { PrivateAllowed } from "@/lib/outbound/checked-lookup";
import { CheckedSocket } from "@/lib/outbound/checked-socket";
import { logger } from "@/lib/telemetry/logger";
import type { PoolUse } from "@/lib/telemetry/pool-use";
import { type PostgresConnection, refusesTls } from "./postgres-refusal";

const log = logger("source");

const connectionCountMax = 20;
const idleTimeoutMs = 60_000;
const connectionAgeMaxSeconds = 30 * 60;
const connectTimeoutMs = 8_000;

/** Values arrive as the server prints them; `postgresCell` turns them into cells. */
const rawTypes: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text };

export type PostgresPool = {
  acquire(): Promise<pg.PoolClient>;
  /** Makes the session as good as new and gives it back, or ends it when it is broken. */
  release(client: pg.PoolClient, state: "clean" | "broken"): void;
  /** Makes the server end what a client runs, and its session with it, over a connection of its own: the pool may be busy to the last. */
  cancel(client: pg.PoolClient): Promise<void>;
  use(): PoolUse;
  close(): Promise<void>;
};

function optionsFor(
  connection: PostgresConnection,
  encrypted: boolean,
  privateAllowed: PrivateAllowed,
): pg.ClientConfig {
  return {
    host: connection.host,
    port: connection.port,
    database: connection.database,
    user: connection.user,
    password: connection.password,
    application_name: "querent",
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    stream: () => new CheckedSocket(privateAllowed),
    types: rawTypes,
    // "prefer" takes encryption without asking who answers, as libpq does; "require" also checks the certificate.
    ssl: encrypted ? { rejectUnauthorized: connection.tls === "require" } : false,
  };
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** How long a transaction may be left open by a Querent that is gone without its connection being gone. */
const idleInTransactionMs = 60_000;

/** standard_conforming_strings: a backslash in a string must mean on the server what the guard took it for. */
async function setUp(client: pg.ClientBase, schemas: readonly string[]): Promise<void> {
  const statements = [
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    `SET idle_in_transaction_session_timeout = ${idleInTransactionMs}`,
    "SET standard_conforming_strings = on",
    "SET TimeZone = 'UTC'",
    "SET DateStyle = 'ISO, YMD'",
    "SET IntervalStyle = 'postgres'",
    "SET bytea_output = 'hex'",
    "SET extra_float_digits = 1",
    `SET search_path = ${schemas.map(quoted).join(", ")}`,
  ];
  await client.query(statements.join("; "));
}

/** Forgets what the statement before may have left: settings, advisory locks, temporary tables, prepared statements, cursors. */
async function reset(client: pg.ClientBase, schemas: readonly string[]): Promise<void> {
  await client.query("DISCARD ALL");
  await setUp(client, schemas);
}

const useOf = ({ totalCount, idleCount, waitingCount }: pg.Pool): PoolUse => ({
  used: totalCount - idleCount,
  limit: connectionCountMax,
  waiting: waitingCount,
});

/** A pool of at most 20 connections; each is renewed after 30 minutes, idle ones go after one. */
export function createPostgresPool(connection: PostgresConnection, privateAllowed: PrivateAllowed): PostgresPool {
  let encrypted = connection.tls !== "off";
  const open = () => {
    const opened = new pg.Pool({
      ...optionsFor(connection, encrypted, privateAllowed),
      max: connectionCountMax,
      idleTimeoutMillis: idleTimeoutMs,
      maxLifetimeSeconds: connectionAgeMaxSeconds,
    });
    // An idle connection that the server ends is replaced at the next query; without a listener it would end the process.
    opened.on("error", (error) => log.info({ err: error }, "an idle connection to a source ended"));
    return opened;
  };
  let pool = open();
  const ready = new WeakSet<pg.PoolClient>();

  async function connect(): Promise<pg.PoolClient> {
    const used = pool;
    try {
      return await used.connect();
    } catch (error) {
      if (connection.tls !== "prefer" || !refusesTls(error)) throw error;
      encrypted = false;
      // Whoever fails first swaps the pool; the others find the new one.
      if (pool === used) {
        pool = open();
        await used.end();
      }
      return pool.connect();
    }
  }

  return {
    async acquire() {
      const client = await connect();
      if (ready.has(client)) return client;
      try {
        await setUp(client, connection.schemas);
        ready.add(client);
        return client;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    release(client, state) {
      if (state === "broken") {
        client.release(true);
        return;
      }
      // Nobody waits for it: the rows are on their way already, and the pool is larger than what runs side by side.
      reset(client, connection.schemas).then(
        () => client.release(),
        () => client.release(true),
      );
    },
    async cancel(client) {
      // The process id comes with the handshake; the typings leave it out.
      const processId = (client as unknown as { processID: number | null }).processID;
      if (processId === null) return;
      const canceller = new pg.Client(optionsFor(connection, encrypted, privateAllowed));
      await canceller.connect();
      try {
        // Not pg_cancel_backend: a cancel that arrives while the server compiles a query (JIT) is lost now and then, and the query
        // runs on. Who is ended this way is not used again in any case.
        await canceller.query("SELECT pg_terminate_backend($1)", [processId]);
      } finally {
        await canceller.end();
      }
    },
    use: () => useOf(pool),
    close: () => pool.end(),
  };
}
