import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { setTimeout as delay, setImmediate as untilIdle } from "node:timers/promises";

/** In the form that drizzle's SQLite proxy driver takes; `rowsAffected` is for `affectedRows`. */
export type SqliteAnswer = { rows: unknown[]; rowsAffected: number };
export type SqliteMethod = "run" | "all" | "values" | "get";

export type SqliteFile = {
  execute(sql: string, parameters: unknown[], method: SqliteMethod): Promise<SqliteAnswer>;
  /** Runs `work` while nothing else of this process writes; what it executes goes to the one writing connection. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** How long one attempt may hold up the event loop: SQLite waits synchronously for a lock that another process holds. */
const blockedMsMax = 50;
const busyGiveUpMs = 10_000;
const busyPauseMs = 20;
const busyCode = 5;

/**
 * Opens the embedded store's file with one connection that writes and one that reads beside it (write-ahead log).
 *
 * SQLite has one writer at a time and waits for it synchronously, which would stop the very event loop that must end a
 * transaction of this process. So writers queue here before they reach the file; only other processes (the command line) are
 * met at SQLite's own lock, and that is tried again without holding up the loop.
 * Node's own SQLite, because libSQL's connections keep a statement that met a busy file open: later writes on the connection
 * then report success and are never committed.
 */
export async function openSqliteFile(file: string): Promise<SqliteFile> {
  const writer = new DatabaseSync(file, { timeout: blockedMsMax, enableForeignKeyConstraints: true });
  // FULL: what was confirmed survives a power cut.
  await untilNotBusy(() => writer.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"));
  const reader = new DatabaseSync(file, { timeout: blockedMsMax });
  reader.exec("PRAGMA query_only = ON");
  return withWriteQueue(writer, reader);
}

/** Writes that came in one turn of the event loop: confirmed together, with one wait for the disk. */
type Batch = {
  readonly writes: { readonly sql: string; readonly parameters: unknown[] }[];
  readonly done: Promise<Settled[]>;
};
type Settled = PromiseSettledResult<SqliteAnswer>;

function withWriteQueue(writer: DatabaseSync, reader: DatabaseSync): SqliteFile {
  /** Set inside `exclusively`; closed at its end, because something it started may outlive it. */
  const turn = new AsyncLocalStorage<{ open: boolean }>();
  let last: Promise<unknown> = Promise.resolve();

  async function queued<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined); // its caller hears of the failure; the queue only waits for the end
    return await mine;
  }

  /** The one that still takes writes; null once something else stands in the queue behind it, or it has begun. */
  let gathering: Batch | null = null;

  function gather(): Batch {
    const writes: Batch["writes"] = [];
    const done = queued(async () => {
      await untilIdle(); // requests that are served in the same turn of the loop bring theirs
      gathering = null;
      return await untilNotBusy(() => runTogether(writer, writes));
    });
    gathering = { writes, done };
    return gathering;
  }

  async function written(sql: string, parameters: unknown[]): Promise<SqliteAnswer> {
    const { writes, done } = gathering ?? gather();
    const place = writes.push({ sql, parameters }) - 1;
    const mine = (await done)[place];
    if (mine?.status === "fulfilled") return mine.value;
    throw mine?.reason;
  }

  return {
    execute(sql, parameters, method) {
      const run = (on: DatabaseSync) => untilNotBusy(() => executeOn(on, sql, parameters, method));
      if (turn.getStore()?.open === true) return run(writer);
      return method === "run" ? written(sql, parameters) : run(reader);
    },
    exclusively(work) {
      gathering = null;
      return queued(async () => {
        const mine = { open: true };
        try {
          return await turn.run(mine, work);
        } finally {
          mine.open = false;
        }
      });
    },
    close: () => {
      gathering = null;
      return queued(async () => {
        reader.close();
        writer.close();
      });
    },
  };
}

/** Each write succeeds or fails for itself, as if it stood alone; what makes SQLite end the transaction fails them all. */
function runTogether(on: DatabaseSync, writes: Batch["writes"]): Settled[] {
  const attempt = ({ sql, parameters }: Batch["writes"][number]): Settled => {
    try {
      return { status: "fulfilled", value: executeOn(on, sql, parameters, "run") };
    } catch (reason) {
      if (!on.isTransaction) throw reason;
      return { status: "rejected", reason };
    }
  };
  const [only] = writes;
  if (writes.length === 1 && only) {
    // Busy is for `untilNotBusy` to see.
    return [{ status: "fulfilled", value: executeOn(on, only.sql, only.parameters, "run") }];
  }
  on.exec("BEGIN IMMEDIATE");
  try {
    const settled = writes.map(attempt);
    on.exec("COMMIT");
    return settled;
  } catch (error) {
    if (on.isTransaction) on.exec("ROLLBACK");
    throw error;
  }
}

function executeOn(on: DatabaseSync, sql: string, parameters: unknown[], method: SqliteMethod): SqliteAnswer {
  // SQLite ends a transaction by itself on some failures (a full disk); rolling back again would hide the reason.
  if (sql === "rollback" && !on.isTransaction) return { rows: [], rowsAffected: 0 };
  const statement = on.prepare(sql);
  statement.setReturnArrays(true);
  // The query builder has brought every value into a form of SQLite's.
  const values = parameters as SQLInputValue[];
  if (method === "run") return { rows: [], rowsAffected: Number(statement.run(...values).changes) };
  if (method !== "get") return { rows: statement.all(...values), rowsAffected: 0 };
  // For `get` the builder expects the one row itself in `rows`, or nothing.
  return { rows: statement.get(...values) as unknown as unknown[], rowsAffected: 0 };
}

async function untilNotBusy<T>(attempt: () => T): Promise<T> {
  const giveUpAt = performance.now() + busyGiveUpMs;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      const busy = error instanceof Error && Number(Reflect.get(error, "errcode")) % 256 === busyCode;
      if (!busy || performance.now() > giveUpAt) throw error;
      await delay(busyPauseMs);
    }
  }
}
