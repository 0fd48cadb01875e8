import { expect, it } from "vitest";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import type { ColumnRef, PlanMeasure, Predicate, QueryPlan } from "@/lib/nl2sql/schema";

const model = demoShopModel();
const column = (entity: string, name: string): ColumnRef => ({ entity, column: name, path: null });
const dimension = (entity: string, name: string) => ({ column: column(entity, name), grain: null, label: name });

const orders: PlanMeasure = { aggregate: "count", entity: "orders", column: null, measureId: null, label: "Orders" };
const price: PlanMeasure = {
  ...{
    aggregate: "avg",
    entity: "products",
    column: column("products", "unit_price"),
    measureId: null,
    label: "Price",
  },
};

const plan = (parts: Partial<QueryPlan>): QueryPlan => ({
  ...{ version: 1, root: "orders", measures: [], dimensions: [], distinct: false, filter: null, having: [] },
  ...{ order: [], limit: null, series: [], combine: null },
  ...parts,
});

const predicate = (name: string, operator: Predicate["operator"], values: string[]): Predicate => ({
  ...{ kind: "predicate", column: column("orders", name), operator, values, exact: true },
});

it.each<[string, QueryPlan, string, string]>([
  [
    "a conditional figure as a share of all",
    plan({
      measures: [{ ...orders, filter: predicate("status", "eq", ["cancelled"]), ratio: { to: orders, percent: true } }],
      dimensions: [dimension("stores", "region")],
    }),
    "Number of orders (only where Order status = cancelled) as a percentage of number of orders by Store region",
    "订单数量（仅限订单状态 = cancelled）占订单数量的百分比，按门店地区",
  ],
  [
    "arithmetic in a row",
    plan({
      root: "products",
      measures: [{ ...price, terms: [{ operation: "subtract", column: column("products", "unit_cost") }] }],
    }),
    "Average (Product unit price − Product unit cost)",
    "(产品单价 − 产品单位成本)平均值",
  ],
  [
    "a part of a time",
    plan({ measures: [orders], dimensions: [{ ...dimension("orders", "ordered_at"), part: "day_of_week" }] }),
    "Number of orders by day of the week of Order ordered at",
    "订单数量，按订单 Ordered at（星期几）",
  ],
  [
    "a figure of the same group, and the best of each",
    plan({
      root: "products",
      dimensions: [dimension("products", "name"), dimension("categories", "name")],
      filter: {
        kind: "compare_to",
        column: column("products", "unit_price"),
        operator: "gt",
        to: { measure: price, filter: null, within: [column("products", "category_id")], factor: 1.5 },
      },
      order: [{ by: { kind: "column", column: column("products", "unit_price") }, direction: "desc" }],
      ...{ limit: 3, limitWithin: [1] },
    }),
    "Product name, Category name; where Product unit price > 1.5 × average Product unit price with the same Product category ID; sorted by Product unit price, highest first; the first 3 for each Category name",
    "产品名称、类别名称；条件：产品单价 > 1.5 × 同一产品类别编号的产品单价平均值；排序：产品单价降序；每个类别名称取前 3 个",
  ],
  [
    "groups against all groups, ranks and differences",
    plan({
      measures: [orders, price],
      dimensions: [dimension("stores", "region")],
      having: [{ measure: orders, operator: "gte", value: 2, against: "avg" }],
      series: [
        { kind: "rank", measure: 0, periods: 1, label: "Rank", within: [0] },
        { kind: "change", measure: 0, periods: 1, label: "Difference", baseline: 1 },
      ],
    }),
    "Number of orders, average Product unit price by Store region; with number of orders ≥ 2 × the average of all groups; Rank within each Store region; Difference against average Product unit price",
    "订单数量、产品单价平均值，按门店地区；且订单数量 ≥ 所有分组的平均值的 2 倍；订单数量排名（按门店地区分别计算）；订单数量变化（与产品单价平均值相比）",
  ],
  [
    "a year by its name, other ranges with their last day",
    plan({
      measures: [orders],
      filter: {
        kind: "or",
        filters: [
          predicate("ordered_at", "between", ["2024-01-01", "2025-01-01"]),
          predicate("ordered_at", "between", ["2024-03-01", "2024-06-01"]),
          predicate("ordered_at", "between", ["2024-03-05", "2024-03-06"]),
        ],
      },
    }),
    "Number of orders; where (Order ordered at in 2024 or Order ordered at from 2024-03-01 to 2024-05-31 or Order ordered at on 2024-03-05)",
    "订单数量；条件：（订单 Ordered at 在 2024 年或订单 Ordered at 从 2024-03-01 到 2024-05-31或订单 Ordered at 在 2024-03-05）",
  ],
])("tells %s in both languages", (_, given, english, chinese) => {
  expect(describePlan(given, model, "en")).toBe(english);
  expect(describePlan(given, model, "zh-CN")).toBe(chinese);
});
