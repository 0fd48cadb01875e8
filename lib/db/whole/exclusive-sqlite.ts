import { DatabaseSync } from "node:sqlite";
import { StoreInUse } from "@/lib/db/store-in-use";

const busyCode = 5;
/** A command that is just ending. A server does not go away. */
const waitMs = 1_000;

/**
 * Opens a file of SQLite that nobody else has open, in a transaction, and keeps all others out until it is closed.
 * In exclusive mode SQLite wants the lock that every other open connection shares, whether or not it is doing something.
 * Source: https://www.sqlite.org/wal.html#noshm
 * Fails: throws `StoreInUse`.
 */
export function openExclusively(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: waitMs });
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    return database;
  } catch (cause) {
    database.close();
    if (cause instanceof Error && Number(Reflect.get(cause, "errcode")) % 256 === busyCode) {
      throw new StoreInUse(`The store ${file} is in use: Querent is running on it. Stop it, and try again.`);
    }
    throw cause;
  }
}
