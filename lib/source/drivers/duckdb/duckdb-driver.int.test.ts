import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import type { Driver } from "@/lib/source/driver";
import type { SourceStructure } from "@/lib/source/schema";
import { codeOf, describeDriver, relaxed, rowsOf } from "@/scripts/test/driver-contract";
import { openDuckdbDriver } from "./duckdb-driver";

const folder = join(env.QUERENT_DATA_DIR, "files");

async function open(...files: string[]): Promise<Driver> {
  const opened = await openDuckdbDriver({ kind: "duckdb", files }, "data-folder");
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function structureOf(driver: Driver): Promise<SourceStructure> {
  const read = await driver.introspect({ signal: relaxed().signal, onProgress: () => undefined });
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Sales 2024.csv"), "day,city,amount\n2024-01-31,Berlin,1.50\n2024-02-29,Paris,2.25\n");
  writeFileSync(join(env.QUERENT_DATA_DIR, "secret.csv"), "secret\n42\n");
  const instance = await DuckDBInstance.create(join(folder, "shop.duckdb"));
  const connection = await instance.connect();
  for (const statement of [
    "CREATE TABLE numbers AS SELECT unnest(range(1, 1001))::INTEGER AS n",
    "CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, email VARCHAR UNIQUE, is_active BOOLEAN, joined DATE)",
    "COMMENT ON TABLE customers IS 'People who buy'",
    "COMMENT ON COLUMN customers.id IS 'Number of the customer'",
    "INSERT INTO customers VALUES (1, 'Ana', 'ana@example.com', true, '2024-01-31'), (2, 'Bo', NULL, false, NULL)",
    "CREATE TABLE purchases (id BIGINT PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), total DECIMAL(12, 2), bought_at TIMESTAMPTZ)",
    "INSERT INTO purchases SELECT n, 1 + n % 2, n / 4, TIMESTAMPTZ '2024-01-01 00:00:00+00' + to_hours(n) FROM numbers",
    "CREATE TABLE large AS SELECT n, 'word ' || n % 7 AS word, DATE '2020-01-01' + (n / 100)::INTEGER AS day FROM range(200000) r(n)",
    "CREATE VIEW active_customers AS SELECT id, name FROM customers WHERE is_active",
    `COPY large TO '${join(folder, "large.parquet")}' (FORMAT parquet)`,
    "CHECKPOINT",
  ]) {
    await connection.run(statement);
  }
  connection.closeSync();
  instance.closeSync();
});

describeDriver("DuckDB", async () => {
  const driver = await open("shop.duckdb");
  return {
    driver,
    rows: (count) => `SELECT n FROM numbers WHERE n <= ${count}`,
    slow: (word) =>
      `SELECT COUNT(*) AS ${word} FROM numbers a, numbers b, numbers c, numbers d WHERE a.n * b.n + c.n * d.n = 7`,
    // In this process: a query that went on would keep the ones after it from finishing.
    running: null,
    writes: [
      "INSERT INTO numbers VALUES (100000)",
      "UPDATE numbers SET n = n + 1",
      "DELETE FROM numbers",
      "DROP TABLE numbers",
      "CREATE TABLE extra (id INT)",
      "CREATE TEMP TABLE extra (id INT)",
      "SELECT 1; SELECT 2",
      "COPY numbers TO '/tmp/numbers.csv'",
      "ATTACH '/tmp/other.duckdb' AS other",
      "INSTALL httpfs",
      "LOAD httpfs",
      "SET enable_external_access = true",
      "PRAGMA enable_profiling",
      "SELECT * FROM read_text('/etc/hostname')",
      "SELECT * FROM '/etc/hostname.csv'",
    ],
    wrongSql: "SELECT no_such_column FROM numbers",
    close: () => driver.close(),
  };
});

