import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import mysql from "mysql2/promise";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/id";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { SourceStructure } from "@/lib/source/schema";

const { QUERENT_TEST_MYSQL_URL: mysqlUrl, QUERENT_TEST_POSTGRES_URL: postgresUrl } = process.env;
const suffix = newId().replaceAll("-", "").slice(-20);
const database = `querent_hard_${suffix}`;
const limited = { user: `hard_${suffix}`, password: "limited-password" };

async function structureOf(address: string): Promise<SourceStructure> {
  const connection = parseConnectionUrl(address);
  if (!connection.ok) throw new Error(connection.error.code);
  const driver = await openDriver(connection.value, "anywhere");
  if (!driver.ok) throw new Error(driver.error.code);
  const read = await driver.value.introspect({ signal: AbortSignal.timeout(60_000), onProgress: () => undefined });
  await driver.value.close();
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

function addressOf(url: string, as: { user: string; password: string } | null = null): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  if (as !== null) [address.username, address.password] = [as.user, as.password];
  return address.href;
}

// MariaDB's names are of the basic plane, where the younger emoji are not.
const tableName = `客户 "名单" ☂`;
const columnNames = ["客户 编号", 'say "hi"', "it's", "☂", "back`tick", "a.b;--", "SELECT"];

/** A table with such names, filled with texts, JSON documents and a megabyte of bytes; and views that fail. */
function hardTables(quote: (name: string) => string, bytesType: string, megabyte: string): string[] {
  const [id = "", ...texts] = columnNames.map(quote);
  return [
    `CREATE TABLE ${quote(tableName)} (${id} INT, ${texts.map((name) => `${name} VARCHAR(40)`).join(", ")}, document JSON, bytes ${bytesType})`,
    `INSERT INTO ${quote(tableName)} VALUES (1, ${texts.map(() => "'你好 😀'").join(", ")}, '{"a": [1, 2]}', ${megabyte}),
      (2, ${texts.map(() => "NULL").join(", ")}, NULL, NULL)`,
    `CREATE TABLE allowed (id INT PRIMARY KEY, amount DECIMAL(20, 2), long_number BIGINT)`,
    `INSERT INTO allowed VALUES (1, 123456789012345678.01, 9007199254740993), (2, 123456789012345678.02, 9007199254740992)`,
    `CREATE TABLE partly (id INT PRIMARY KEY, secret VARCHAR(20))`,
    `INSERT INTO partly VALUES (1, 'hidden')`,
    `CREATE TABLE forbidden (id INT)`,
    `CREATE VIEW fails AS SELECT (SELECT id FROM allowed) AS two_rows`,
  ];
}

function expectHardNames(structure: SourceStructure): void {
  const table = structure.tables.find(({ name }) => name === tableName);
  const columns = new Map(table?.columns.map(({ name, statistics }) => [name, statistics]));
  expect(columns.get("客户 编号")).toMatchObject({ min: "1", max: "2", complete: true });
  for (const name of columnNames.slice(1))
    expect(columns.get(name)?.frequentValues, name).toEqual([{ value: "你好 😀", count: 1 }]);
  expect(columns.get("bytes")).toMatchObject({ nullFraction: 0.5, frequentValues: [] });
  expect(columns.get("document")).toMatchObject({ nullFraction: 0.5 });
}

function expectExactNumbers(structure: SourceStructure): void {
  const [, amount, long] = structure.tables.find(({ name }) => name === "allowed")?.columns ?? [];
  expect(amount?.statistics).toMatchObject({ min: "123456789012345678.01", max: "123456789012345678.02" });
  expect(long?.statistics).toMatchObject({ min: "9007199254740992", max: "9007199254740993" });
}

const wideColumns = (count: number, type: string) =>
  Array.from({ length: count }, (_, index) => `c${index} ${type}`).join(", ");

function expectWide(structure: SourceStructure, columnCount: number): void {
  const wide = structure.tables.find(({ name }) => name === "wide");
  expect(wide?.columns).toHaveLength(columnCount);
  expect(wide?.columns.every(({ statistics }) => statistics?.sampledRowCount === 1)).toBe(true);
  expect(wide?.columns.at(-1)?.statistics?.nullFraction).toBe(1);
}

