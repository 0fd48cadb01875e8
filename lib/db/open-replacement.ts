import "server-only";
import { existsSync } from "node:fs";
import { openStore, type StoreLocation } from "@/lib/db/open-store";
import type { StoredRow, StoredTable } from "@/lib/db/stored-table";
import { openExclusively } from "@/lib/db/whole/exclusive-sqlite";
import { openMysqlReplacement } from "@/lib/db/whole/mysql-replacement";
import { refuseOthersOf } from "@/lib/db/whole/mysql-session";
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
 * Fails: throws `StoreUnreachable`, `StoreInUse`.
 */
export async function openReplacement(
  location: StoreLocation,
  { others }: { readonly others: "allowed" | "refused" },
): Promise<StoreReplacement> {
  // Looked at before tables are changed, and again when nobody can come in between any more.
  if (location.dialect === "mysql") {
    if (others === "refused") await refuseOthersOf(location.url);
  } else if (existsSync(location.file)) openExclusively(location.file).close();
  const migrated = await openStore(location);
  await migrated.close();
  return location.dialect === "mysql"
    ? await openMysqlReplacement(location.url, others)
    : await openSqliteReplacement(location.file);
}
