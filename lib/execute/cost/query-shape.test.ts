import { describe, expect, it } from "vitest";
import { sourceKinds } from "@/lib/source/schema";
import { queryShape } from "./query-shape";

describe.each(sourceKinds)("queryShape on %s", (kind) => {
  const stopsAfter = (sql: string) => queryShape(sql, kind)?.stopsAfter;

  it("knows where a LIMIT lets the engine stop reading", () => {
    expect(stopsAfter("SELECT id, UPPER(name) FROM sales WHERE city = 'Berlin' LIMIT 100")).toBe(100);
    expect(stopsAfter("SELECT s.id FROM sales AS s JOIN shops AS p ON p.id = s.shop_id LIMIT 10 OFFSET 20")).toBe(30);
  });

  it("knows what has to read everything first", () => {
    for (const sql of [
      "SELECT COUNT(*) FROM sales LIMIT 10",
      "SELECT 100.0 * SUM(amount) / COUNT(*) FROM sales LIMIT 10",
      "SELECT city FROM sales GROUP BY city LIMIT 10",
      "SELECT DISTINCT city FROM sales LIMIT 10",
      "SELECT id FROM sales ORDER BY amount LIMIT 10",
      "SELECT id, ROW_NUMBER() OVER (PARTITION BY city ORDER BY id) AS n FROM sales LIMIT 10",
      "SELECT id FROM sales UNION SELECT id FROM shops LIMIT 10",
      "SELECT id FROM sales",
    ]) {
      expect([sql, stopsAfter(sql)]).toEqual([sql, null]);
    }
  });

  it("counts a table once for each place where it is read", () => {
    const shape = queryShape(
      "SELECT a.id FROM sales AS a JOIN sales AS b ON a.id = b.id WHERE a.id IN (SELECT id FROM shops)",
      kind,
    );
    expect(shape?.tables.map(({ name, alias }) => [name, alias])).toEqual([
      ["sales", "a"],
      ["sales", "b"],
      ["shops", null],
    ]);
  });
});
