import "server-only";
import { ok, type Result } from "@/lib/result";
import type { Driver } from "@/lib/source/driver";
import type { Connection } from "@/lib/source/schema";
import { openDuckdbDriver } from "./drivers/duckdb/duckdb-driver";
import { createMysqlDriver } from "./drivers/mysql/mysql-driver";
import { createPostgresDriver } from "./drivers/postgres/postgres-driver";
import { openSqliteDriver } from "./drivers/sqlite/sqlite-driver";
import type { FileAccess } from "./source-files";

/**
 * Makes the driver of a connection. Servers are not contacted before the first use; files are looked up at once.
 * The caller closes it. Fails: source/file.
 */
export async function openDriver(
  connection: Connection,
  fileAccess: FileAccess = "data-folder",
): Promise<Result<Driver>> {
  switch (connection.kind) {
    case "mysql":
      return ok(createMysqlDriver(connection));
    case "postgres":
      return ok(createPostgresDriver(connection));
    case "sqlite":
      return openSqliteDriver(connection, fileAccess);
    case "duckdb":
      return openDuckdbDriver(connection, fileAccess);
  }
}
