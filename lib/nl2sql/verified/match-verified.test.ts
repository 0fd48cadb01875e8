import { describe, expect, it, vi } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import { openPolicy } from "@/lib/semantic/access-policy";
import { verified, verifiedAt, verifiedPlan } from "./__fixtures__/verified";
import { candidatesOf } from "./candidates";
import { makeTemplate } from "./make-template";
import { matchVerified } from "./match-verified";
import { planPlaces } from "./plan-places";
import { readSentence } from "./sentence";

const model = demoShopModel();

/** The first Chinese word that the model does not name makes the engine read its dictionary. */
vi.setConfig({ testTimeout: 60_000 });

function match(question: string, stored: VerifiedQuestion | VerifiedQuestion[], now = verifiedAt) {
  const templates = [stored].flat().map((one) => makeTemplate(one, model));
  const found = matchVerified(question, templates, { model, now });
  if (found !== null) {
    const keys = new Set(readSentence(question, modelIndex(model), now).units.map(({ key }) => key));
    expect(candidatesOf([found.verified], model)[0]?.mayBe(keys)).toBe(true);
  }
  if (found !== null)
    expect(checkSql(found.sql, { policy: openPolicy, model, rowCountMax: 100 })).toMatchObject({ ok: true });
  return found;
}

/** What the answer's plan compares with and counts to, in its order. */
const valuesOf = (question: string, stored: VerifiedQuestion, now?: Date) => {
  const plan = match(question, stored, now)?.plan;
  return plan ? planPlaces(plan).map(({ value }) => value) : null;
};
const sqlOf = (question: string, sql: string, stored: string, now?: Date) =>
  match(question, verified(stored, { plan: null, sql }), now)?.sql ?? null;

describe("a question is the verified one when it differs by nothing that matters", () => {
  it.each([
    ["number of customers by city", "Please show me the number of customers by city!"],
    ["number of customers by city", "number of customer by cities"],
    ["What is the number of customers by city?", "I would like to see number of customers by city, please"],
    ["订单数量", "请问订单的数量是？"],
    ["各城市的客户数量", "帮我查询各城市客户数量"],
    ["How many orders were there in 2023?", "In 2023, how many orders were there"],
    ["How many orders were there in 2023?", "how many orders were there during 2023"],
  ])("%s = %s", (stored, asked) => {
    expect(match(asked, verifiedPlan(stored, model))?.replaced).toEqual([]);
  });

  it.each([
    ["number of customers by city", "number of customers by country"],
    ["number of customers by city", "number of customers not by city"],
    ["number of customers by city", "number of customers by city and segment"],
    ["number of customers in Berlin", "number of customers from Berlin"],
    ["customers with more than 3 orders", "customers with less than 3 orders"],
    ["customers with more orders than returns", "customers with more returns than orders"],
    ["How many orders were there in 2023?", "how many orders were there"],
    ["How many orders were there in 2023?", "how many orders were there since 2023"],
    ["各城市的客户数量", "各国家的客户数量"],
  ])("%s ≠ %s", (stored, asked) => {
    const answer = { plan: null, sql: "SELECT COUNT(*) AS n FROM customers" };
    expect(match(asked, verified(stored, answer))).toBeNull();
    expect(
      match(asked, verifiedPlan(stored.replace("more orders than returns", "more than 2 orders"), model)),
    ).toBeNull();
  });

  it("keeps an opening word that is part of a name", () => {
    const entities = model.entities.map((entity) =>
      entity.id !== "products"
        ? entity
        : {
            ...entity,
            columns: entity.columns.map((c) => (c.name === "unit_price" ? { ...c, label: "List price" } : c)),
          },
    );
    const named = { ...model, entities };
    const sql = "SELECT name, unit_price FROM products";
    const templates = [makeTemplate(verified("List price by product", { plan: null, sql }), named)];
    const asked = (question: string) => matchVerified(question, templates, { model: named, now: verifiedAt });
    expect(asked("list price by product")).not.toBeNull();
    expect(asked("price by product")).toBeNull();
    expect(asked("show price by product")).toBeNull();
  });
});

