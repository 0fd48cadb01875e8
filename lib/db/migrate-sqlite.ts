import "server-only";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { SqliteClient } from "@/lib/db/sqlite-client";

/**
 * Applies the migrations that the file does not have yet, in one write transaction: a second process that starts at the same
 * moment waits at SQLite's lock and then finds nothing to do. Keeps drizzle-kit's own bookkeeping table.
 * (drizzle's migrator reads what is there before it takes the lock, so two processes would both create the tables.)
 */
export async function migrateSqlite(client: SqliteClient, migrationsFolder: string): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder });
  await client.exclusively(async () => {
    const transaction = await client.transaction("write");
    try {
      await transaction.execute(
        "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)",
      );
      const newest = await transaction.execute("SELECT max(created_at) AS at FROM __drizzle_migrations");
      const appliedUntil = Number(newest.rows[0]?.at ?? 0);
      for (const migration of migrations.filter((candidate) => candidate.folderMillis > appliedUntil)) {
        for (const statement of migration.sql) await transaction.execute(statement);
        await transaction.execute({
          sql: "INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)",
          args: [migration.hash, migration.folderMillis],
        });
      }
      await transaction.commit();
    } finally {
      transaction.close(); // rolls back what was not committed
    }
  });
}
