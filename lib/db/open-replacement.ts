import "server-only";
import { existsSync } from "node:fs";
import { openStore, type StoreLocation, StoreUnreachable } from "@/lib/db/open-store";
import { StoreInUse } from "@/lib/db/store-in-use";
import type { StoredRow, StoredTable } from "@/lib/db/stored-table";
import { openExclusively } from "@/lib/db/whole/exclusive-sqlite";
import { openMysqlReplacement } from "@/lib/db/whole/mysql-replacement";
import { refuseOthersOf } from "@/lib/db/whole/mysql-session";
import { NewerStore } from "@/lib/db/whole/name-of-schema";
import { openSqliteReplacement } from "@/lib/db/whole/sqlite-replacement";

/**
 * What is to stand in a store in place of all that it holds, at once. Until `commit` readers find the old state; a process that dies
 * before it leaves the old state.
 */
export type StoreReplacement = {
  /** Tables that hold something now, with their rows. */
  readonly standing: ReadonlyMap<string, number>;
  /** Begins with nothing in any table. */
  begin(): Promise<void>;
  /** Fails: throws an AppError that names the table when this dialect cannot take a row. */
  insert(table: StoredTable, rows: readonly StoredRow[]): Promise<void>;
  /** What was inserted, read back. */
  rows(table: StoredTable): AsyncIterable<readonly StoredRow[]>;
  commit(): Promise<void>;
  /** Ends it; what was not committed never was. */
  close(): Promise<void>;
};

/**
 * Opens a store for other contents, bringing its tables up to date. `others`: whether others may be connected to it (MySQL alone).
 * Fails: throws `StoreUnreachable`, `StoreInUse`, an AppError where it is newer than this program.
 */
export async function openReplacement(
  location: StoreLocation,
  { others }: { readonly others: "allowed" | "refused" },
): Promise<StoreReplacement> {
  // Whether it is in use is looked at before tables are changed, and again when nobody can come in between any more.
  if (location.dialect === "mysql") {
    if (others === "refused") await refuseOthersOf(location.url);
    await migrate(location);
    return await openMysqlReplacement(location.url, others);
  }
  try {
    if (existsSync(location.file)) openExclusively(location.file).close();
    await migrate(location);
    return openSqliteReplacement(location.file);
  } catch (cause) {
    if (cause instanceof StoreInUse || cause instanceof NewerStore) throw cause;
    throw new StoreUnreachable(
      `The store ${location.file} cannot be opened. If it is damaged, move it away, with its -wal and -shm, and try again`,
      { cause },
    );
  }
}

async function migrate(location: StoreLocation): Promise<void> {
  const migrated = await openStore(location);
  await migrated.close();
}
