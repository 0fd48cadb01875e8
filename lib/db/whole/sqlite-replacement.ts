import "server-only";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { StoreReplacement } from "@/lib/db/open-replacement";
import { storedTables } from "@/lib/db/stored-table";
import { AppError } from "@/lib/errors";
import { openExclusively } from "./exclusive-sqlite";
import { nameOfSchema } from "./name-of-schema";
import { countSqliteRows, newestSqliteMigration, sqliteRows } from "./sqlite-rows";

/** One transaction in the file itself, which nobody else has open. */
export function openSqliteReplacement(file: string): StoreReplacement {
  const database = openExclusively(file);
  try {
    nameOfSchema("sqlite", newestSqliteMigration(database));
    // Pages of indexes that do not fit are written to the log again and again. Units: KiB.
    database.exec("PRAGMA cache_size = -65536");
    return replacementIn(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function replacementIn(database: DatabaseSync): StoreReplacement {
  const counts = storedTables().map(({ name }) => [name, countSqliteRows(database, name)] as const);
  return {
    standing: new Map(counts.filter(([, count]) => count > 0)),
    async begin() {
      for (const { name } of storedTables()) database.exec(`DELETE FROM "${name}"`);
    },
    async insert({ name, columns }, rows) {
      const statement = database.prepare(
        `INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join(", ")})
         VALUES (${columns.map(() => "?").join(", ")})`,
      );
      try {
        for (const row of rows) statement.run(...(row as SQLInputValue[]));
      } catch (cause) {
        throw new AppError(`A row of "${name}" cannot be stored`, { cause });
      }
    },
    rows: ({ name, columns }) => sqliteRows(database, { name, columns: columns.map((column) => column.name) }),
    commit: async () => database.exec("COMMIT"),
    // An open transaction ends with its connection.
    close: async () => database.close(),
  };
}