describe("DuckDB driver in detail", () => {
  it("keeps decimals and wide integers as text, times in UTC, NULL as null and bytes as their count", async () => {
    const driver = await open("shop.duckdb");
    const result = await rowsOf(
      driver,
      `SELECT 1.50::DECIMAL(9, 2), 9007199254740993::BIGINT, sum(n), count(*), 7::INTEGER, 1.5::DOUBLE, 'nan'::DOUBLE, 'Grüße 你好',
        DATE '2024-02-29', TIMESTAMP '2024-02-29 10:00:00.250', TIMESTAMPTZ '2024-02-29 10:00:00+02', NULL, 'abc'::BLOB, true, '{"a": 1}'::JSON,
        TIME '10:00:00', [1, 2] FROM numbers`,
    );
    await driver.close();
    expect(result.rows).toEqual([
      [
        ...["1.50", "9007199254740993", "500500", "1000", 7, 1.5, "NaN", "Grüße 你好", "2024-02-29"],
        ...[
          "2024-02-29T10:00:00.25Z",
          "2024-02-29T08:00:00Z",
          null,
          "<3 bytes>",
          true,
          '{"a": 1}',
          "10:00:00",
          "[1, 2]",
        ],
      ],
    ]);
    expect(result.columns.map(({ type }) => type)).toEqual([
      ...[
        "decimal",
        "integer",
        "integer",
        "integer",
        "integer",
        "float",
        "float",
        "text",
        "date",
        "timestamp",
        "timestamp",
      ],
      ...["integer", "binary", "boolean", "json", "time", "other"],
    ]);
  });

  it("reads tables, keys, comments and statistics, and samples the large all over", async () => {
    const driver = await open("shop.duckdb");
    const structure = await structureOf(driver);
    await driver.close();
    const table = (name: string) => structure.tables.find((each) => each.name === name);
    expect(structure.tables.map(({ name }) => name)).toEqual([
      "active_customers",
      "customers",
      "large",
      "numbers",
      "purchases",
    ]);
    expect(table("customers")).toMatchObject({
      comment: "People who buy",
      primaryKey: ["id"],
      uniqueKeys: [["email"]],
      rowEstimate: 2,
    });
    expect(table("customers")?.columns[0]).toMatchObject({
      comment: "Number of the customer",
      nullable: false,
      type: "integer",
    });
    expect(table("purchases")?.foreignKeys).toEqual([
      { columns: ["customer_id"], referencedSchema: null, referencedTable: "customers", referencedColumns: ["id"] },
    ]);
    expect(table("purchases")?.columns[3]?.statistics?.max).toBe("2024-02-11T16:00:00Z");
    const [n, word] = table("large")?.columns ?? [];
    expect(n?.statistics).toMatchObject({ sampledRowCount: 10_000, min: "0", max: "199999", complete: false });
    expect(word?.statistics?.distinctCount).toBe(7);
  });

  it("makes a table of each CSV and Parquet file, and opens no other file", async () => {
    const driver = await open("Sales 2024.csv", "large.parquet");
    const structure = await structureOf(driver);
    expect(structure.tables.map(({ name }) => name)).toEqual(["large", "sales_2024"]);
    expect(structure.tables[0]).toMatchObject({ rowEstimate: 200_000, kind: "view" });
    expect((await rowsOf(driver, "SELECT city, amount FROM sales_2024 ORDER BY day")).rows).toEqual([
      ["Berlin", 1.5],
      ["Paris", 2.25],
    ]);
    expect((await rowsOf(driver, "SELECT count(*) FROM large")).rows).toEqual([["200000"]]);
    for (const sql of [
      `SELECT * FROM read_csv('${join(env.QUERENT_DATA_DIR, "secret.csv")}')`,
      `COPY (SELECT 1) TO '${join(folder, "large.parquet")}'`,
      "CREATE TABLE extra (id INT)",
    ]) {
      expect(await codeOf(driver, sql)).toBe("execute/failed");
    }
    await driver.close();
  });

  it("knows the first and the last day of a large Parquet file from its footer", async () => {
    const driver = await open("large.parquet");
    const structure = await structureOf(driver);
    await driver.close();
    expect(structure.tables[0]?.columns[2]?.statistics).toMatchObject({
      min: "2020-01-01",
      max: "2025-06-23",
      complete: false,
    });
  });

  it("refuses files that are missing, no database, or outside of the files folder", async () => {
    writeFileSync(join(folder, "notes.duckdb"), "only notes");
    for (const files of [["missing.duckdb"], ["notes.duckdb"], ["../secret.csv"], ["shop.duckdb", "large.parquet"]]) {
      const opened = await openDuckdbDriver({ kind: "duckdb", files }, "data-folder");
      expect(opened).toMatchObject({ ok: false, error: { code: "source/file" } });
    }
  });
});
