import { describe, expect, it } from "vitest";
import { openPolicy } from "@/lib/semantic/access-policy";
import type { SourceKind } from "@/lib/source/schema";
import { shopModel } from "./__fixtures__/shop-model";
import { checkSql } from "./check-sql";

function columnsOf(sql: string, kind: SourceKind = "duckdb") {
  const checked = checkSql(sql, { policy: openPolicy, model: shopModel(kind), rowCountMax: 100 });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value.columns;
}

/** For a busy machine. */
const timeoutMs = 60_000;

const total = { entity: "orders", column: "total" };
const orderedAt = { entity: "orders", column: "ordered_at" };

describe("what is known of a checked query", () => {
  it("a plain column keeps its label, an alias is made readable", () => {
    expect(columnsOf("SELECT ordered_at, total AS order_amt FROM orders")).toEqual([
      { name: "ordered_at", label: "Ordered at", source: orderedAt, aggregate: null, grain: null },
      { name: "order_amt", label: "Order amount", source: total, aggregate: null, grain: null },
    ]);
  });

  it.each([
    ["SUM(total)", "sum"],
    ["AVG(o.total)", "avg"],
    ["ROUND(MAX(total), 2)", "max"],
    ["COUNT(DISTINCT total)", "count_distinct"],
    ["SUM(total) OVER (PARTITION BY status)", "sum"],
  ])("%s is the %s of the column", (expression, aggregate) => {
    expect(columnsOf(`SELECT ${expression} AS x FROM orders o`)[0]).toMatchObject({ source: total, aggregate });
  });

  it.each([
    ["SUM(total) * 100.0 / NULLIF(COUNT(*), 0)", true],
    ["100 * (SUM(total) / COUNT(*))", true],
    ["ROUND(100.0 * SUM(total) / COUNT(*), 1)", true],
    ["SUM(total) / 100", undefined],
    ["SUM(total) * 100", undefined],
    ["SUM(total) / COUNT(*)", undefined],
  ])("%s is a percentage: %s", (expression, percent) => {
    const [column] = columnsOf(`SELECT ${expression} AS x FROM orders`);
    expect(column?.percent).toBe(percent);
    expect(columnsOf(`SELECT y FROM (SELECT ${expression} AS y FROM orders) AS o`)[0]?.percent).toBe(percent);
  });

  it("a count of rows has no column behind it", () => {
    expect(columnsOf("SELECT COUNT(*) AS n FROM orders")[0]).toMatchObject({ source: null, aggregate: "count" });
  });

  it.each([
    ["duckdb", "DATE_TRUNC('month', ordered_at)", "month"],
    ["postgres", "DATE_TRUNC('week', ordered_at)::date", "week"],
    ["mysql", "DATE_FORMAT(ordered_at, '%Y-%m')", "month"],
    ["mysql", "DATE(ordered_at)", "day"],
    ["sqlite", "STRFTIME('%Y-%m-01', ordered_at)", "month"],
    ["sqlite", "DATE(ordered_at)", "day"],
    ["postgres", "TO_CHAR(ordered_at, 'YYYY')", "year"],
  ] as const)("on %s %s is cut to the %s", (kind, expression, grain) => {
    expect(columnsOf(`SELECT ${expression} AS x, COUNT(*) AS n FROM orders GROUP BY 1`, kind)[0]).toMatchObject({
      source: orderedAt,
      grain,
    });
  });

  it.each([
    ["duckdb", "HOUR(ordered_at)", "hour_of_day"],
    ["duckdb", "ISODOW(ordered_at)", "day_of_week"],
    ["postgres", "CAST(EXTRACT(ISODOW FROM ordered_at) AS INTEGER)", "day_of_week"],
    ["postgres", "DATE_PART('month', ordered_at)", "month_of_year"],
    ["mysql", "QUARTER(ordered_at)", "quarter_of_year"],
    ["mysql", "WEEKDAY(ordered_at) + 1", "day_of_week"],
    ["sqlite", "CAST(STRFTIME('%H', ordered_at) AS INTEGER)", "hour_of_day"],
    ["sqlite", "(CAST(STRFTIME('%m', ordered_at) AS INTEGER) + 2) / 3", "quarter_of_year"],
    ["sqlite", "(CAST(STRFTIME('%w', ordered_at) AS INTEGER) + 6) % 7 + 1", "day_of_week"],
  ] as const)("on %s %s is the %s", (kind, expression, part) => {
    expect(columnsOf(`SELECT ${expression} AS x, COUNT(*) AS n FROM orders GROUP BY 1`, kind)[0]).toMatchObject({
      ...{ source: orderedAt, grain: null, part },
    });
  });

  it("days that are counted from Sunday or from 0 are no part that has a name", () => {
    expect(columnsOf("SELECT EXTRACT(DOW FROM ordered_at) AS x FROM orders")[0]?.part).toBeUndefined();
    expect(columnsOf("SELECT WEEKDAY(ordered_at) + 1 AS x FROM orders", "duckdb")[0]?.part).toBeUndefined();
    expect(columnsOf("SELECT MAX(HOUR(ordered_at)) AS x FROM orders")[0]?.part).toBeUndefined();
  });

  it("a computed column comes from nowhere", () => {
    expect(
      columnsOf("SELECT total * 2 AS x, STRFTIME(ordered_at, '%d') AS d FROM orders").map((item) => item.source),
    ).toEqual([null, null]);
  });

  it("columns keep where they come from through derived tables and CTEs", () => {
    const sql =
      "WITH m AS (SELECT DATE_TRUNC('month', ordered_at) AS month, SUM(total) AS s FROM orders GROUP BY 1) SELECT t.month, t.s FROM (SELECT * FROM m) AS t";
    expect(columnsOf(sql)).toMatchObject([
      { name: "month", source: orderedAt, grain: "month" },
      { name: "s", source: total, aggregate: "sum" },
    ]);
  });

  it("the two sides of a union have what both share", () => {
    expect(columnsOf("SELECT name FROM customers UNION SELECT name FROM products")[0]).toMatchObject({ source: null });
    expect(columnsOf("SELECT name FROM customers UNION SELECT name FROM customers")[0]).toMatchObject({
      source: { entity: "customers", column: "name" },
    });
  });

  it("tables are the ids of what is read, sorted, each once", () => {
    const checked = checkSql(
      "SELECT o.id FROM orders o WHERE o.customer_id IN (SELECT id FROM customers) OR o.id IN (SELECT id FROM orders)",
      {
        policy: openPolicy,
        model: shopModel("mysql"),
        rowCountMax: 100,
      },
    );
    expect(checked.ok && checked.value.tables).toEqual(["customers", "orders"]);
  });
});

