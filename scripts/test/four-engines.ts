import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DuckDBInstance } from "@duckdb/node-api";
import mysql from "mysql2/promise";
import pg from "pg";
import { newId } from "@/lib/id";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { Driver } from "@/lib/source/driver";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { SourceKind } from "@/lib/source/schema";

export type EngineUnderTest = {
  readonly kind: SourceKind;
  readonly driver: Driver;
  readonly model: SemanticModel;
  close(): Promise<void>;
};

/** Types that some engines have and others keep as text. */
type OwnTypes = { readonly uuid: string; readonly mood: string; readonly json: string; readonly words: string };
const textTypes: OwnTypes = { uuid: "VARCHAR(36)", mood: "VARCHAR(10)", json: "TEXT", words: "TEXT" };
const createMood = "CREATE TYPE mood AS ENUM ('calm', 'wild')";

/**
 * A lending library: a chain of keys, a link table, a self reference, two dates, nulls, names that need quotes, numbers kept
 * as text, and columns of types that are none to LIKE and MIN. `quote` writes a name in the engine's own way.
 */
function library(quote: (name: string) => string, own: OwnTypes): string[] {
  const group = quote("Reader Group");
  const order = quote("order");
  return [
    "CREATE TABLE branches (branch_id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, city VARCHAR(40), opened_on DATE NOT NULL)",
    "INSERT INTO branches VALUES (1, 'Main', 'Ghent', '2001-03-01'), (2, 'North', NULL, '2015-09-15')",
    `CREATE TABLE ${group} (id INTEGER PRIMARY KEY, ${order} INTEGER NOT NULL, ${quote("Title, full")} VARCHAR(40) NOT NULL)`,
    `INSERT INTO ${group} VALUES (1, 10, 'Adults'), (2, 20, 'Children''s')`,
    `CREATE TABLE readers (reader_id INTEGER PRIMARY KEY, full_name VARCHAR(40) NOT NULL, group_id INTEGER NOT NULL, invited_by INTEGER,
      is_active BOOLEAN NOT NULL, balance DECIMAL(10,2) NOT NULL, joined_on DATE NOT NULL,
      FOREIGN KEY (group_id) REFERENCES ${group} (id), FOREIGN KEY (invited_by) REFERENCES readers (reader_id))`,
    "INSERT INTO readers VALUES (1, 'Ines', 1, NULL, TRUE, 0.00, '2020-01-31')",
    "INSERT INTO readers VALUES (2, 'Bo', 2, 1, FALSE, 12.50, '2023-06-30'), (3, 'Ola', 1, 1, TRUE, -3.25, '2024-02-29')",
    "CREATE TABLE books (book_id INTEGER PRIMARY KEY, title VARCHAR(60) NOT NULL, pages INTEGER, price DECIMAL(8,2) NOT NULL, weight DOUBLE PRECISION, stock_amount VARCHAR(12))",
    "INSERT INTO books VALUES (1, 'Tides', 320, 18.90, 0.5, '9'), (2, '100% wool', NULL, 24.00, NULL, '10.5'), (3, 'O''Hara_s \"map\"', 96, 7.50, 0.2, '')",
    `CREATE TABLE topics (topic_id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, label_uuid ${own.uuid}, mood ${own.mood}, notes ${own.json},
      words ${own.words})`,
    `INSERT INTO topics VALUES (1, 'Sea', '0b6c1f2e-1111-4222-8333-abcdefabcdef', 'calm', '{"a": 1}', ${own.words.endsWith("[]") ? "ARRAY['x', 'y']" : "'x'"}),
      (2, 'Craft', NULL, 'wild', NULL, NULL)`,
    `CREATE TABLE book_topics (book_id INTEGER NOT NULL, topic_id INTEGER NOT NULL, PRIMARY KEY (book_id, topic_id),
      FOREIGN KEY (book_id) REFERENCES books (book_id), FOREIGN KEY (topic_id) REFERENCES topics (topic_id))`,
    "INSERT INTO book_topics VALUES (1, 1), (2, 2), (3, 1), (3, 2)",
    `CREATE TABLE loans (loan_id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL, reader_id INTEGER NOT NULL, branch_id INTEGER NOT NULL,
      lent_at TIMESTAMP NOT NULL, days INTEGER NOT NULL, status VARCHAR(20) NOT NULL,
      FOREIGN KEY (book_id) REFERENCES books (book_id), FOREIGN KEY (reader_id) REFERENCES readers (reader_id),
      FOREIGN KEY (branch_id) REFERENCES branches (branch_id))`,
    `INSERT INTO loans VALUES (1, 1, 1, 1, '2024-01-15 10:00:00', 14, 'returned'), (2, 2, 1, 2, '2024-03-02 09:30:00', 28, 'late'),
      (3, 3, 2, 1, '2025-07-20 16:45:00', 7, 'returned'), (4, 1, 3, 1, '2025-12-31 23:59:59', 21, 'open')`,
  ];
}

