import "server-only";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { drizzle as drizzleMysql, type MySql2Database } from "drizzle-orm/mysql2";
import { drizzle as drizzleSqlite } from "drizzle-orm/sqlite-proxy";
import type { Pool } from "mysql2/promise";
import type { Tables } from "@/drizzle/schema";
import * as mysqlTables from "@/drizzle/schema.mysql";
import * as sqliteTables from "@/drizzle/schema.sqlite";
import { migrationsFolder } from "@/lib/db/known-migrations";
import { migrateMysql } from "@/lib/db/migrate-mysql";
import { migrateSqlite } from "@/lib/db/migrate-sqlite";
import { openMysqlPool } from "@/lib/db/mysql-pool";
import { openSqliteFile, type SqliteFile } from "@/lib/db/sqlite-file";
import { statementSpan } from "@/lib/db/statement-span";
import { AppError } from "@/lib/errors";
import { mysqlPoolUse, type PoolUse } from "@/lib/telemetry/pool-use";

export type Database = MySql2Database<Record<string, never>>;

/** An open application store. `db` and `tables` are typed on the MySQL side; what differs between the dialects is in `write.ts`. */
export type Store = {
  readonly db: Database;
  readonly tables: Tables;
  /** The SQLite file decides who writes when; null on MySQL, which does that itself. */
  readonly file: SqliteFile | null;
  /** MySQL's connections; null on SQLite. */
  readonly pool: Pool | null;
  readonly dialect: "mysql" | "sqlite";
  /** Nulls: a file has no pool. */
  poolUse(): PoolUse | null;
  close(): Promise<void>;
};

export type StoreLocation = { dialect: "sqlite"; file: string } | { dialect: "mysql"; url: string };

/** The store could not be opened or migrated; the cause says why. */
export class StoreUnreachable extends AppError {
  readonly isOfStore = true;
}

/** Opens a store, brings its tables up to date unless told not to, and returns it. Most code wants `store()` instead. */
export async function openStore(location: StoreLocation, { migrate = true } = {}): Promise<Store> {
  try {
    return location.dialect === "mysql"
      ? await openMysql(location.url, migrate)
      : await openSqlite(location.file, migrate);
  } catch (cause) {
    throw new StoreUnreachable("The application store could not be opened", { cause });
  }
}

async function openMysql(url: string, migrate: boolean): Promise<Store> {
  const pool = openMysqlPool(url);
  try {
    if (migrate) await migrateMysql(pool, migrationsFolder("mysql"));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    db: drizzleMysql({ client: pool }),
    tables: mysqlTables,
    file: null,
    pool,
    dialect: "mysql",
    poolUse: () => mysqlPoolUse(pool.pool),
    close: () => pool.end(),
  };
}

async function openSqlite(file: string, migrate: boolean): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true });
  const sqlite = await openSqliteFile(file);
  try {
    if (migrate) await migrateSqlite(sqlite, migrationsFolder("sqlite"));
  } catch (error) {
    await sqlite.close();
    throw error;
  }
  return {
    // Both query builders share every method used here (select, insert, update, delete, transaction); see README, Traps.
    db: drizzleSqlite((sql, parameters, method) =>
      statementSpan("sqlite", sql, () => sqlite.execute(sql, parameters, method)),
    ) as unknown as Database,
    tables: sqliteTables,
    file: sqlite,
    pool: null,
    dialect: "sqlite",
    poolUse: () => null,
    close: () => sqlite.close(),
  };
}