describe("refusals", () => {
  it.each([
    ["SELECT nmae FROM customers", { column: "nmae", suggestion: "name" }],
    ["SELECT c.contry FROM customers c", { column: "c.contry", suggestion: "country" }],
    ["SELECT name FROM custmers", { table: "custmers", suggestion: "customers" }],
    ["SELECT COALESC(name) FROM customers", { function: "COALESC", suggestion: "COALESCE" }],
    ["SELECT salary FROM employees", { column: "salary", suggestion: "" }],
    ["SELECT name FROM payrol", { table: "payrol", suggestion: "" }],
  ])("of %s name the nearest that exists, and nothing hidden", (sql, params) => {
    const checked = checkSql(sql, { policy: openPolicy, model: shopModel("duckdb"), rowCountMax: 100 });
    expect(checked).toMatchObject({ ok: false, error: { params } });
  });

  it.each([
    ["a list without end", `SELECT ${"1,".repeat(60_000)}1`],
    ["a sum without end", `SELECT ${"1+".repeat(20_000)}1`],
    ["a set without end", `SELECT id FROM orders WHERE id IN (${"1,".repeat(30_000)}1)`],
    [
      "aliases of aliases that double",
      `SELECT 1 AS a0${Array.from({ length: 40 }, (_, at) => `, a${at} + a${at} AS a${at + 1}`).join("")}`,
    ],
    [
      "stars of joins of stars that double",
      `WITH c0 AS (SELECT * FROM orders)${Array.from({ length: 40 }, (_, at) => `, c${at + 1} AS (SELECT * FROM c${at} x JOIN c${at} y ON x.id = y.id)`).join("")} SELECT * FROM c40`,
    ],
  ])(
    "stop %s",
    (_, sql) => {
      expect(checkSql(sql, { policy: openPolicy, model: shopModel("duckdb"), rowCountMax: 100 })).toMatchObject({
        error: { code: "guard/limit" },
      });
    },
    timeoutMs,
  );
});

it("every column that is named anywhere counts as read, by the table that holds it", () => {
  const sql = `WITH paid AS (SELECT customer_id, SUM(total) AS spent FROM orders WHERE status = 'paid' GROUP BY customer_id)
    SELECT spent FROM paid ORDER BY customer_id`;
  const checked = checkSql(sql, { policy: openPolicy, model: shopModel("duckdb"), rowCountMax: 100 });
  expect(checked.ok && checked.value.columnsRead).toEqual(["orders.customer_id", "orders.status", "orders.total"]);
});
