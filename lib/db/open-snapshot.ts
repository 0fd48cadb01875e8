import "server-only";
import type { StoreLocation } from "@/lib/db/open-store";
import type { StoredRow } from "@/lib/db/stored-table";
import { openMysqlSnapshot } from "@/lib/db/whole/mysql-snapshot";
import { openSqliteSnapshot } from "@/lib/db/whole/sqlite-snapshot";

/** All of a store as it was at one moment, whatever is written meanwhile. */
export type StoreSnapshot = {
  readonly dialect: "mysql" | "sqlite";
  /** Name of the migration that it has had last: an older store is read as it is. */
  readonly schema: string;
  readonly tables: readonly SnapshotTable[];
  /** In batches of about a megabyte, with the columns as `tables` has them. **Order** none. */
  rows(table: SnapshotTable): AsyncIterable<readonly StoredRow[]>;
  close(): Promise<void>;
};

/** `columns`: those of today's schema that the table has. */
export type SnapshotTable = { readonly name: string; readonly columns: readonly string[]; readonly rowCount: number };

/**
 * Opens a store to read all of it, without migrating it. `others`: whether others may use it meanwhile; what they write is not seen.
 * Fails: throws an AppError where there is no store, where it is newer than this program, and `StoreInUse`.
 */
export function openSnapshot(
  location: StoreLocation,
  { others }: { readonly others: "allowed" | "refused" },
): Promise<StoreSnapshot> {
  return location.dialect === "mysql"
    ? openMysqlSnapshot(location.url, others)
    : openSqliteSnapshot(location.file, others);
}
