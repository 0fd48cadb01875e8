import "server-only";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { SqliteFile } from "@/lib/db/sqlite-file";

/**
 * Applies the migrations that the file does not have yet, in one write transaction: a second process that starts at the same
 * moment waits at SQLite's lock and then finds nothing to do.
 * (drizzle's migrator reads what is there before it takes the lock, so two processes would both create the tables.)
 */
export async function migrateSqlite(file: SqliteFile, migrationsFolder: string): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder });
  const run = (sql: string, ...parameters: unknown[]) => file.execute(sql, parameters, "run");
  await file.exclusively(async () => {
    await run("begin immediate");
    try {
      await run(
        "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)",
      );
      const newest = await file.execute("SELECT max(created_at) FROM __drizzle_migrations", [], "get");
      const appliedUntil = Number(newest.rows[0] ?? 0);
      for (const migration of migrations.filter((candidate) => candidate.folderMillis > appliedUntil)) {
        for (const statement of migration.sql) await run(statement);
        await run(
          "INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)",
          migration.hash,
          migration.folderMillis,
        );
      }
      await run("commit");
    } catch (error) {
      await run("rollback");
      throw error;
    }
  });
}
