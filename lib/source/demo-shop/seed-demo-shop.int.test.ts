import { utimesSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { closeStore } from "@/lib/db/store";
import { env } from "@/lib/env";
import { analyseNow } from "@/lib/semantic/analysis/source-analysis";
import { closeDriver } from "@/lib/source/source-drivers";
import { demoShopFile } from "@/lib/source/source-files";
import { deleteSource, listSources, sourceStructure } from "@/lib/source/sources";
import { buildDemoShop } from "./build-demo-shop";
import { seedDemoShop } from "./seed-demo-shop";

const admin = systemViewer();
const lastDay = new Date("2026-03-14T00:00:00Z");
const files = ["one.duckdb", "two.duckdb"].map((name) => join(env.QUERENT_DATA_DIR, name));

async function ask(file: string, sql: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const [row] = await (await connection.run(sql)).getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return row ?? [];
}

beforeAll(async () => {
  for (const file of files) await buildDemoShop(file, lastDay);
});

afterAll(async () => {
  for (const { id } of await listSources(admin)) await closeDriver(id);
  await closeStore();
});

const one = (sql: string) => ask(files[0] ?? "", sql);

describe("the demo shop", () => {
  it("is the same each time", async () => {
    const digest = `SELECT (SELECT md5(string_agg(order_lines::VARCHAR, '' ORDER BY order_line_id)) FROM order_lines),
      (SELECT md5(string_agg(orders::VARCHAR, '' ORDER BY order_id)) FROM orders),
      (SELECT md5(string_agg(customers::VARCHAR, '' ORDER BY customer_id)) FROM customers),
      (SELECT md5(string_agg(returns::VARCHAR, '' ORDER BY return_id)) FROM returns)`;
    expect(await one(digest)).toEqual(await ask(files[1] ?? "", digest));
  });

  it("has three years of sales that end on the last day", async () => {
    const [from, to, orders, lines] = await one(
      "SELECT min(ordered_at)::DATE, max(ordered_at)::DATE, count(*), (SELECT count(*) FROM order_lines) FROM orders",
    );
    expect([from, to]).toEqual(["2023-03-15", "2026-03-14"]);
    expect(Number(orders)).toBeGreaterThan(44_000);
    expect(Number(lines)).toBeGreaterThan(100_000);
  });

  it("has nothing that cannot be: orders before the account, products before their launch, staff before their day, returns in the future", async () => {
    const impossible = await one(`SELECT
      (SELECT count(*) FROM orders JOIN customers USING (customer_id) WHERE ordered_at::DATE < signed_up_on),
      (SELECT count(*) FROM order_lines JOIN orders USING (order_id) JOIN products USING (product_id) WHERE ordered_at::DATE < launched_on),
      (SELECT count(*) FROM orders JOIN stores USING (store_id) WHERE ordered_at::DATE < opened_on),
      (SELECT count(*) FROM orders JOIN employees USING (employee_id) WHERE ordered_at::DATE < hired_on),
      (SELECT count(*) FROM orders JOIN employees USING (employee_id) WHERE orders.store_id <> employees.store_id),
      (SELECT count(*) FROM returns WHERE returned_on > DATE '2026-03-14'),
      (SELECT count(*) FROM returns JOIN order_lines USING (order_line_id) WHERE returns.quantity > order_lines.quantity)`);
    expect(impossible).toEqual(["0", "0", "0", "0", "0", "0", "0"]);
  });

  it("has a store that declines, a category that takes off, and a busy December", async () => {
    const [declines, takesOff, december] = await one(`WITH sales AS (
        SELECT o.ordered_at, s.name AS store, c.name AS category, line_total FROM order_lines
        JOIN orders o USING (order_id) JOIN stores s USING (store_id) JOIN products USING (product_id) JOIN categories c USING (category_id))
      SELECT sum(line_total) FILTER (store LIKE 'Manchester%' AND ordered_at >= '2025-03-15') / sum(line_total) FILTER (store LIKE 'Manchester%' AND ordered_at < '2024-03-15'),
        sum(line_total) FILTER (category = 'Wellness' AND ordered_at >= '2025-03-15') / sum(line_total) FILTER (category = 'Wellness' AND ordered_at < '2024-03-15'),
        count(*) FILTER (month(ordered_at) = 12) / count(*) FILTER (month(ordered_at) = 2) FROM sales`);
    expect(Number(declines)).toBeLessThan(0.6);
    expect(Number(takesOff)).toBeGreaterThan(4);
    expect(Number(december)).toBeGreaterThan(1.5);
  });

  it("declares its keys and says what its tables and columns hold", async () => {
    const [foreignKeys, commented] = await one(`SELECT
      (SELECT count(*) FROM duckdb_constraints() WHERE constraint_type = 'FOREIGN KEY'),
      (SELECT count(*) FROM duckdb_tables() WHERE comment IS NOT NULL)`);
    // Each foreign key is listed at both of its ends.
    expect(Number(foreignKeys)).toBeGreaterThanOrEqual(9);
    expect(commented).toBe("8");
  });

  it("is registered once, made anew when it has grown old, and stays away when an administrator removed it", async () => {
    const analysed: string[] = [];
    const seed = () =>
      seedDemoShop((sourceId) => {
        analysed.push(sourceId);
        return analyseNow(sourceId);
      });
    await seed();
    const [source] = await listSources(admin);
    expect(source).toMatchObject({
      name: "Demo shop",
      analysisStatus: "ready",
      tableCount: 8,
      location: "demo-shop.duckdb",
    });
    const structure = await sourceStructure(source?.id ?? "");
    expect(
      structure.ok &&
        structure.value.tables.find(({ name }) => name === "orders")?.columns[4]?.statistics?.max?.slice(0, 10),
    ).toBe(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    await seed();
    expect(analysed).toHaveLength(1);

    const old = new Date(Date.now() - 31 * 86_400_000);
    utimesSync(demoShopFile(), old, old);
    await seed();
    expect(analysed).toEqual([source?.id, source?.id]);
    expect(Date.now() - (await stat(demoShopFile())).mtimeMs).toBeLessThan(60_000);

    await deleteSource(admin, source?.id ?? "");
    await seed();
    expect(await listSources(admin)).toEqual([]);
  });
});
