import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrationsFolder } from "@/lib/db/known-migrations";
import { migrateMysql } from "@/lib/db/migrate-mysql";
import { migrateSqlite } from "@/lib/db/migrate-sqlite";
import { openMysqlPool } from "@/lib/db/mysql-pool";
import type { StoreLocation } from "@/lib/db/open-store";
import { openSqliteFile } from "@/lib/db/sqlite-file";

/** The first migrations, up to and with this one, as an older Querent has them. */
function foldersUntil(tag: string, dialect: "mysql" | "sqlite"): string {
  const folder = mkdtempSync(join(tmpdir(), "querent-migrations-"));
  cpSync(migrationsFolder(dialect), folder, { recursive: true });
  const journal = join(folder, "meta", "_journal.json");
  const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8"));
  const last = entries.findIndex((entry: { tag: string }) => entry.tag === tag);
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, last + 1) }));
  return folder;
}

/** Brings a new store to the tables of an older Querent. */
export async function migrateUntil(location: StoreLocation, tag: string): Promise<void> {
  const folder = foldersUntil(tag, location.dialect);
  if (location.dialect === "sqlite") {
    const file = await openSqliteFile(location.file);
    await migrateSqlite(file, folder);
    await file.close();
  } else {
    const pool = openMysqlPool(location.url);
    await migrateMysql(pool, folder);
    await pool.end();
  }
  rmSync(folder, { recursive: true });
}
