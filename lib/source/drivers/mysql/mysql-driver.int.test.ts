import { createServer } from "node:net";
import mysql from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/id";
import type { Driver } from "@/lib/source/driver";
import { connectionSchema, type SourceStructure } from "@/lib/source/schema";
import { codeOf, describeDriver, relaxed, rowsOf } from "@/scripts/test/driver-contract";
import { createMysqlDriver } from "./mysql-driver";
import type { MysqlConnection } from "./mysql-refusal";

const url = process.env.QUERENT_TEST_MYSQL_URL;
const server = new URL(url ?? "mysql://nobody@localhost");
const database = `querent_source_${newId().replaceAll("-", "").slice(0, 20)}`;

function connectionTo(over: Partial<MysqlConnection> = {}): MysqlConnection {
  const parsed = connectionSchema.parse({
    kind: "mysql",
    host: server.hostname,
    port: Number(server.port || 3306),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
    database,
    ...over,
  });
  if (parsed.kind !== "mysql") throw new Error("not a MySQL connection");
  return parsed;
}

let admin: mysql.Connection;

const statements = [
  `CREATE DATABASE ${database} CHARACTER SET utf8mb4`,
  `USE ${database}`,
  "CREATE TABLE numbers (n INT PRIMARY KEY)",
  `INSERT INTO numbers WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 1000) SELECT n FROM s`,
  `CREATE TABLE customers (id INT PRIMARY KEY COMMENT 'Number of the customer', name VARCHAR(40) NOT NULL,
    email VARCHAR(80) UNIQUE, is_active TINYINT(1) NOT NULL, joined DATE) COMMENT 'People who buy'`,
  "INSERT INTO customers VALUES (1, 'Ana', 'ana@example.com', 1, '2024-01-31'), (2, 'Bo', NULL, 0, NULL), (3, '陈', 'chen@example.com', 1, '2024-02-29')",
  `CREATE TABLE purchases (id BIGINT PRIMARY KEY, customer_id INT NOT NULL, total DECIMAL(12, 2) NOT NULL, at TIMESTAMP NOT NULL,
    FOREIGN KEY (customer_id) REFERENCES customers (id))`,
  "INSERT INTO purchases SELECT n, 1 + n % 3, n / 4, '2024-01-01 00:00:00' + INTERVAL n HOUR FROM numbers",
  "CREATE VIEW active_customers AS SELECT id, name FROM customers WHERE is_active = 1",
  "CREATE TABLE doomed (id INT)",
  "CREATE VIEW broken AS SELECT id FROM doomed",
  "DROP TABLE doomed",
];

beforeAll(async () => {
  if (url === undefined) return;
  admin = await mysql.createConnection({ uri: url, timezone: "Z" });
  for (const statement of ["SET time_zone = '+00:00'", ...statements]) await admin.query(statement);
});

afterAll(async () => {
  if (url === undefined) return;
  await admin.query(`DROP DATABASE ${database}`);
  await admin.end();
});

describeDriver(
  "MySQL",
  async () => {
    const driver = createMysqlDriver(connectionTo());
    return {
      driver,
      rows: (count) => `SELECT n FROM numbers WHERE n <= ${count}`,
      slow: (word) =>
        `SELECT COUNT(*) AS ${word} FROM numbers a, numbers b, numbers c, numbers d WHERE a.n + b.n + c.n + d.n = 7`,
      running: async (word) => {
        const [rows] = await admin.query<mysql.RowDataPacket[]>(
          "SELECT COUNT(*) AS count FROM information_schema.processlist WHERE info LIKE ? AND id <> CONNECTION_ID()",
          [`%${word}%`],
        );
        return Number(rows[0]?.count);
      },
      writes: [
        "INSERT INTO numbers VALUES (100000)",
        "UPDATE numbers SET n = n + 1",
        "DELETE FROM numbers",
        "DROP TABLE numbers",
        "CREATE TABLE extra (id INT)",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE numbers",
      ],
      wrongSql: "SELECT no_such_column FROM numbers",
      close: () => driver.close(),
    };
  },
  url === undefined,
);