const databaseName = () => `querent_plans_${newId().replaceAll("-", "").slice(0, 20)}`;

/** The statements that make and fill a database, in one engine's way of quoting names. */
export type MakeStatements = (quote: (name: string) => string, own: OwnTypes) => string[];

/** A database (the library, if no other is given) on SQLite and DuckDB, and on the servers that the environment names. */
export async function openFourEngines(statements: MakeStatements = library): Promise<EngineUnderTest[]> {
  const { QUERENT_TEST_MYSQL_URL: mysqlUrl, QUERENT_TEST_POSTGRES_URL: postgresUrl } = process.env;
  const folder = mkdtempSync(join(tmpdir(), "querent-plans-"));
  return [
    await openOn(`sqlite:${await makeSqlite(join(folder, "library.sqlite"), statements)}`, async () =>
      rmSync(folder, { recursive: true, force: true }),
    ),
    await openOn(`duckdb:${await makeDuckdb(join(folder, "library.duckdb"), statements)}`, async () => undefined),
    ...(mysqlUrl === undefined ? [] : [await openMysql(mysqlUrl, statements)]),
    ...(postgresUrl === undefined ? [] : [await openPostgres(postgresUrl, statements)]),
  ];
}

const doubleQuoted = (name: string) => `"${name}"`;

async function makeSqlite(file: string, statements: MakeStatements): Promise<string> {
  const db = new DatabaseSync(file);
  for (const statement of statements(doubleQuoted, textTypes)) db.exec(statement);
  db.close();
  return file;
}

async function makeDuckdb(file: string, statements: MakeStatements): Promise<string> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  const own = { uuid: "UUID", mood: "mood", json: "JSON", words: "VARCHAR[]" };
  for (const statement of [createMood, ...statements(doubleQuoted, own)]) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return file;
}

async function openMysql(url: string, statements: MakeStatements): Promise<EngineUnderTest> {
  const database = databaseName();
  const admin = await mysql.createConnection({ uri: url });
  await admin.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await admin.query(`USE ${database}`);
  for (const statement of statements((name) => `\`${name}\``, { ...textTypes, json: "JSON" }))
    await admin.query(statement);
  return await openOn(withDatabase(url, database), async () => {
    await admin.query(`DROP DATABASE ${database}`);
    await admin.end();
  });
}

async function openPostgres(url: string, statements: MakeStatements): Promise<EngineUnderTest> {
  const database = databaseName();
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  const client = new pg.Client({ connectionString: withDatabase(url, database) });
  await client.connect();
  const own = { uuid: "UUID", mood: "mood", json: "JSON", words: "TEXT[]" };
  for (const statement of [createMood, ...statements(doubleQuoted, own)]) await client.query(statement);
  await client.end();
  return await openOn(withDatabase(url, database), async () => {
    await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await admin.end();
  });
}

function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = database;
  return address.href;
}

/** The database at an address, introspected and with its model; `dispose` runs when it is closed. */
export async function openOn(address: string, dispose: () => Promise<void>): Promise<EngineUnderTest> {
  const connection = parseConnectionUrl(address);
  if (!connection.ok) throw new Error(connection.error.code);
  const driver = await openDriver(connection.value, "anywhere");
  if (!driver.ok) throw new Error(driver.error.code);
  const signal = AbortSignal.timeout(60_000);
  const structure = await driver.value.introspect({ signal, onProgress: () => undefined });
  if (!structure.ok) throw new Error(structure.error.code);
  return {
    kind: connection.value.kind,
    driver: driver.value,
    model: buildModel(structure.value, "library"),
    async close() {
      await driver.value.close();
      await dispose();
    },
  };
}
