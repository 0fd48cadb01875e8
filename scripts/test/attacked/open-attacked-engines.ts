import type { AttackedEngine } from "./attacked-engine";
import type { AttackedFolder } from "./attacked-folder";
import { openAttackedDuckdb, openAttackedSqlite } from "./open-attacked-files";
import { openAttackedMysql } from "./open-attacked-mysql";
import { openAttackedPostgres } from "./open-attacked-postgres";

/** SQLite and DuckDB, and the servers that the environment names. */
export async function openAttackedEngines(folder: AttackedFolder): Promise<AttackedEngine[]> {
  const { QUERENT_TEST_MYSQL_URL: mysqlUrl, QUERENT_TEST_POSTGRES_URL: postgresUrl } = process.env;
  return [
    await openAttackedSqlite(folder),
    await openAttackedDuckdb(folder),
    ...(mysqlUrl === undefined ? [] : [await openAttackedMysql(mysqlUrl, folder)]),
    ...(postgresUrl === undefined ? [] : [await openAttackedPostgres(postgresUrl, folder)]),
  ];
}
