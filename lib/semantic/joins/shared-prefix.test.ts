import { expect, test } from "vitest";
import { bareWordsOfTable, sharedPrefixOf } from "@/lib/semantic/joins/shared-prefix";

test("what most tables begin with is no part of their names", () => {
  const tables = ["crm_2024_customers", "crm_2024_order_items", "crm_2024_orders", "audit"];
  const prefix = sharedPrefixOf(tables);
  expect(tables.map((table) => bareWordsOfTable(table, prefix).join(" "))).toEqual([
    "customers",
    "order items",
    "orders",
    "audit",
  ]);
});

test("one word is shared by chance or by subject", () => {
  expect(sharedPrefixOf(["order_items", "order_payments"])).toEqual([]);
  expect(sharedPrefixOf(["customers", "orders", "order_items"])).toEqual([]);
});