describe("values", () => {
  const stored = verifiedPlan("number of customers in Berlin", model);

  it("are replaced by other known values of the same column, spelled as the data spells them", () => {
    expect(valuesOf("number of customers in Paris", stored)).toEqual(["Paris"]);
    expect(valuesOf("number of customers in paris", stored)).toEqual(["Paris"]);
    for (const asked of [
      "number of customers in Paris",
      "number of customers in Paris!?",
      "Number of customers in “Paris”.",
    ]) {
      expect(match(asked, stored)?.replaced).toEqual([{ was: "Berlin", is: "Paris" }]);
    }
  });

  it("of other columns and unknown words are no values here", () => {
    expect(match("number of customers in Germany", stored)).toBeNull();
    expect(match("number of customers in Atlantis", stored)).toBeNull();
  });

  it("in quotes are taken as they stand", () => {
    for (const text of ["100% O'Hara", "a_b\\", "'; DROP TABLE customers; --", "书"]) {
      const found = match(`number of customers in "${text}"`, stored);
      expect(found?.plan?.filter).toMatchObject({ operator: "eq", values: [text], exact: false });
    }
  });

  it("that stand twice in the question stay equal", () => {
    const twice = verified("orders in Berlin of customers in Berlin", {
      plan: null,
      sql: "SELECT order_id FROM orders o JOIN customers c ON c.customer_id = o.customer_id WHERE c.city = 'Berlin'",
    });
    expect(match("orders in Paris of customers in Paris", twice)?.sql).toContain("'Paris'");
    expect(match("orders in Paris of customers in Milan", twice)).toBeNull();
  });

  it("of two columns keep their columns", () => {
    const two = verifiedPlan("orders with status Cancelled paid by Cash", model);
    expect(valuesOf("orders with status Shipped paid by Invoice", two)).toEqual(["Shipped", "Invoice"]);
    expect(match("orders with status Cash paid by Cancelled", two)).toBeNull();
  });

  it("in Chinese questions too", () => {
    expect(valuesOf("请问Milan的客户数量是多少？", verifiedPlan("Berlin的客户数量是多少", model))).toEqual(["Milan"]);
  });

  it("in SQL are compared the way that SQL compares them", () => {
    const lower = "SELECT COUNT(*) AS n FROM customers AS c WHERE LOWER(c.city) = 'berlin'";
    expect(sqlOf("customers of Paris", lower, "customers of Berlin")).toContain("LOWER(c.city) = 'paris'");
    const list = "SELECT COUNT(*) AS n FROM customers WHERE city IN ('Berlin', 'Paris')";
    expect(sqlOf("customers in Milan or Lyon", list, "customers in Berlin or Paris")).toContain("IN ('Milan', 'Lyon')");
  });

  it("inside a pattern of SQL match themselves, wildcards and all", () => {
    const sql = "SELECT name FROM products WHERE name LIKE '%Product 7%'";
    const asked = (question: string) => sqlOf(question, sql, "products called like Product 7");
    expect(asked("products called like lamp")).toContain("LIKE '%lamp%'");
    expect(asked(`products called like "50%_off!"`)).toContain("LIKE '%50!%!_off!!%' ESCAPE '!'");
  });

  it("that stand for two different things in the answer are not replaced", () => {
    const sql =
      "SELECT COUNT(*) AS n FROM customers c JOIN orders o ON o.customer_id = c.customer_id JOIN stores s ON s.store_id = o.store_id WHERE c.city = 'Berlin' AND s.city = 'Berlin'";
    expect(sqlOf("orders in Berlin", sql, "orders in Berlin")).toBe(sql);
    expect(sqlOf("orders in Paris", sql, "orders in Berlin")).toBeNull();
  });
});

