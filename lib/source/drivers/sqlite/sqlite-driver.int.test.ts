import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import type { Driver } from "@/lib/source/driver";
import type { SourceStructure } from "@/lib/source/schema";
import { describeDriver, relaxed, rowsOf } from "@/scripts/test/driver-contract";
import { openSqliteDriver } from "./sqlite-driver";

const folder = join(env.QUERENT_DATA_DIR, "files");
const file = join(folder, "shop.db");

async function open(name = "shop.db"): Promise<Driver> {
  const opened = await openSqliteDriver({ kind: "sqlite", file: name }, "data-folder");
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE numbers (n INTEGER PRIMARY KEY);
    INSERT INTO numbers WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 1000) SELECT n FROM s;
    CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, email TEXT UNIQUE, is_active BOOLEAN, joined DATE);
    INSERT INTO customers VALUES (1, 'Ana', 'ana@example.com', 1, '2024-01-31'), (2, 'Bo', NULL, 0, NULL);
    CREATE TABLE purchases (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, total DECIMAL(12, 2), at DATETIME);
    INSERT INTO purchases SELECT n, 1 + n % 2, n / 4.0, datetime('2024-01-01', '+' || n || ' hours') FROM numbers;
    CREATE TABLE large (n INTEGER, word TEXT);
    INSERT INTO large SELECT a.n * 1000 + b.n, 'word ' || (b.n % 7) FROM numbers a, numbers b WHERE a.n <= 50;
    CREATE VIEW active_customers AS SELECT id, name FROM customers WHERE is_active;
    CREATE TABLE doomed (id INTEGER);
    CREATE VIEW broken AS SELECT id FROM doomed;
    DROP TABLE doomed;`);
  database.close();
});

/** How many reader processes have the file open at the moment they are asked; Linux tells. */
async function readersBusy(): Promise<number> {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes.filter((name) => {
    const commandLine = join("/proc", name, "cmdline");
    try {
      const stat = readFileSync(join("/proc", name, "stat"), "utf8");
      // "R": on a processor, as a reader is only while it works.
      return readFileSync(commandLine, "utf8").includes(file) && /\) R /.test(stat);
    } catch {
      return false; // it ended while it was looked at
    }
  }).length;
}

describeDriver("SQLite", async () => {
  const driver = await open();
  return {
    driver,
    rows: (count) => `SELECT n FROM numbers WHERE n <= ${count}`,
    slow: (word) =>
      `SELECT COUNT(*) AS ${word} FROM numbers a, numbers b, numbers c, numbers d WHERE a.n + b.n + c.n + d.n = 7`,
    running: existsSync("/proc/self/stat") ? readersBusy : null,
    writes: [
      "INSERT INTO numbers VALUES (100000)",
      "UPDATE numbers SET n = n + 1",
      "DELETE FROM numbers",
      "DROP TABLE numbers",
      "CREATE TABLE extra (id INT)",
      "CREATE TEMP TABLE extra (id INT)",
      "SELECT 1; SELECT 2",
      "ATTACH DATABASE '/tmp/other.db' AS other",
      "PRAGMA journal_mode = DELETE",
      "SELECT load_extension('evil')",
    ],
    wrongSql: "SELECT no_such_column FROM numbers",
    close: () => driver.close(),
  };
});

describe("SQLite driver in detail", () => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await open();
  });
  afterAll(() => driver.close());

  it("gives small integers as numbers, large ones and decimals as text, times as ISO, bytes as their count", async () => {
    const result = await rowsOf(
      driver,
      `SELECT total, at, joined, is_active, 7, 9007199254740993, 1.5, 'Grüße 你好', NULL, x'010203'
       FROM purchases JOIN customers ON customers.id = customer_id WHERE purchases.id = 2`,
    );
    expect(result.rows).toEqual([
      ["0.5", "2024-01-01T02:00:00Z", "2024-01-31", true, 7, "9007199254740993", 1.5, "Grüße 你好", null, "<3 bytes>"],
    ]);
    expect(result.columns.map(({ type }) => type)).toEqual([
      ...["decimal", "timestamp", "date", "boolean", "integer", "integer", "float", "text", "other", "binary"],
    ]);
  });

  it("reads tables, keys and statistics, samples the large, and lists what cannot be read", async () => {
    const read = await driver.introspect({ signal: relaxed().signal, onProgress: () => undefined });
    const structure: SourceStructure | null = read.ok ? read.value : null;
    const table = (name: string) => structure?.tables.find((each) => each.name === name);
    expect(structure?.tables.map(({ name }) => name)).toEqual([
      "customers",
      "large",
      "numbers",
      "purchases",
      "active_customers",
    ]);
    expect(structure?.unreadable).toMatchObject([{ name: "broken" }]);
    expect(table("customers")).toMatchObject({ primaryKey: ["id"], uniqueKeys: [["email"]], rowEstimate: 2 });
    // REFERENCES without columns means the primary key.
    expect(table("purchases")?.foreignKeys).toMatchObject([
      { columns: ["customer_id"], referencedTable: "customers", referencedColumns: ["id"] },
    ]);
    expect(table("purchases")?.columns[3]?.statistics).toMatchObject({ max: "2024-02-11T16:00:00Z", complete: true });
    expect(table("large")).toMatchObject({ rowEstimate: 50_000 });
    expect(table("large")?.columns[1]?.statistics).toMatchObject({ distinctCount: 7, complete: false });
    expect(table("large")?.columns[0]?.statistics).toMatchObject({
      min: "1001",
      max: "51000",
      sampledRowCount: 10_000,
    });
  });

  it("opens nothing outside of the files folder, through links neither", async () => {
    const outside = join(env.QUERENT_DATA_DIR, "outside.db");
    new DatabaseSync(outside).close();
    symlinkSync(outside, join(folder, "link.db"));
    for (const name of ["../outside.db", outside, "link.db", "missing.db", "."]) {
      const opened = await openSqliteDriver({ kind: "sqlite", file: name }, "data-folder");
      expect(opened).toMatchObject({ ok: false, error: { code: "source/file" } });
    }
  });

  it("says that a file is no database", async () => {
    writeFileSync(join(folder, "notes.db"), "these are only notes, but long enough to be looked at ".repeat(100));
    const notes = await open("notes.db");
    const test = await notes.test(relaxed().signal);
    await notes.close();
    expect(test).toMatchObject({ ok: false, error: { code: "source/file" } });
  });
});
