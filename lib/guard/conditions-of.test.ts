import { expect, it } from "vitest";
import { conditionsOf } from "./conditions-of";

it("lists the conditions of a query and of the queries in it, each once", () => {
  const sql = `SELECT city, COUNT(*) AS n FROM customers
    WHERE city <> 'Rome' AND (age > 3 OR age IS NULL) AND id IN (SELECT customer_id FROM orders WHERE status = 'paid')
    GROUP BY city HAVING COUNT(*) > 2`;
  expect(conditionsOf(sql, "sqlite")).toEqual([
    "city <> 'Rome'",
    "(age > 3 OR age IS NULL)",
    "id IN (SELECT customer_id FROM orders WHERE status = 'paid')",
    "COUNT(*) > 2",
    "status = 'paid'",
  ]);
});

it("finds none in what has none, and in what is no SQL", () => {
  expect(conditionsOf("SELECT 1", "mysql")).toEqual([]);
  expect(conditionsOf("what about it?", "mysql")).toEqual([]);
});
