import "server-only";
import { drizzle } from "drizzle-orm/mysql2";
import { migrate } from "drizzle-orm/mysql2/migrator";
import type { Pool, PoolConnection, RowDataPacket } from "mysql2/promise";
import { AppError } from "@/lib/errors";

const lockSeconds = 120;

/**
 * Applies the migrations that the database does not have yet. Instances that start together take turns at a named lock
 * (GET_LOCK belongs to the connection: a process that dies gives it back).
 */
export async function migrateMysql(pool: Pool, migrationsFolder: string): Promise<void> {
  const connection = await pool.getConnection();
  try {
    const lock = await takeLock(connection);
    await ensureUnicode(connection);
    await migrate(drizzle({ client: connection }), { migrationsFolder });
    await connection.query("SELECT RELEASE_LOCK(?)", [lock]);
    connection.release();
  } catch (error) {
    connection.destroy(); // its lock goes with it
    throw error;
  }
}

/** One lock per database; MySQL allows names of at most 64 characters. */
async function takeLock(connection: PoolConnection): Promise<string> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    "SELECT name, GET_LOCK(name, ?) AS taken FROM (SELECT CONCAT('querent:', MD5(DATABASE())) AS name) AS lock_name",
    [lockSeconds],
  );
  if (row?.taken !== 1) {
    throw new AppError(
      `Another Querent has been migrating this database for ${lockSeconds} s; start again when it is done`,
    );
  }
  return row.name;
}

/** Tables take the database's character set, and an old server's default (latin1) loses Chinese text. Changes no existing table. */
async function ensureUnicode(connection: PoolConnection): Promise<void> {
  const [[row]] = await connection.query<RowDataPacket[]>("SELECT @@character_set_database AS name");
  if (row?.name !== "utf8mb4") await connection.query("ALTER DATABASE CHARACTER SET utf8mb4");
}
