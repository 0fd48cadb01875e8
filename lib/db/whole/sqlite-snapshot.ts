import "server-only";
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { StoreSnapshot } from "@/lib/db/open-snapshot";
import { storedTables } from "@/lib/db/stored-table";
import { AppError } from "@/lib/errors";
import { openExclusively } from "./exclusive-sqlite";
import { nameOfSchema } from "./name-of-schema";
import { countSqliteRows, newestSqliteMigration, sqliteRows } from "./sqlite-rows";

/** Until a checkpoint of the server is over. */
const waitMs = 10_000;

/** A read transaction on the write-ahead log: the server goes on writing beside it. */
export async function openSqliteSnapshot(file: string, others: "allowed" | "refused"): Promise<StoreSnapshot> {
  if (!existsSync(file)) throw new AppError(`There is no store at ${file}. Has Querent been started here?`);
  const database = others === "refused" ? openExclusively(file) : new DatabaseSync(file, { timeout: waitMs });
  try {
    if (others === "allowed") database.exec("PRAGMA query_only = ON; BEGIN");
    if (columnsOf(database, "__drizzle_migrations").size === 0) throw new AppError(`${file} is no store of Querent`);
    const schema = nameOfSchema("sqlite", newestSqliteMigration(database));
    const tables = storedTables().flatMap(({ name, columns }) => {
      const standing = columnsOf(database, name);
      const known = columns.map((column) => column.name).filter((column) => standing.has(column));
      return known.length === 0 ? [] : [{ name, columns: known, rowCount: countSqliteRows(database, name) }];
    });
    return {
      dialect: "sqlite",
      schema,
      tables,
      rows: (table) => sqliteRows(database, table),
      close: async () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function columnsOf(database: DatabaseSync, table: string): Set<string> {
  const rows = database.prepare("SELECT name FROM pragma_table_info(?)").all(table);
  return new Set(rows.map((row) => String(row.name)));
}
