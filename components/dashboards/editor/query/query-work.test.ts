import { expect, test } from "vitest";
import { emptyPlan } from "@/components/dashboards/editor/plan/edit-plan";
import {
  confirmedWork,
  parametersIn,
  requestOf,
  shownPlan,
  shownSql,
  startWork,
} from "@/components/dashboards/editor/query/query-work";
import type { WidgetQuery } from "@/lib/dashboard/config/schema";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";

const column = { entity: "orders", column: "status", path: null };
const plan = { ...emptyPlan("orders"), dimensions: [{ column, grain: null, label: "Status" }] };
const query: WidgetQuery = {
  ...{ sourceId: "s", question: null, sql: "SELECT 1", plan: null, cacheSeconds: 60, parameters: [] },
};

test("editing begins with what the widget asks, and nothing is asked before somebody does", () => {
  expect(requestOf(startWork(null), "s")).toBeNull();
  expect(requestOf(startWork(query), "s")).toMatchObject({ from: "sql", sourceId: "s", sql: "SELECT 1" });
  expect(requestOf(startWork({ ...query, plan }), "s")).toMatchObject({ from: "plan", plan });
  expect(requestOf({ from: "plan", plan: emptyPlan("orders"), confirmed: false }, "s")).toBeNull();
});

test("the way that was used last is shown as it was written; the others follow its answer", () => {
  const model = demoShopModel();
  const asked = { from: "question", question: "how many?" } as const;
  expect([shownSql(asked, undefined), shownSql(startWork(query), undefined)]).toEqual(["", "SELECT 1"]);
  expect(shownPlan(startWork({ ...query, plan }), undefined, model)).toBe(plan);
  expect(shownPlan(asked, undefined, model).measures).toEqual([]);
});

test("what reads much is confirmed for the query it was said of", () => {
  expect(requestOf(confirmedWork(startWork({ ...query, plan })), "s")).toMatchObject({ confirmed: true });
  expect(confirmedWork(null)).toBeNull();
});

test("parameters are those that the SQL names, with what was set of them before", () => {
  const known = [{ name: "city", kind: "list" as const, value: ["Paris"] }];
  const sql = "SELECT * FROM t WHERE city IN {{city}} AND d >= {{ from_day }} AND city <> {{city}} AND x = {{No}}";
  expect(parametersIn(sql, known)).toEqual([known[0], { name: "from_day", kind: "text", value: null }]);
});
