import mysql from "mysql2/promise";
import pg from "pg";
import type { Locator } from "playwright/test";
import { ask } from "./support/ask";
import { chartsIn, expectDrawn } from "./support/charts";
import { fillConnection, serverOf, testedConnection } from "./support/sources";
import { expect, test } from "./support/test";

test.use({ role: "admin" });

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const postgresUrl = process.env.QUERENT_TEST_POSTGRES_URL;

/** Names that only somebody who knows the database understands: what the analysis cannot guess, a person renames. */
const tables = [
  "CREATE TABLE shipments (id INT PRIMARY KEY, shipped_on DATE NOT NULL, rgn_cd VARCHAR(20) NOT NULL, weight_kg DECIMAL(10,2) NOT NULL)",
];
const regions = ["North", "South", "West"];
const shipmentCount = 240;

/** Every region has the same count; weights grow with the region, so that a mixed-up column would show. */
const shipments = Array.from({ length: shipmentCount }, (_, index) => {
  const region = index % regions.length;
  const day = String((index % 28) + 1).padStart(2, "0");
  return `(${index + 1}, '2024-${String((index % 12) + 1).padStart(2, "0")}-${day}', '${regions[region]}', ${(region + 1) * 10})`;
});
const statements = [...tables, `INSERT INTO shipments VALUES ${shipments.join(", ")}`];

test.describe("MariaDB", () => {
  test.skip(mysqlUrl === undefined, "needs QUERENT_TEST_MYSQL_URL");
  const database = `querent_e2e_mysql_${Date.now()}`;

  test.beforeAll(async () => {
    await withMysql(async (connection) => {
      await connection.query(`CREATE DATABASE ${database}`);
      await connection.query(`USE ${database}`);
      for (const statement of statements) await connection.query(statement);
    });
  });
  test.afterAll(async () => {
    await withMysql((connection) => connection.query(`DROP DATABASE ${database}`));
  });

  test("is connected in the browser, learns a name from its admin, and answers by that name", async ({ page }) => {
    const server = serverOf(mysqlUrl ?? "");
    await page.goto("/admin/sources");
    const dialog = await fillConnection(page, {
      kind: "MySQL or MariaDB",
      name: `Freight ${database}`,
      database,
      server,
    });

    await test.step("each mistake has its own name before anything is kept", async () => {
      await dialog.getByLabel("Password", { exact: true }).fill("not the password");
      await testedConnection(dialog, "alert", `The server refused the user ${server.user} with this password.`);
      await dialog.getByLabel("Password", { exact: true }).fill(server.password);
      await dialog.getByRole("textbox", { name: "Host" }).fill("no-such-host.invalid");
      await testedConnection(dialog, "alert", "No server answered at no-such-host.invalid");
      await dialog.getByRole("textbox", { name: "Host" }).fill(server.host);
      await dialog.getByRole("textbox", { name: "Database", exact: true }).fill("no_such_database");
      await testedConnection(dialog, "alert", /no database called no_such_database|may not read this database/);
      await dialog.getByRole("textbox", { name: "Database", exact: true }).fill(database);
      await testedConnection(dialog, "status", "1 table in sight");
    });

    await test.step("the analysis ends in a source that is ready", async () => {
      await dialog.getByRole("button", { name: "Connect", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: `Freight ${database}` })).toBeVisible();
      await expect(page.getByText("1 table, ready to ask")).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole("row", { name: /rgn_cd/ })).toContainText("3 values");
    });

    await test.step("what the analysis suggests is accepted where it is sure enough", async () => {
      const suggestions = page.getByRole("button", { name: /\d+ suggestions?$/ });
      const before = await suggestions.textContent();
      await suggestions.click();
      await page.getByRole("slider", { name: "How sure, in percent" }).press("Home");
      await page.getByRole("button", { name: /^Accept \d+ of all tables$/ }).click();
      await expect(page.getByText(/\d+ suggestions? accepted/)).toBeVisible();
      await expect(page.getByText(before ?? "", { exact: true })).toBeHidden();
    });

    await test.step("a column gets the name that people use, where it stands and by keyboard alone", async () => {
      const name = page.getByRole("button", { name: /^Name of rgn_cd/ });
      await name.press("Enter");
      const field = page.getByRole("textbox", { name: "Name of rgn_cd" });
      await field.fill("Given up");
      await field.press("Escape");
      await expect(name).toBeFocused();
      await name.press("Enter");
      await field.fill("Delivery territory");
      await field.press("Enter");
      await expect(page.getByText(/^Name of .* saved/)).toBeVisible();
      await expect(page.getByRole("row", { name: /Delivery territory/ })).toBeVisible();
    });

    await test.step("a question by the new name is answered and drawn", async () => {
      await page.getByRole("link", { name: "Ask about this data" }).click();
      const answer = await ask(page, "total weight by delivery territory");
      await expectDrawn(chartsIn(answer));
      await expectTotals(answer);
    });
  });
});

test.describe("PostgreSQL", () => {
  test.skip(postgresUrl === undefined, "needs QUERENT_TEST_POSTGRES_URL");
  const database = `querent_e2e_postgres_${Date.now()}`;

  test.beforeAll(async () => {
    await withPostgres(new URL(postgresUrl ?? "").pathname.slice(1), (client) =>
      client.query(`CREATE DATABASE ${database}`),
    );
    await withPostgres(database, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  });
  test.afterAll(async () => {
    await withPostgres(new URL(postgresUrl ?? "").pathname.slice(1), (client) =>
      client.query(`DROP DATABASE ${database} WITH (FORCE)`),
    );
  });

  test("is connected in the browser and answers with a chart", async ({ page }) => {
    const server = serverOf(postgresUrl ?? "");
    await page.goto("/admin/sources");
    const dialog = await fillConnection(page, { kind: "PostgreSQL", name: `Freight ${database}`, database, server });
    await testedConnection(dialog, "status", "1 table in sight");
    await dialog.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Freight ${database}` })).toBeVisible();
    await expect(page.getByText("1 table, ready to ask")).toBeVisible({ timeout: 30_000 });
    await page.getByRole("link", { name: "Ask about this data" }).click();
    const answer = await ask(page, "total weight by rgn cd");
    await expectDrawn(chartsIn(answer));
    await expectTotals(answer);
  });
});

/** 80 shipments of each region, of 10, 20 and 30 kilograms. */
async function expectTotals(answer: Locator) {
  for (const [region, total] of [
    ["North", "800"],
    ["South", "1,600"],
    ["West", "2,400"],
  ] as const) {
    await expect(answer.getByRole("row", { name: new RegExp(`${region}.*${total}`) })).toBeVisible();
  }
}

async function withMysql(work: (connection: mysql.Connection) => Promise<unknown>): Promise<void> {
  const connection = await mysql.createConnection(mysqlUrl ?? "");
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}

async function withPostgres(database: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const url = new URL(postgresUrl ?? "");
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
