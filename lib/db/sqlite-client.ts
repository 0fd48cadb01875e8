import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { type Client, createClient, LibsqlError, type TransactionMode } from "@libsql/client";
import { AppError } from "@/lib/errors";

export type SqliteClient = Client & {
  /** Runs `work` while nothing else of this process writes. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
};

/** How long one attempt may hold up the event loop: libSQL waits synchronously for a lock that another process holds. */
const blockedMsMax = 50;
const busyGiveUpMs = 10_000;
const busyPauseMs = 20;

/**
 * Opens the embedded store's file: write-ahead log, waits for locks, foreign keys on (libSQL's default, so no connection can miss it).
 *
 * libSQL runs statements synchronously on pooled connections. A statement that waits for a transaction of this same process
 * would stop the event loop that must end that transaction. So writers queue here, in the process, before they reach the file;
 * only other processes (the command line) are met at SQLite's own lock, and that is retried without holding up the loop.
 */
export async function openSqliteClient(file: string): Promise<SqliteClient> {
  const client = createClient({ url: `file:${file}`, timeout: blockedMsMax });
  await untilNotBusy(() => client.execute("PRAGMA journal_mode = WAL"));
  return withWriteQueue(client);
}

function withWriteQueue(client: Client): SqliteClient {
  const insideTransaction = new AsyncLocalStorage<true>();
  let last: Promise<unknown> = Promise.resolve();

  async function queued<T>(work: () => Promise<T>): Promise<T> {
    if (insideTransaction.getStore() === true) {
      throw new AppError("A write inside inTransaction() must go through its tx: past it, it would wait for itself");
    }
    const turn = last.then(work);
    last = turn.catch(() => undefined); // its caller hears of the failure; the queue only waits for the end
    return await turn;
  }

  return {
    ...pickPassive(client),
    get closed() {
      return client.closed;
    },
    execute: ((statement: Parameters<Client["execute"]>[0], args?: Parameters<Client["execute"]>[1]) => {
      const text = typeof statement === "string" ? statement : (statement as { sql: string }).sql;
      const run = () => untilNotBusy(() => client.execute(statement as string, args));
      return isRead(text) ? run() : queued(run);
    }) as Client["execute"],
    batch: (statements, mode) => queued(() => untilNotBusy(() => client.batch(statements, mode ?? "write"))),
    // Called by drizzle's `transaction`, which runs inside `exclusively`.
    transaction: (mode?: TransactionMode) => untilNotBusy(() => client.transaction(mode ?? "write")),
    exclusively: (work) => queued(() => insideTransaction.run(true, work)),
  };
}

/** The parts of the client that need no queue. Methods must keep their `this`: libSQL's client has private fields. */
function pickPassive(client: Client) {
  return {
    protocol: client.protocol,
    migrate: client.migrate.bind(client),
    executeMultiple: client.executeMultiple.bind(client),
    sync: client.sync.bind(client),
    reconnect: client.reconnect.bind(client),
    close: client.close.bind(client),
  };
}

/** Statements are printed by the query builder: a read starts with `select`. Anything else may write. */
function isRead(sql: string): boolean {
  return /^\s*select\b/i.test(sql);
}

async function untilNotBusy<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + busyGiveUpMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const busy = error instanceof LibsqlError && error.code === "SQLITE_BUSY";
      if (!busy || performance.now() > giveUpAt) throw error;
      await delay(busyPauseMs);
    }
  }
}