describe("numbers", () => {
  it.each([
    ["top 5 products by revenue", "top twelve products by revenue", [12]],
    ["customers with more than 3 orders", "customers with more than 1,000 orders", [1_000]],
    ["products with unit price above 100", "products with unit price above 4.5k", [4_500]],
    ["销售额最高的前5个产品", "销售额最高的前十二个产品", [12]],
  ])("%s → %s", (stored, asked, values) => {
    expect(valuesOf(asked, verifiedPlan(stored, model))).toEqual(values);
  });

  it("of rows are whole and at least one", () => {
    const stored = verifiedPlan("top 5 products by revenue", model);
    for (const count of ["0", "2.5"]) expect(match(`top ${count} products by revenue`, stored)).toBeNull();
  });

  it("that count two different things are not replaced", () => {
    const sql = "SELECT name FROM products WHERE unit_price > 5 LIMIT 5";
    const stored = "5 products above 5";
    expect(sqlOf(stored, sql, stored)).toBe(sql);
    expect(sqlOf("7 products above 7", sql, stored)).toBeNull();
  });

  it("in SQL leave every other number alone", () => {
    const sql =
      "SELECT name, ROUND(unit_price, 2) AS p FROM products WHERE unit_price > 2 ORDER BY 2 LIMIT 10 OFFSET 2";
    const found = sqlOf("10 products above 3", sql, "10 products above 2");
    expect(found).toMatch(/ROUND\(unit_price, 2\).* > 3 ORDER BY 2 LIMIT 10 OFFSET 2/);
  });
});

describe("times", () => {
  it.each([
    ["How many orders were there in 2023?", "how many orders were there last month", ["2024-02-01", "2024-03-01"]],
    ["How many orders were there in 2023?", "how many orders were there in March 2022", ["2022-03-01", "2022-04-01"]],
    [
      "orders between March 2023 and May 2023",
      "orders between January 2022 and June 2022",
      ["2022-01-01", "2022-07-01"],
    ],
    ["2023年的订单数量", "请问2022年5月订单的数量", ["2022-05-01", "2022-06-01"]],
  ])("%s → %s", (stored, asked, values) => {
    expect(valuesOf(asked, verifiedPlan(stored, model))).toEqual(values);
  });

  it("that are relative mean the day on which they are asked", () => {
    const stored = verifiedPlan("how many orders last month", model);
    expect(valuesOf("how many orders last month", stored)).toEqual(["2024-02-01", "2024-03-01"]);
    const later = new Date("2025-01-10T00:00:00Z");
    expect(valuesOf("how many orders last month", stored, later)).toEqual(["2024-12-01", "2025-01-01"]);
    expect(match("how many orders last month", stored, later)?.replaced).toEqual([]);
  });

  const sql = (where: string) => `SELECT COUNT(*) AS n FROM orders WHERE ${where}`;

  it.each([
    ["ordered_at >= '2023-01-01' AND ordered_at < '2024-01-01'", "'2022-01-01'", "'2023-01-01'"],
    ["ordered_at BETWEEN '2023-01-01' AND '2023-12-31 23:59:59'", "'2022-01-01'", "'2022-12-31 23:59:59'"],
    ["ordered_at >= DATE '2023-01-01' AND ordered_at <= DATE '2023-12-31'", "'2022-01-01'", "'2022-12-31'"],
    ["'2023-01-01' <= ordered_at AND ordered_at < '2024-01-01'", "'2022-01-01'", "'2023-01-01'"],
  ])("are found in SQL: %s", (where, ...days) => {
    const found = sqlOf("orders in 2022", sql(where), "orders in 2023");
    for (const day of days) expect(found).toContain(day);
    expect(found).not.toContain("2024");
  });

  it("of which SQL holds one end only are replaced where the question opens the other", () => {
    const since = sql("ordered_at >= '2023-01-01'");
    expect(sqlOf("orders since March 2024", since, "orders since 2023")).toContain("'2024-03-01'");
    expect(sqlOf("orders in 2022", since, "orders in 2023")).toBeNull();
  });

  it("that SQL reckons from today are words like any other", () => {
    const stored = sql("ordered_at >= CURRENT_DATE - INTERVAL '3' MONTH");
    const later = new Date("2025-01-10T00:00:00Z");
    expect(sqlOf("orders of the last 3 months", stored, "orders of the last 3 months", later)).toBe(stored);
    expect(sqlOf("orders of the last 6 months", stored, "orders of the last 3 months", later)).toBeNull();
  });

  it("whose dates stand in SQL in a way that is not understood only mean the same days", () => {
    const stored = sql("ordered_at >= '2024-03-15' AND shipping_cost > 2");
    expect(sqlOf("orders of today", stored, "orders of today")).toBe(stored);
    expect(sqlOf("orders of today", stored, "orders of today", new Date("2024-03-16T00:00:00Z"))).toBeNull();
  });

  it("that need one day or one year take nothing longer", () => {
    const day = sql("CAST(ordered_at AS DATE) = '2024-03-14'");
    expect(sqlOf("orders on March 5, 2023", day, "orders on March 14, 2024")).toContain("'2023-03-05'");
    expect(sqlOf("orders in March 2023", day, "orders on March 14, 2024")).toBeNull();
    const year = sql("EXTRACT(YEAR FROM ordered_at) = 2023");
    expect(sqlOf("2022年的订单", year, "2023年的订单")).toContain("= 2022");
    expect(sqlOf("2022年5月的订单", year, "2023年的订单")).toBeNull();
  });
});