describe.skipIf(mysqlUrl === undefined)("a hard source on MariaDB", () => {
  let admin: mysql.Connection;
  let structure: SourceStructure;
  beforeAll(async () => {
    admin = await mysql.createConnection({ uri: mysqlUrl ?? "", charset: "utf8mb4" });
    const quote = (name: string) => `\`${name.replaceAll("`", "``")}\``;
    for (const statement of [
      `CREATE DATABASE ${database} CHARACTER SET utf8mb4`,
      `USE ${database}`,
      ...hardTables(quote, "LONGBLOB", "REPEAT('x', 1048576)"),
      `CREATE TABLE wide (${wideColumns(2_500, "TINYINT")}) ENGINE = MyISAM`,
      "INSERT INTO wide (c0) VALUES (1)",
      `CREATE USER '${limited.user}'@'%' IDENTIFIED BY '${limited.password}'`,
      `GRANT SELECT ON ${database}.allowed TO '${limited.user}'@'%'`,
      `GRANT SELECT (id) ON ${database}.partly TO '${limited.user}'@'%'`,
    ])
      await admin.query(statement);
    structure = await structureOf(addressOf(mysqlUrl ?? ""));
  });
  afterAll(async () => {
    await admin.query(`DROP DATABASE ${database}`);
    await admin.query(`DROP USER '${limited.user}'@'%'`);
    await admin.end();
  });

  it("reads names with spaces, quotes, Chinese and emoji, and columns of documents and bytes", () => {
    expectHardNames(structure);
    expectExactNumbers(structure);
  });

  it("leaves out a view that fails, with the reason", () => {
    expect(structure.unreadable).toMatchObject([{ name: "fails", reason: expect.stringContaining("more than 1 row") }]);
  });

  it("reads a table of thousands of columns", () => expectWide(structure, 2_500));

  it("reads the tables and the columns that the account may read", async () => {
    const seen = await structureOf(addressOf(mysqlUrl ?? "", limited));
    expect(seen.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
      ["allowed", ["id", "amount", "long_number"]],
      ["partly", ["id"]],
    ]);
    expect(seen.tables[1]?.columns[0]?.statistics).toMatchObject({ distinctCount: 1 });
  });
});

describe.skipIf(postgresUrl === undefined)("a hard source on PostgreSQL", () => {
  let admin: pg.Client;
  let structure: SourceStructure;
  beforeAll(async () => {
    admin = new pg.Client({ connectionString: postgresUrl });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${database}`);
    await admin.query(`CREATE ROLE ${limited.user} LOGIN PASSWORD '${limited.password}'`);
    const inside = new pg.Client({ connectionString: addressOf(postgresUrl ?? "") });
    await inside.connect();
    const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
    for (const statement of [
      ...hardTables(quote, "BYTEA", "decode(repeat('00', 1048576), 'hex')"),
      `CREATE TABLE wide (${wideColumns(1_600, "SMALLINT")})`,
      "INSERT INTO wide (c0) VALUES (1)",
      "CREATE TABLE large (id INT PRIMARY KEY, word TEXT)",
      'CREATE TABLE "😀" ("😀" TEXT)',
      "INSERT INTO large SELECT n, 'word ' || n FROM generate_series(1, 100000) n",
      "ANALYZE large",
      `GRANT SELECT ON allowed TO ${limited.user}`,
      `GRANT SELECT (id) ON partly TO ${limited.user}`,
    ])
      await inside.query(statement);
    await inside.end();
    structure = await structureOf(addressOf(postgresUrl ?? ""));
  });
  afterAll(async () => {
    await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
    await admin.query(`DROP ROLE ${limited.user}`);
    await admin.end();
  });

  it("reads names with spaces, quotes, Chinese and emoji, and columns of documents and bytes", () => {
    expectHardNames(structure);
    expectExactNumbers(structure);
  });

  it("leaves out a view that fails, with the reason", () => {
    expect(structure.unreadable).toMatchObject([
      { name: "fails", reason: expect.stringContaining("more than one row") },
    ]);
  });

  it("reads a table of as many columns as there can be", () => expectWide(structure, 1_600));

  it("samples pages of a large table with its newest rows, none of them twice", () => {
    const [id] = structure.tables.find(({ name }) => name === "large")?.columns ?? [];
    expect(id?.statistics).toMatchObject({ max: "100000", complete: false });
    expect(id?.statistics?.distinctCount).toBe(id?.statistics?.sampledRowCount);
  });

  it("reads the tables and the columns that the account may read, and names the others", async () => {
    const seen = await structureOf(addressOf(postgresUrl ?? "", limited));
    expect(seen.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual([
      ["allowed", ["id", "amount", "long_number"]],
      ["partly", ["id"]],
    ]);
    expect(seen.unreadable.map(({ name }) => name)).toEqual(expect.arrayContaining(["forbidden", "large", "wide"]));
  });
});

describe("a hard source in DuckDB", () => {
  const folder = mkdtempSync(join(tmpdir(), "querent-hard-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("reads a table of 5,000 columns", async () => {
    const file = join(folder, "wide.duckdb");
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run(`CREATE TABLE wide (${wideColumns(5_000, "INTEGER")})`);
    await connection.run("INSERT INTO wide (c0) VALUES (1)");
    connection.closeSync();
    instance.closeSync();
    expectWide(await structureOf(`duckdb:${file}`), 5_000);
  });
});
