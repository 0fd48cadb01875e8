import "server-only";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { Pool, PoolConnection, RowDataPacket } from "mysql2/promise";
import { withMigrationLock } from "@/lib/db/migration-lock";

/** What a statement answers that was carried out before: the table, column or index is there already, or is gone. */
const doneBefore = new Set([
  "ER_TABLE_EXISTS_ERROR",
  "ER_DUP_FIELDNAME",
  "ER_DUP_KEYNAME",
  "ER_CANT_DROP_FIELD_OR_KEY",
  "ER_BAD_TABLE_ERROR",
]);

/**
 * Applies the migrations that the database does not have yet, by one instance at a time. MySQL confirms each change of a table by
 * itself, so how far a migration is gets written down statement by statement: one that a dying process left half done is gone on with.
 * (drizzle's migrator would begin it again and fail at the first table that is there.)
 */
export async function migrateMysql(pool: Pool, migrationsFolder: string): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder });
  await withMigrationLock(pool, async (connection) => {
    await ensureUnicode(connection);
    await prepareRecord(connection);
    const [[newest]] = await connection.query<RowDataPacket[]>(
      "SELECT MAX(created_at) AS at FROM `__drizzle_migrations`",
    );
    const appliedUntil = Number(newest?.at ?? 0);
    for (const migration of migrations) {
      if (migration.folderMillis > appliedUntil) await apply(connection, migration);
    }
  });
}

async function apply(connection: PoolConnection, { hash, folderMillis, sql }: MigrationMeta): Promise<void> {
  const done = await doneOf(connection, hash);
  for (const [index, statement] of sql.entries()) {
    if (index < done) continue;
    await carryOut(connection, statement, { mayBeDone: index === done });
    await connection.query(
      "INSERT INTO `__migration_progress` (hash, done) VALUES (?, ?) ON DUPLICATE KEY UPDATE done = VALUES(done)",
      [hash, index + 1],
    );
  }
  await connection.query("INSERT INTO `__drizzle_migrations` (hash, created_at) VALUES (?, ?)", [hash, folderMillis]);
}

/** `mayBeDone`: it is the one at which a process may have died after carrying it out and before writing that down. */
async function carryOut(connection: PoolConnection, sql: string, { mayBeDone }: { mayBeDone: boolean }): Promise<void> {
  try {
    await connection.query(sql);
  } catch (error) {
    if (!mayBeDone || !doneBefore.has(String((error as { code?: unknown }).code))) throw error;
  }
}

async function doneOf(connection: PoolConnection, hash: string): Promise<number> {
  const [[row]] = await connection.query<RowDataPacket[]>("SELECT done FROM `__migration_progress` WHERE hash = ?", [
    hash,
  ]);
  return Number(row?.done ?? 0);
}

/** The first table has the form of drizzle's own, so that its tools can read it. */
async function prepareRecord(connection: PoolConnection): Promise<void> {
  await connection.query(
    "CREATE TABLE IF NOT EXISTS `__drizzle_migrations` (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)",
  );
  await connection.query(
    "CREATE TABLE IF NOT EXISTS `__migration_progress` (hash varchar(64) PRIMARY KEY, done int NOT NULL)",
  );
}

/** Tables take the database's character set, and an old server's default (latin1) loses Chinese text. Changes no existing table. */
async function ensureUnicode(connection: PoolConnection): Promise<void> {
  const [[row]] = await connection.query<RowDataPacket[]>("SELECT @@character_set_database AS name");
  if (row?.name !== "utf8mb4") await connection.query("ALTER DATABASE CHARACTER SET utf8mb4");
}
