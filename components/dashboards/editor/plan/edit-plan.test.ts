import { expect, test } from "vitest";
import {
  addMeasure,
  basesOf,
  emptyPlan,
  filtersOf,
  isComplete,
  moveDimension,
  removeDimension,
  removeMeasure,
  withFilters,
} from "@/components/dashboards/editor/plan/edit-plan";
import { reachableEntities } from "@/components/dashboards/editor/plan/reachable-entities";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { type PlanDimension, type PlanMeasure, type QueryPlan, queryPlanSchema } from "@/lib/nl2sql/schema";

const measure = (entity: string, label: string): PlanMeasure => ({
  ...{ aggregate: "count", entity, column: null, measureId: null, label },
});
const dimension = (column: string): PlanDimension => ({
  ...{ column: { entity: "orders", column, path: null }, grain: null, label: column },
});
const plan: QueryPlan = {
  ...emptyPlan("orders"),
  measures: [measure("orders", "a"), measure("orders", "b")],
  dimensions: [dimension("status"), dimension("channel"), dimension("city")],
  order: [
    { by: { kind: "measure", index: 1 }, direction: "desc" },
    { by: { kind: "dimension", index: 2 }, direction: "asc" },
  ],
  limitWithin: [0, 2],
  series: [
    { kind: "change", measure: 1, periods: 1, label: "c", baseline: 0 },
    { kind: "share_of_total", measure: 1, periods: 1, label: "d", within: [0, 2] },
  ],
};

test("what named a figure by its place follows it, and goes when it goes", () => {
  const left = removeMeasure(plan, 0);
  expect(left.measures.map(({ label }) => label)).toEqual(["b"]);
  expect(left.order[0]?.by).toEqual({ kind: "measure", index: 0 });
  expect(left.series.map(({ label, measure }) => [label, measure])).toEqual([["d", 0]]);
  expect(removeMeasure(plan, 1).order.map(({ by }) => by.kind)).toEqual(["dimension"]);
});

test("what named a split by its place follows it, whether another goes or it is moved", () => {
  const left = removeDimension(plan, 0);
  expect([left.order[1]?.by, left.limitWithin, left.series[1]?.within]).toEqual([
    { kind: "dimension", index: 1 },
    [1],
    [1],
  ]);
  const moved = moveDimension(plan, 2, -1);
  expect(moved.dimensions.map(({ label }) => label)).toEqual(["status", "city", "channel"]);
  expect([moved.order[1]?.by, moved.limitWithin]).toEqual([{ kind: "dimension", index: 1 }, [0, 1]]);
  expect(moveDimension(plan, 0, -1)).toBe(plan);
});

test("conditions are one list of chips, whatever their number", () => {
  const named = { kind: "named" as const, entity: "orders", filter: "open" };
  const other = { kind: "named" as const, entity: "orders", filter: "late" };
  for (const filters of [[], [named], [named, other]]) expect(filtersOf(withFilters(plan, filters))).toEqual(filters);
});

test("the first figure decides what the rows are of, and every edit is a plan that can be sent", () => {
  const started = addMeasure(emptyPlan("customers"), measure("orders", "a"));
  expect([started.root, basesOf(started), isComplete(started), isComplete(emptyPlan("x"))]).toEqual([
    "orders",
    ["orders"],
    true,
    false,
  ]);
  for (const edited of [started, removeMeasure(plan, 0), removeDimension(plan, 1), moveDimension(plan, 0, 1)]) {
    expect(queryPlanSchema.safeParse(edited).success).toBe(true);
  }
});

test("what is offered to split by has one value a row of every figure, the nearest first", () => {
  const reached = reachableEntities(demoShopModel(), ["order_lines"]);
  expect(reached[0]).toBe("order_lines");
  expect(reached).toEqual(expect.arrayContaining(["orders", "products", "customers"]));
  expect(reachableEntities(demoShopModel(), ["customers"])).not.toContain("orders");
  expect(reachableEntities(demoShopModel(), ["order_lines", "products"])).not.toContain("orders");
});
