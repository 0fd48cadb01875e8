import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPlan } from "@/lib/nl2sql/__fixtures__/any-plan";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import type { PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import { propertyRuns } from "@/scripts/test/property-runs";
import { type PlanFormInput, readForm } from "./plan-form";
import { readPlan } from "./read-plan";
import { writePlan } from "./write-plan";

const model = demoShopModel();

function read(form: PlanFormInput) {
  const plan = readPlan(readForm(form), model, "en");
  if (!plan.ok) throw new Error(plan.error);
  return plan.value;
}
function sqlOf(form: PlanFormInput): string {
  const compiled = compilePlan(read(form), model);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}
const problemOf = (form: PlanFormInput): string => {
  const plan = readPlan(readForm(form), model, "en");
  return plan.ok ? "" : plan.error;
};

describe("a plan as a model writes it", () => {
  it("groups, filters, sorts and limits", () => {
    const plan = read({
      measures: "count(orders)",
      dimensions: ["stores.name", "month(orders.ordered_at)"],
      where: [{ column: "orders.status", op: "=", value: "shipped" }],
      order: [{ by: "count(orders)" }],
      limit: 10,
    });
    expect(plan).toMatchObject({
      root: "orders",
      measures: [{ aggregate: "count", entity: "orders", column: null, label: "number of orders" }],
      dimensions: [
        { column: { entity: "stores", column: "name" }, grain: null },
        { column: { entity: "orders", column: "ordered_at" }, grain: "month" },
      ],
      filter: { kind: "predicate", operator: "eq", values: ["shipped"] },
      order: [{ by: { kind: "measure", index: 0 }, direction: "desc" }],
      limit: 10,
    });
    expect(compilePlan(plan, model).ok).toBe(true);
  });

  it("knows measures by their label, and names by any case, quotes and labels", () => {
    const [measure] = model.measures;
    const plan = read({ measures: [measure?.label.toUpperCase() ?? ""], dimensions: ['"STORES"."Name"'] });
    expect(plan.measures[0]).toMatchObject({ measureId: measure?.id, label: measure?.label });
  });

  it("calculates in the rows of the table that has one of each", () => {
    const sql = sqlOf({ measures: ["sum(products.unit_price * order_lines.quantity)"], dimensions: [] });
    expect(sql).toMatch(/SUM\(.*unit_price.*\*.*quantity/i);
  });

  it.each<[string, PlanFormInput["where"], RegExp]>([
    ["a year", { column: "orders.ordered_at", value: "2024" }, />= '2024-01-01'.*< '2025-01-01'/],
    ["a quarter", { column: "orders.ordered_at", value: "2024-Q4" }, />= '2024-10-01'.*< '2025-01-01'/],
    ["a day", { column: "orders.ordered_at", op: "=", value: "2024-02-29" }, />= '2024-02-29'.*< '2024-03-01'/],
    [
      "a range with its last day",
      { column: "orders.ordered_at", op: "between", value: ["2024-01", "2024-03-31"] },
      />= '2024-01-01'.*< '2024-04-01'/,
    ],
    ["after a month", { column: "orders.ordered_at", op: ">", value: "2024-03" }, />= '2024-04-01'/],
    ["up to a year", { column: "orders.ordered_at", op: "<=", value: "2024" }, /< '2025-01-01'/],
    ["not in a year", { column: "orders.ordered_at", op: "!=", value: "2024" }, /NOT/],
    ["a list", { column: "orders.status", value: ["shipped", "paid"] }, /IN \('shipped', 'paid'\)/],
    ["LIKE", { column: "products.name", op: "like", value: "Pro%" }, /LIKE 'Pro%'/],
    ["nothing", { column: "orders.status", op: "=", value: null }, /IS NULL/],
    [
      "one of two",
      {
        any_of: [
          { column: "orders.status", value: "a" },
          { column: "stores.name", value: "b" },
        ],
      },
      / OR /,
    ],
    ["rows that have none", { has_no: "order_lines", of: "orders" }, /NOT EXISTS/],
    ["above an average", { column: "products.unit_price", op: ">", than: "avg(products.unit_price)" }, /AVG/],
  ])("reads conditions: %s", (_name, where, expected) => {
    const root = JSON.stringify(where).includes("products") ? "products" : "orders";
    expect(sqlOf({ measures: [`count(${root})`], where }).replaceAll(/\s+/g, " ")).toMatch(expected);
  });

  it("compares one figure with another", () => {
    const sql = sqlOf({
      measures: [
        { figure: "count(orders)", label: "this year", where: [{ column: "orders.ordered_at", value: "2024" }] },
        { figure: "count(orders)", label: "last year", where: [{ column: "orders.ordered_at", value: "2023" }] },
      ],
      dimensions: ["stores.name"],
      series: [{ kind: "growth", figure: "this year", against: "last year" }],
    });
    expect(sql).toContain("2023-01-01");
  });
});

describe("what cannot be followed is said with what comes nearest", () => {
  it.each<[string, PlanFormInput, RegExp]>([
    ["a table", { measures: ["count(order)"] }, /no table order\. The nearest: orders/],
    [
      "a column",
      { measures: ["count(orders)"], dimensions: ["orders.state"] },
      /no column orders\.state\..*orders\.status/,
    ],
    ["a bare column", { measures: ["count(orders)"], dimensions: ["name"] }, /Several tables have name/],
    ["a figure", { measures: ["median(orders.order_id)"] }, /no figure/],
    ["a calculation", { measures: ["sum(products.unit_price + products.unit_price * 2)"] }, /answer with "sql"/],
    [
      "an operator",
      { measures: ["count(orders)"], where: { column: "orders.status", op: "~", value: "x" } },
      /no operator/,
    ],
    ["an order", { measures: ["count(orders)"], order: [{ by: "orders.colour" }] }, /no column orders\.colour/],
    ["nothing", {}, /asks for nothing/],
  ])("%s", (_name, form, expected) => {
    expect(problemOf(form)).toMatch(expected);
  });
});

/** Labels become names of columns; the form has none for dimensions and divisors. A factor of one is as good as none. */
const comparable = (plan: QueryPlan): QueryPlan =>
  JSON.parse(
    JSON.stringify(plan, (key, value) => (key === "label" ? "x" : key === "factor" && value === 1 ? undefined : value)),
  );

it("reads what it writes of any plan; without conditions, to the same SQL", () => {
  let same = 0;
  fc.assert(
    fc.property(anyPlan(model), (plan) => {
      const form = writePlan(plan, model);
      if (form === null) return;
      const again = readPlan(readForm(JSON.parse(JSON.stringify(form))), model, "en");
      if (!again.ok) throw new Error(`${again.error} ${JSON.stringify(form)}`);
      const [before, after] = [plan, again.value].map((one) => compilePlan(comparable(one), model));
      expect(after?.ok).toBe(before?.ok);
      // Conditions on times are read as whole periods, which is another wording of the same.
      // What is sorted by although it is shown is read as the shown one.
      if (/"predicate"|"hidden_measure"|"kind":"column"/.test(JSON.stringify(plan))) return;
      expect(after).toEqual(before);
      same += 1;
    }),
    propertyRuns(150),
  );
  expect(same).toBeGreaterThan(10);
});

it("writes no condition on a figure that would be read as the one that is shown", () => {
  const plan = read({ measures: [{ figure: "count(orders)", label: "per store", divided_by: "count(stores)" }] });
  const measure = { ...read({ measures: "count(orders)" }).measures[0], label: "orders" } as PlanMeasure;
  const having = [{ measure, operator: "gt", value: 3 }] satisfies QueryPlan["having"];
  expect(writePlan({ ...plan, having }, model)).toBeNull();
  expect(writePlan({ ...plan, measures: [measure], having }, model)).not.toBeNull();
});
