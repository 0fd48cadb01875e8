import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/id";
import type { Driver } from "@/lib/source/driver";
import { connectionSchema, type SourceStructure } from "@/lib/source/schema";
import { codeOf, describeDriver, relaxed, rowsOf } from "@/scripts/test/driver-contract";
import { createPostgresDriver } from "./postgres-driver";
import type { PostgresConnection } from "./postgres-refusal";

const url = process.env.QUERENT_TEST_POSTGRES_URL;
const server = new URL(url ?? "postgres://nobody@localhost");
const suffix = newId().replaceAll("-", "").slice(-20);
const database = `querent_source_${suffix}`;
const limitedUser = `querent_limited_${suffix}`;

function connectionTo(over: Partial<PostgresConnection> = {}): PostgresConnection {
  const parsed = connectionSchema.parse({
    kind: "postgres",
    host: server.hostname,
    port: Number(server.port || 5432),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
    database,
    ...over,
  });
  if (parsed.kind !== "postgres") throw new Error("not a PostgreSQL connection");
  return parsed;
}

let admin: pg.Client;
let inside: pg.Client;

const statements = [
  "CREATE TABLE numbers (n INT PRIMARY KEY)",
  "INSERT INTO numbers SELECT generate_series(1, 1000)",
  "CREATE TYPE mood AS ENUM ('sad', 'glad')",
  "CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, email TEXT UNIQUE, is_active BOOLEAN NOT NULL, mood mood, joined DATE)",
  "COMMENT ON TABLE customers IS 'People who buy'",
  "COMMENT ON COLUMN customers.id IS 'Number of the customer'",
  "INSERT INTO customers VALUES (1, 'Ana', 'ana@example.com', true, 'glad', '2024-01-31'), (2, 'Bo', NULL, false, NULL, NULL), (3, '陈', 'chen@example.com', true, 'sad', '2024-02-29')",
  "CREATE TABLE purchases (id BIGINT PRIMARY KEY, customer_id INT NOT NULL REFERENCES customers, total NUMERIC(12, 2) NOT NULL, at TIMESTAMPTZ NOT NULL)",
  "INSERT INTO purchases SELECT n, 1 + n % 3, n / 4.0, TIMESTAMPTZ '2024-01-01 00:00:00+00' + n * INTERVAL '1 hour' FROM numbers",
  "CREATE UNIQUE INDEX purchases_at ON purchases (at)",
  "CREATE VIEW active_customers AS SELECT id, name FROM customers WHERE is_active",
  "CREATE TABLE large AS SELECT n, 'word ' || n % 7 AS word FROM generate_series(1, 60000) n",
  "CREATE TABLE secret (id INT)",
  "CREATE SCHEMA sales",
  "CREATE TABLE sales.regions (id INT PRIMARY KEY, name TEXT)",
  "ANALYZE",
];

beforeAll(async () => {
  if (url === undefined) return;
  admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.query(`CREATE ROLE ${limitedUser} LOGIN PASSWORD 'limited-password'`);
  const target = new URL(url);
  target.pathname = `/${database}`;
  inside = new pg.Client({ connectionString: target.href });
  await inside.connect();
  for (const statement of statements) await inside.query(statement);
  await inside.query(`GRANT SELECT ON customers, numbers TO ${limitedUser}`);
});

afterAll(async () => {
  if (url === undefined) return;
  await inside.query(`DROP OWNED BY ${limitedUser}`);
  await inside.end();
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await admin.query(`DROP ROLE ${limitedUser}`);
  await admin.end();
});

