import "server-only";
import type { SQL } from "drizzle-orm";
import type { MySqlColumn, MySqlTable } from "drizzle-orm/mysql-core";
import type { MySqlRawQueryResult } from "drizzle-orm/mysql2";
import type { BaseSQLiteDatabase, SQLiteColumn, SQLiteInsertBase } from "drizzle-orm/sqlite-core";
import { mysqlTransaction } from "@/lib/db/mysql-transaction";
import type { Database, Store, StoreUnreachable } from "@/lib/db/open-store";
import type { SqliteAnswer } from "@/lib/db/sqlite-file";
import type { Refusal } from "@/lib/errors";

/** What reads and writes: the store's `db`, or the `tx` that `inTransaction` hands out. */
export type Writer = Pick<Database, "select" | "selectDistinct" | "insert" | "update" | "delete">;

/**
 * Inserts a row, or changes the one that has the same `target` key. Inside a transaction pass `{ dialect, db: tx }`.
 * Example: `await upsert(await store(), tables.settings, { name, value, updatedAt }, { target: tables.settings.name, set: { value, updatedAt } })`
 */
export async function upsert<T extends MySqlTable>(
  on: Pick<Store, "dialect"> & { db: Writer },
  table: T,
  values: T["$inferInsert"],
  {
    target,
    set,
  }: { target: MySqlColumn | MySqlColumn[]; set: { [K in keyof T["$inferInsert"]]?: T["$inferInsert"][K] | SQL } },
): Promise<void> {
  const insert = on.db.insert(table).values(values);
  if (on.dialect === "mysql") {
    await insert.onDuplicateKeyUpdate({ set });
    return;
  }
  // On SQLite `db` builds SQLite statements behind its MySQL type (see `open-store.ts`).
  const sqliteInsert = insert as unknown as SQLiteInsertBase<never, "async", unknown>;
  await sqliteInsert.onConflictDoUpdate({ target: target as unknown as SQLiteColumn | SQLiteColumn[], set });
}

/** How many rows an update or delete matched, whether or not their values changed. */
export function affectedRows(result: MySqlRawQueryResult | SqliteAnswer): number {
  return "rowsAffected" in result ? result.rowsAffected : result[0].affectedRows;
}

/**
 * Runs `work` in one transaction: all of it or none. Everything inside goes through `tx`, and it has no other effects: on MySQL it runs
 * again where the server undid it for the sake of another (two that wait for each other; two nodes of a cluster that were changed alike).
 * Keep it short and free of network calls: on SQLite all other writers wait. It does not nest.
 */
export async function inTransaction<T>(on: Store, work: (tx: Writer) => Promise<T>): Promise<T> {
  if (on.pool !== null) return await mysqlTransaction(on.pool, work);
  if (on.file === null) throw new Error("a store is a pool or a file");
  // Immediate: a transaction that took the lock at its first write could be refused half way, and could not try again.
  const sqlite = on.db as unknown as BaseSQLiteDatabase<"async", unknown>;
  return await on.file.exclusively(() =>
    sqlite.transaction((tx) => work(tx as unknown as Writer), { behavior: "immediate" }),
  );
}

/** Whether a write failed because a unique key already has this value. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCodesOf(error).some(
    (code) => code === "ER_DUP_ENTRY" || code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY",
  );
}

const fullCodes = new Set(["SQLITE_FULL", "ENOSPC", "ER_RECORD_FILE_FULL", "ER_DISK_FULL"]);
const unavailableCodes = new Set([
  "SQLITE_BUSY",
  "SQLITE_CANTOPEN",
  "ER_CON_COUNT_ERROR",
  "ER_SERVER_SHUTDOWN",
  "ER_CONNECTION_KILLED",
  "ER_UNKNOWN_COM_ERROR", // a node of a Galera cluster that has lost the others
  "ER_OPTION_PREVENTS_STATEMENT", // one that only takes reads, while another takes over
  "ER_READ_ONLY_MODE",
  "ER_LOCK_DEADLOCK", // again and again
  "ER_LOCK_WAIT_TIMEOUT",
  "PROTOCOL_CONNECTION_LOST",
  "PROTOCOL_SEQUENCE_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOTFOUND",
]);

/** The refusal behind a failed query of the store (a full disk, a server that is away); null for everything else, which is a bug. */
export function storeRefusal(error: unknown): Refusal | null {
  const codes = errorCodesOf(error);
  if (codes.some((code) => fullCodes.has(code))) return { code: "db/full", params: {} };
  // The same network codes come from data sources and models: only a failed query of the store counts here.
  if (isOfStore(error) && codes.some((code) => unavailableCodes.has(code)))
    return { code: "db/unavailable", params: {} };
  return null;
}

/**
 * By what they have, not by their classes: the server's bundle and those of the routes share one store, and each has classes of its own.
 */
function isOfStore(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isFailedQuery = "query" in error && "params" in error && error.message.startsWith("Failed query: ");
  return isFailedQuery || Reflect.get(error, "isOfStore" satisfies keyof StoreUnreachable) === true;
}

/** The codes of an error and of everything it was caused by. */
function errorCodesOf(error: unknown): string[] {
  const found: string[] = [];
  for (let current = error; current instanceof Error; current = current.cause) {
    const { code, errcode } = current as { code?: unknown; errcode?: unknown };
    if (typeof errcode === "number")
      found.push(sqliteCodes[errcode] ?? sqliteCodes[errcode % 256] ?? `SQLITE_${errcode}`);
    else if (typeof code === "string") found.push(code);
  }
  return found;
}

/** https://www.sqlite.org/rescode.html; exact codes first, then those that stand for a family (the low byte). */
const sqliteCodes: Record<number, string> = {
  1555: "SQLITE_CONSTRAINT_PRIMARYKEY",
  2067: "SQLITE_CONSTRAINT_UNIQUE",
  4874: "SQLITE_FULL", // no room to grow the shared-memory file beside the database
  5: "SQLITE_BUSY",
  13: "SQLITE_FULL",
  14: "SQLITE_CANTOPEN",
};

/**
 * Makes transactions that name the same thing wait for each other until they end. Call it first in the transaction: what is
 * read afterwards is then the newest (on MySQL the snapshot begins with the first read).
 */
export async function takeTurn(on: Pick<Store, "dialect" | "tables"> & { db: Writer }, thing: string): Promise<void> {
  const { settings } = on.tables;
  const updatedAt = new Date();
  await upsert(
    on,
    settings,
    { name: `turn:${thing}`, value: {}, updatedAt },
    { target: settings.name, set: { updatedAt } },
  );
}
