import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DuckDBInstance } from "@duckdb/node-api";
import mysql from "mysql2/promise";
import pg from "pg";
import { newId } from "@/lib/id";
import type { Driver } from "@/lib/source/driver";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";

type Opened = { driver: Driver; close(): Promise<void> };

const numbers = (last: number) =>
  `WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${last}) SELECT n, n % 10 FROM s`;

/** Table `big` of 20,000 rows with a key `n`, and `small` of 100 without one. */
const statements = [
  "CREATE TABLE big (n INTEGER PRIMARY KEY, m INTEGER)",
  `INSERT INTO big ${numbers(20_000)}`,
  "CREATE TABLE small (n INTEGER, m INTEGER)",
  `INSERT INTO small ${numbers(100)}`,
];

async function openAt(address: string, dispose: () => Promise<void>): Promise<Opened> {
  const connection = parseConnectionUrl(address);
  if (!connection.ok) throw new Error(connection.error.code);
  const driver = await openDriver(connection.value, "anywhere");
  if (!driver.ok) throw new Error(driver.error.code);
  return {
    driver: driver.value,
    async close() {
      await driver.value.close();
      await dispose();
    },
  };
}

function at(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = database;
  return address.href;
}

async function openMysql(url: string, database: string): Promise<Opened> {
  const admin = await mysql.createConnection({ uri: url });
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.query(`USE ${database}`);
  await admin.query("SET max_recursive_iterations = 100000");
  for (const statement of [...statements, "ANALYZE TABLE big, small"]) await admin.query(statement);
  return openAt(at(url, database), async () => {
    await admin.query(`DROP DATABASE ${database}`);
    await admin.end();
  });
}

async function openPostgres(url: string, database: string): Promise<Opened> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  const client = new pg.Client({ connectionString: at(url, database) });
  await client.connect();
  for (const statement of [...statements, "ANALYZE"]) await client.query(statement);
  await client.end();
  return openAt(at(url, database), async () => {
    await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await admin.end();
  });
}

async function openDuckdb(file: string): Promise<Opened> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return openAt(`duckdb:${file}`, async () => undefined);
}

/** The two tables on SQLite and DuckDB, and on the servers that the environment names. */
export async function openLargeTables(): Promise<Opened[]> {
  const { QUERENT_TEST_MYSQL_URL: mysqlUrl, QUERENT_TEST_POSTGRES_URL: postgresUrl } = process.env;
  const database = `querent_large_${newId().replaceAll("-", "").slice(0, 20)}`;
  const folder = mkdtempSync(join(tmpdir(), "querent-large-"));
  const sqlite = new DatabaseSync(join(folder, "large.sqlite"));
  for (const statement of statements) sqlite.exec(statement);
  sqlite.close();
  return [
    await openAt(`sqlite:${join(folder, "large.sqlite")}`, async () =>
      rmSync(folder, { recursive: true, force: true }),
    ),
    await openDuckdb(join(folder, "large.duckdb")),
    ...(mysqlUrl === undefined ? [] : [await openMysql(mysqlUrl, database)]),
    ...(postgresUrl === undefined ? [] : [await openPostgres(postgresUrl, database)]),
  ];
}