describeDriver(
  "PostgreSQL",
  async () => {
    const driver = createPostgresDriver(connectionTo());
    return {
      driver,
      rows: (count) => `SELECT n FROM numbers WHERE n <= ${count}`,
      slow: (word) =>
        `SELECT COUNT(*) AS ${word} FROM numbers a, numbers b, numbers c, numbers d WHERE a.n + b.n + c.n + d.n = 7`,
      running: async (word) => {
        const { rows } = await admin.query(
          "SELECT count(*)::int AS count FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()",
          [`%${word}%`],
        );
        return rows[0].count;
      },
      writes: [
        "INSERT INTO numbers VALUES (100000)",
        "UPDATE numbers SET n = n + 1",
        "DELETE FROM numbers",
        "WITH gone AS (DELETE FROM numbers RETURNING n) SELECT * FROM gone",
        "DROP TABLE numbers",
        "CREATE TABLE extra (id INT)",
        "SELECT 1; SELECT 2",
        "COMMIT; DROP TABLE numbers",
      ],
      wrongSql: "SELECT no_such_column FROM numbers",
      close: () => driver.close(),
    };
  },
  url === undefined,
);

describe.skipIf(url === undefined)("PostgreSQL driver in detail", () => {
  let driver: Driver;
  beforeAll(() => {
    driver = createPostgresDriver(connectionTo());
  });
  afterAll(() => driver.close());

  async function structureOf(over: Partial<PostgresConnection>): Promise<SourceStructure> {
    const other = createPostgresDriver(connectionTo(over));
    const read = await other.introspect({ signal: relaxed().signal, onProgress: () => undefined });
    await other.close();
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  }

  it("keeps decimals and 64-bit integers as text, times in UTC, NULL as null and bytes as their count", async () => {
    const result = await rowsOf(
      driver,
      `SELECT 1.50::numeric(9, 2), 9007199254740993::bigint, 7, 1.5::double precision, 'NaN'::float8, 'Grüße 你好', DATE '2024-02-29',
        TIMESTAMP '2024-02-29 10:00:00.250', TIMESTAMPTZ '2024-02-29 10:00:00+02', NULL::text, '\\x010203'::bytea, true, '{"a": 1}'::jsonb,
        INTERVAL '1 day 02:00:00', 'glad'::mood, ARRAY[1, 2]`,
    );
    expect(result.rows).toEqual([
      [
        ...["1.50", "9007199254740993", 7, 1.5, "NaN", "Grüße 你好", "2024-02-29"],
        ...["2024-02-29T10:00:00.25Z", "2024-02-29T08:00:00Z", null, "<3 bytes>", true, '{"a": 1}'],
        ...["1 day 02:00:00", "glad", "{1,2}"],
      ],
    ]);
    expect(result.columns.map(({ type }) => type)).toEqual([
      ...[
        "decimal",
        "integer",
        "integer",
        "float",
        "float",
        "text",
        "date",
        "timestamp",
        "timestamp",
        "text",
        "binary",
      ],
      ...["boolean", "json", "text", "text", "text"],
    ]);
  });

  it("cannot be talked out of its read-only transaction", async () => {
    for (const setting of ["transaction_read_only", "default_transaction_read_only"]) {
      await driver.run(`SELECT set_config('${setting}', 'off', false)`, relaxed());
    }
    await driver.run("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE", relaxed());
    await driver.run("COMMIT", relaxed());
    expect(await codeOf(driver, "DELETE FROM numbers")).toBe("execute/failed");
    expect((await rowsOf(driver, "SELECT count(*) FROM numbers")).rows).toEqual([["1000"]]);
  });

  it("takes a backslash in a string for a backslash, as the guard does", async () => {
    expect((await rowsOf(driver, "SELECT 'a\\' AS text")).rows).toEqual([["a\\"]]);
  });

  it("reads tables, keys, comments and statistics", async () => {
    const structure = await structureOf({});
    const table = (name: string) => structure.tables.find((each) => each.name === name);
    expect(structure.tables.map(({ name }) => name)).toEqual([
      ...["active_customers", "customers", "large", "numbers", "purchases", "secret"],
    ]);
    expect(structure.canWrite).toBe(true);
    expect(table("customers")).toMatchObject({
      schema: "public",
      comment: "People who buy",
      primaryKey: ["id"],
      uniqueKeys: [["email"]],
    });
    expect(table("purchases")?.uniqueKeys).toEqual([["at"]]);
    expect(table("purchases")?.foreignKeys).toEqual([
      { columns: ["customer_id"], referencedSchema: "public", referencedTable: "customers", referencedColumns: ["id"] },
    ]);
    expect(table("active_customers")?.kind).toBe("view");
    const [id, name, email, active, mood, joined] = table("customers")?.columns ?? [];
    expect(id).toMatchObject({ type: "integer", nullable: false, comment: "Number of the customer" });
    expect(name).toMatchObject({ databaseType: "character varying(40)", type: "text" });
    expect(email?.statistics?.nullFraction).toBeCloseTo(1 / 3);
    expect(active?.statistics?.frequentValues[0]).toEqual({ value: "true", count: 2 });
    expect(mood?.type).toBe("text");
    expect(joined?.statistics).toMatchObject({ min: "2024-01-31", max: "2024-02-29", complete: true });
    expect(table("purchases")?.columns[3]?.statistics?.max).toBe("2024-02-11T16:00:00Z");
  });

  it("samples a large table and says that it did", async () => {
    const structure = await structureOf({});
    const large = structure.tables.find(({ name }) => name === "large");
    expect(large?.rowEstimate).toBe(60_000);
    const [, word] = large?.columns ?? [];
    expect(word?.statistics).toMatchObject({ complete: false, distinctCount: 7 });
    expect(word?.statistics?.sampledRowCount).toBeGreaterThan(1_000);
    expect(word?.statistics?.sampledRowCount).toBeLessThanOrEqual(10_000);
  });

  it("reads the chosen schemas, and lists what the user may not read", async () => {
    const sales = await structureOf({ schemas: ["sales"] });
    expect(sales.tables.map(({ schema, name }) => `${schema}.${name}`)).toEqual(["sales.regions"]);
    const limited = await structureOf({ user: limitedUser, password: "limited-password" });
    expect(limited.tables.map(({ name }) => name)).toEqual(["customers", "numbers"]);
    expect(limited.unreadable.map(({ name }) => name)).toContain("secret");
    expect(limited.canWrite).toBe(false);
  });

  it("tells wrong password, missing database, missing rights and wrong host apart", async () => {
    const codes: string[] = [];
    for (const over of [
      { password: "wrong" },
      { database: "no_such_database" },
      { port: 1 },
      { host: "no-such-host.invalid" },
    ]) {
      const tried = createPostgresDriver(connectionTo(over));
      const test = await tried.test(relaxed().signal);
      codes.push(test.ok ? "ok" : test.error.code);
      await tried.close();
    }
    const limited = createPostgresDriver(connectionTo({ user: limitedUser, password: "limited-password" }));
    codes.push(await codeOf(limited, "SELECT * FROM secret"));
    await limited.close();
    expect(codes).toEqual(["source/password", "source/database", "source/host", "source/host", "source/rights"]);
  });

  it("refuses a server whose certificate nobody vouches for when TLS is required", async () => {
    const required = createPostgresDriver(connectionTo({ tls: "require" }));
    const test = await required.test(relaxed().signal);
    await required.close();
    expect(test).toMatchObject({ ok: false, error: { code: "source/tls" } });
  });

  it("reports a connection that breaks while the query runs, and connects anew", async () => {
    const run = driver.run("SELECT COUNT(*) AS severed FROM numbers a, numbers b, numbers c, numbers d", relaxed());
    const find =
      "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%severed%' AND pid <> pg_backend_pid()";
    await expect.poll(async () => (await admin.query(find)).rows.length, { timeout: 10_000 }).toBe(1);
    await admin.query(`SELECT pg_terminate_backend(pid) FROM (${find}) found`);
    expect(await run).toMatchObject({ ok: false, error: { code: "execute/connection" } });
    expect((await rowsOf(driver, "SELECT 1")).rows).toEqual([[1]]);
  });
});
