import mysql from "mysql2/promise";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Driver } from "@/lib/source/driver";
import { leastPrivileges } from "@/lib/source/least-privilege";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";

const suffix = Math.random().toString(36).slice(2, 10);
const [database, account, password] = [`least_${suffix}`, `least_user_${suffix}`, "choose-a-password"];
const servers = {
  MariaDB: process.env.QUERENT_TEST_MYSQL_URL ?? "",
  PostgreSQL: process.env.QUERENT_TEST_POSTGRES_URL ?? "",
};

/** The documented statements with names of this test's own. */
function documented(engine: keyof typeof servers): string[] {
  const sql = leastPrivileges.find((entry) => entry.engine === engine)?.sql ?? "";
  return sql
    .replaceAll(/^--.*$/gm, "")
    .replaceAll("shop", database)
    .replaceAll("querent", account)
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

const tables = [
  "CREATE TABLE orders (id INTEGER PRIMARY KEY, amount INTEGER)",
  "INSERT INTO orders VALUES (1, 10), (2, 20)",
];
const writes = [
  "INSERT INTO orders VALUES (3, 30)",
  "UPDATE orders SET amount = 0",
  "DELETE FROM orders",
  "DROP TABLE orders",
  "CREATE TABLE more (id INTEGER)",
];

async function asAdmin(
  engine: keyof typeof servers,
  inDatabase: boolean,
  statements: readonly string[],
): Promise<void> {
  const url = new URL(servers[engine]);
  if (inDatabase) url.pathname = `/${database}`;
  if (engine === "MariaDB") {
    const admin = await mysql.createConnection(url.href);
    for (const statement of statements) await admin.query(statement);
    await admin.end();
    return;
  }
  const admin = new pg.Client(url.href);
  await admin.connect();
  for (const statement of statements) await admin.query(statement);
  await admin.end();
}

async function connect(engine: keyof typeof servers): Promise<Driver> {
  const url = new URL(servers[engine]);
  [url.username, url.password, url.pathname] = [account, password, `/${database}`];
  const connection = parseConnectionUrl(url.href);
  if (!connection.ok) throw new Error(connection.error.code);
  const driver = await openDriver(connection.value);
  if (!driver.ok) throw new Error(driver.error.code);
  return driver.value;
}

/** The account itself, without Querent's own walls around it. */
async function tryRaw(engine: keyof typeof servers, sql: string): Promise<string> {
  const url = new URL(servers[engine]);
  [url.username, url.password, url.pathname] = [account, password, `/${database}`];
  if (engine === "MariaDB") {
    const own = await mysql.createConnection(url.href);
    return await own
      .query(sql)
      .then(() => "done", String)
      .finally(() => own.end());
  }
  const own = new pg.Client(url.href);
  await own.connect();
  // What the role's own settings say is undone here: the rights alone must hold.
  await own.query("SET default_transaction_read_only = off");
  return await own
    .query(sql)
    .then(() => "done", String)
    .finally(() => own.end());
}

describe.each(["MariaDB", "PostgreSQL"] as const)("the documented account of %s", (engine) => {
  beforeAll(async () => {
    await asAdmin(engine, false, [`CREATE DATABASE ${database}`]);
    await asAdmin(engine, true, [...tables, ...documented(engine)]);
  });
  afterAll(async () => {
    const drop =
      engine === "MariaDB" ? [`DROP USER '${account}'@'%'`] : [`DROP OWNED BY ${account}`, `DROP ROLE ${account}`];
    if (engine === "MariaDB") await asAdmin(engine, false, [...drop, `DROP DATABASE ${database}`]);
    else {
      await asAdmin(engine, true, drop);
      await asAdmin(engine, false, [`DROP DATABASE ${database} WITH (FORCE)`]);
    }
  });

  it("is enough to connect, to look around, to ask and to estimate", async () => {
    const driver = await connect(engine);
    const { signal } = new AbortController();
    try {
      expect(await driver.test(signal)).toMatchObject({ ok: true, value: { tableCount: 1, canWrite: false } });
      const structure = await driver.introspect({ signal, onProgress: () => undefined });
      expect(structure).toMatchObject({ ok: true, value: { tables: [{ name: "orders" }], canWrite: false } });
      const options = { signal, timeoutMs: 5_000, rowCountMax: 10 };
      expect(await driver.run("SELECT sum(amount) AS total FROM orders", options)).toMatchObject({ ok: true });
      const estimate = await driver.estimate("SELECT * FROM orders", {
        signal,
        timeoutMs: 5_000,
        tableRows: () => null,
        stopsAfter: null,
      });
      expect(estimate).toMatchObject({ ok: true, value: { rows: expect.any(Number) } });
    } finally {
      await driver.close();
    }
  });

  it.each(writes)("cannot write even without Querent's other walls: %s", async (sql) => {
    expect(await tryRaw(engine, sql)).toMatch(/denied|permission|must be owner/i);
  });
});
