import type { DatabaseSync } from "node:sqlite";
import { inBatches, type StoredRow } from "@/lib/db/stored-table";

/** The rows of a table with these columns, without holding them all. */
export function sqliteRows(
  database: DatabaseSync,
  { name, columns }: { readonly name: string; readonly columns: readonly string[] },
): AsyncGenerator<StoredRow[]> {
  const statement = database.prepare(`SELECT ${columns.map((column) => `"${column}"`).join(", ")} FROM "${name}"`);
  statement.setReturnArrays(true);
  // Of a table of ours: texts and numbers.
  return inBatches(statement.iterate() as unknown as Iterable<StoredRow>);
}

export function countSqliteRows(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`SELECT count(*) AS count FROM "${name}"`).get()?.count);
}

/** What the store remembers of the migration that it has had last. */
export function newestSqliteMigration(database: DatabaseSync): number {
  return Number(database.prepare("SELECT max(created_at) AS newest FROM __drizzle_migrations").get()?.newest);
}