describe("of several", () => {
  const anywhere = verifiedPlan("number of customers in Berlin", model, "any city");
  const paris = verified("number of customers in Paris", { plan: null, sql: "SELECT 1 AS n FROM customers" }, "Paris");

  it("the one with the same values wins", () => {
    expect(match("number of customers in Paris", [anywhere, paris])?.verified.id).toBe("Paris");
    expect(match("number of customers in Milan", [anywhere, paris])?.verified.id).toBe("any city");
  });

  it("and of equals the one that was changed last", () => {
    const newer = { ...anywhere, id: "newer", updatedAt: "2024-04-01T00:00:00.000Z" };
    expect(match("number of customers in Milan", [anywhere, newer])?.verified.id).toBe("newer");
    expect(match("number of customers in Milan", [newer, anywhere])?.verified.id).toBe("newer");
  });

  it("one that the model cannot follow any more makes room for the next", () => {
    const gone = structuredClone({ ...anywhere, id: "gone", updatedAt: "2024-04-01T00:00:00.000Z" });
    if (gone.plan) gone.plan.root = "gone";
    expect(match("number of customers in Milan", [gone, anywhere])?.verified.id).toBe("any city");
    expect(match("number of customers in Milan", gone)).toBeNull();
  });
});

it("shows what may change as stretches of the question", () => {
  const question = `orders in "Berlin" during 2023, top 5`;
  const sql =
    "SELECT o.order_id FROM orders o JOIN customers c ON c.customer_id = o.customer_id WHERE c.city = 'Berlin' AND o.ordered_at >= '2023-01-01' AND o.ordered_at < '2024-01-01' LIMIT 5";
  const { stretches } = makeTemplate(verified(question, { plan: null, sql }), model);
  expect(stretches.map(({ kind, start, end }) => [kind, question.slice(start, end)])).toEqual([
    ["value", `"Berlin"`],
    ["time", "2023"],
    ["number", "5"],
  ]);
});

it("a text of any length and content is no exception", () => {
  const stored = verified("客".repeat(2_000), { plan: null, sql: "SELECT 1 AS n FROM customers" });
  expect(match("客".repeat(2_000), stored)).toBeNull();
  expect(match("the ".repeat(1_000), stored)).toBeNull();
  expect(match("", stored)).toBeNull();
  expect(makeTemplate(verified("top 5 orders", { plan: null, sql: "not SQL ((" }), model).slots).toEqual([]);
});
