import "server-only";
import { privateAddressesAllowed } from "@/lib/outbound/network-settings";
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
 * `fileAccess` "anywhere" is for the command line: all files, and servers on private addresses; metadata addresses never.
 * The caller closes it. Fails: source/file.
 */
export async function openDriver(
  connection: Connection,
  fileAccess: FileAccess = "data-folder",
): Promise<Result<Driver>> {
  // Whoever may read any file of this machine may also connect from it.
  const privateAllowed = fileAccess === "anywhere" ? async () => true : privateAddressesAllowed;
  switch (connection.kind) {
    case "mysql":
      return ok(createMysqlDriver(connection, privateAllowed));
    case "postgres":
      return ok(createPostgresDriver(connection, privateAllowed));
    case "sqlite":
      return openSqliteDriver(connection, fileAccess);
    case "duckdb":
      return openDuckdbDriver(connection, fileAccess);
  }
}