describe.skipIf(url === undefined)("MySQL driver in detail", () => {
  let driver: Driver;
  beforeAll(() => {
    driver = createMysqlDriver(connectionTo());
  });
  afterAll(() => driver.close());

  it("keeps decimals and 64-bit integers as text, times in UTC, NULL as null and bytes as their count", async () => {
    const result = await rowsOf(
      driver,
      `SELECT CAST(1.50 AS DECIMAL(9, 2)) AS price, 9007199254740993 AS big, 1.5e0 AS ratio,
        'Grüße 你好' AS words, DATE '2024-02-29' AS day, TIMESTAMP '2024-02-29 10:00:00.250' AS moment, NULL AS nothing,
        X'010203' AS bytes, (SELECT MAX(at) FROM purchases WHERE id = 1) AS bought, is_active FROM customers WHERE id = 1`,
    );
    expect(result.rows).toEqual([
      [
        "1.50",
        "9007199254740993",
        1.5,
        "Grüße 你好",
        "2024-02-29",
        "2024-02-29T10:00:00.25Z",
        null,
        "<3 bytes>",
        "2024-01-01T01:00:00Z",
        true,
      ],
    ]);
    expect(result.columns.map(({ type }) => type)).toEqual([
      "decimal",
      "integer",
      "float",
      "text",
      "date",
      "timestamp",
      "other",
      "binary",
      "timestamp",
      "boolean",
    ]);
  });

  it("cannot be talked out of its read-only session", async () => {
    for (const sql of ["SET SESSION TRANSACTION READ WRITE", "SELECT n FROM numbers FOR UPDATE", "COMMIT"]) {
      expect(await codeOf(driver, sql)).toBe("execute/failed");
    }
    expect(await codeOf(driver, "DELETE FROM numbers")).toBe("execute/failed");
    expect((await rowsOf(driver, "SELECT COUNT(*) FROM numbers")).rows).toEqual([["1000"]]);
  });

  it("reads tables, keys, comments and statistics, and lists what cannot be read", async () => {
    const stages = new Set<string>();
    const read = await driver.introspect({ signal: relaxed().signal, onProgress: ({ stage }) => stages.add(stage) });
    const structure: SourceStructure | null = read.ok ? read.value : null;
    const table = (name: string) => structure?.tables.find((each) => each.name === name);
    expect(structure?.tables.map(({ name }) => name)).toEqual([
      "active_customers",
      "customers",
      "numbers",
      "purchases",
    ]);
    expect(structure?.unreadable).toMatchObject([{ name: "broken" }]);
    expect(structure?.canWrite).toBe(true);
    expect(table("customers")).toMatchObject({
      comment: "People who buy",
      primaryKey: ["id"],
      uniqueKeys: [["email"]],
      rowEstimate: 3,
    });
    expect(table("purchases")?.foreignKeys).toEqual([
      { columns: ["customer_id"], referencedSchema: null, referencedTable: "customers", referencedColumns: ["id"] },
    ]);
    expect(table("active_customers")).toMatchObject({ kind: "view", comment: null });
    const [id, name, email, active, joined] = table("customers")?.columns ?? [];
    expect(id).toMatchObject({ type: "integer", nullable: false, comment: "Number of the customer" });
    expect(name?.statistics?.frequentValues.map(({ value }) => value).sort()).toEqual(["Ana", "Bo", "陈"]);
    expect(email?.statistics?.nullFraction).toBeCloseTo(1 / 3);
    expect(active).toMatchObject({ type: "boolean" });
    expect(active?.statistics?.frequentValues).toEqual([
      { value: "true", count: 2 },
      { value: "false", count: 1 },
    ]);
    expect(joined?.statistics).toMatchObject({
      min: "2024-01-31",
      max: "2024-02-29",
      complete: true,
      distinctCount: 2,
    });
    expect(table("purchases")?.columns[3]?.statistics?.max).toBe("2024-02-11T16:00:00Z");
    expect([...stages]).toEqual(["connecting", "structure", "statistics"]);
  });

  it("samples a large table all over, the newest rows among them", async () => {
    await admin.query("CREATE TABLE large (id INT PRIMARY KEY, word VARCHAR(20), day DATE)");
    await admin.query(
      "INSERT INTO large SELECT a.n * 1000 + b.n, CONCAT('word ', a.n), DATE '2020-01-01' + INTERVAL a.n DAY FROM numbers a, numbers b WHERE a.n <= 60",
    );
    await admin.query("ANALYZE TABLE large");
    const read = await driver.introspect({ signal: relaxed().signal, onProgress: () => undefined });
    await admin.query("DROP TABLE large");
    const large = read.ok ? read.value.tables.find(({ name }) => name === "large") : undefined;
    const [id, word, day] = large?.columns ?? [];
    expect(id?.statistics).toMatchObject({ min: "1001", max: "61000", sampledRowCount: 10_000, complete: false });
    expect(word?.statistics?.distinctCount).toBeGreaterThan(9);
    expect(day?.statistics?.max).toBe("2020-03-01");
  });

  it("tells wrong password, missing database, missing rights and wrong host apart", async () => {
    const user = `limited_${newId().slice(-12)}`;
    await admin.query(`CREATE USER '${user}'@'%' IDENTIFIED BY 'limited-password'`);
    const codes: string[] = [];
    for (const over of [
      { password: "wrong" },
      { database: "no_such_database_here" },
      { user, password: "limited-password" },
      { port: 1 },
      { host: "no-such-host.invalid" },
    ]) {
      const tried = createMysqlDriver(connectionTo(over));
      const test = await tried.test(relaxed().signal);
      codes.push(test.ok ? "ok" : test.error.code);
      await tried.close();
    }
    await admin.query(`DROP USER '${user}'@'%'`);
    expect(codes).toEqual(["source/password", "source/database", "source/rights", "source/host", "source/host"]);
  });

  it("takes a server without TLS when TLS is preferred and refuses it when TLS is required", async () => {
    const [rows] = await admin.query<mysql.RowDataPacket[]>("SELECT @@have_ssl = 'YES' AS encrypted");
    const required = createMysqlDriver(connectionTo({ tls: "require" }));
    const test = await required.test(relaxed().signal);
    await required.close();
    // A test server with TLS has no certificate that anybody vouches for: refused all the same.
    expect(rows).toHaveLength(1);
    expect(test).toMatchObject({ ok: false, error: { code: "source/tls" } });
  });

  it("reports a connection that breaks while the query runs, and connects anew", async () => {
    const run = driver.run("SELECT COUNT(*) AS severed FROM numbers a, numbers b, numbers c, numbers d", relaxed());
    let thread = 0;
    await expect
      .poll(
        async () => {
          const [rows] = await admin.query<mysql.RowDataPacket[]>(
            "SELECT id FROM information_schema.processlist WHERE info LIKE '%severed%' AND id <> CONNECTION_ID()",
          );
          thread = Number(rows[0]?.id ?? 0);
          return thread;
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0);
    await admin.query(`KILL CONNECTION ${thread}`);
    expect(await run).toMatchObject({ ok: false, error: { code: "execute/connection" } });
    expect((await rowsOf(driver, "SELECT 1 AS one")).rows).toEqual([[1]]);
  });

  it("does not wait for ever for a host that accepts and says nothing", async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const tried = createMysqlDriver(connectionTo({ host: "127.0.0.1", port }));
    const test = await tried.test(relaxed().signal);
    silent.close();
    await tried.close();
    expect(test).toMatchObject({ ok: false, error: { code: "source/host" } });
  });
});
