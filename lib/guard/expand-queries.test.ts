import { describe, expect, it } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import { openPolicy } from "@/lib/semantic/access-policy";

const query = (name: string, sql: string, columns: string[]) =>
  entity(name, [], { kind: "query", query: sql, primaryKey: [], columns: columns.map((each) => column(each)) });

const shop = model([
  entity("orders", [column("state"), column("amount", { type: "decimal", role: "measure" })]),
  query("paid_orders", "SELECT id, amount FROM orders WHERE state = 'paid'", ["id", "amount"]),
  query("large_paid", "WITH p AS (SELECT * FROM paid_orders) SELECT id FROM p WHERE amount > 9", ["id"]),
  query("loop", "SELECT * FROM loop", ["id"]),
  query("bad", "SELECT pg_sleep(1) AS id FROM orders", ["id"]),
]);

function checked(sql: string) {
  const result = checkSql(sql, { model: shop, policy: openPolicy, rowCountMax: 100 });
  return result.ok ? result.value.text.replaceAll('"', "") : result.error.code;
}

describe("a table that is a query", () => {
  it("stands in brackets, under the name that it has there", () => {
    expect(checked("SELECT SUM(amount) FROM paid_orders")).toMatch(
      /FROM \(SELECT id, amount FROM orders WHERE state = 'paid'\) AS paid_orders/,
    );
    expect(checked("SELECT p.amount FROM paid_orders AS p")).toMatch(/\) AS p\b/);
  });

  it("may use another, and a CTE of its name is the CTE", () => {
    expect(checked("SELECT COUNT(*) FROM large_paid")).toMatch(/FROM orders WHERE state = 'paid'/);
    expect(checked("WITH paid_orders AS (SELECT id FROM orders) SELECT id FROM paid_orders")).not.toMatch(/'paid'/);
  });

  it("is checked like anything that a person wrote", () => {
    expect(checked("SELECT id FROM bad")).toBe("guard/function");
    expect(checked("SELECT id FROM loop")).toBe("guard/limit");
    expect(checked("SELECT state FROM paid_orders")).toBe("guard/column");
  });
});
