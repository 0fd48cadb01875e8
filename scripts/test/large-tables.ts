import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
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

/** Where a database can be reached, and how it is removed again. */
export type LargeDatabase = { readonly address: string; dispose(): Promise<void> };

function at(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = database;
  return address.href;
}

async function makeMysql(url: string, database: string): Promise<LargeDatabase> {
  const admin = await mysql.createConnection({ uri: url });
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.query(`USE ${database}`);
  await admin.query("SET max_recursive_iterations = 100000");
  for (const statement of [...statements, "ANALYZE TABLE big, small"]) await admin.query(statement);
  return {
    address: at(url, database),
    async dispose() {
      await admin.query(`DROP DATABASE ${database}`);
      await admin.end();
    },
  };
}

async function makePostgres(url: string, database: string): Promise<LargeDatabase> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  const client = new pg.Client({ connectionString: at(url, database) });
  await client.connect();
  for (const statement of [...statements, "ANALYZE"]) await client.query(statement);
  await client.end();
  return {
    address: at(url, database),
    async dispose() {
      await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await admin.end();
    },
  };
}

async function makeDuckdb(file: string): Promise<LargeDatabase> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return { address: `duckdb:${file}`, dispose: async () => rmSync(file) };
}

async function makeSqlite(file: string): Promise<LargeDatabase> {
  const database = new DatabaseSync(file);
  for (const statement of statements) database.exec(statement);
  database.close();
  return { address: `sqlite:${file}`, dispose: async () => rmSync(file) };
}

/** The two tables as files in a folder, and on the servers that the environment names. */
export async function makeLargeDatabases(folder: string): Promise<LargeDatabase[]> {
  const { QUERENT_TEST_MYSQL_URL: mysqlUrl, QUERENT_TEST_POSTGRES_URL: postgresUrl } = process.env;
  const database = `querent_large_${newId().replaceAll("-", "").slice(0, 20)}`;
  mkdirSync(folder, { recursive: true });
  return [
    await makeSqlite(join(folder, `${database}.sqlite`)),
    await makeDuckdb(join(folder, `${database}.duckdb`)),
    ...(mysqlUrl === undefined ? [] : [await makeMysql(mysqlUrl, database)]),
    ...(postgresUrl === undefined ? [] : [await makePostgres(postgresUrl, database)]),
  ];
}

async function openAt({ address, dispose }: LargeDatabase): Promise<Opened> {
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

/** A driver for each of them. */
export async function openLargeTables(): Promise<Opened[]> {
  const databases = await makeLargeDatabases(mkdtempSync(join(tmpdir(), "querent-large-")));
  return Promise.all(databases.map(openAt));
}
