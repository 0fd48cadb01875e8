import { expect, test } from "vitest";
import { kindsOf, newFilter, suggestedFilters } from "@/components/dashboards/editor/filters/new-filter";
import { emptyPlan } from "@/components/dashboards/editor/plan/edit-plan";
import { completeConfig, completeWidget } from "@/lib/dashboard/config/schema";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";

const model = demoShopModel();
const named = { id: "f", locale: "en" };

test("a filter has the control that suits its column", () => {
  const kinds = model.entities.flatMap(({ id, columns }) =>
    columns.map(({ name }) => newFilter(model, { entity: id, column: name }, named)?.kind),
  );
  expect(new Set(kinds)).toEqual(new Set(["date", "number", "list"]));
  const order = model.entities.find(({ id }) => id === "orders");
  const date = order?.columns.find(({ type }) => type === "date" || type === "timestamp");
  expect(date && kindsOf(date)).toEqual(["date"]);
  expect(newFilter(model, { entity: "orders", column: "nothing" }, named)).toBeNull();
});

test("suggested is what the widgets can be narrowed by, until it is there", () => {
  const count = { aggregate: "count" as const, entity: "orders", column: null, measureId: null, label: "n" };
  const config = completeConfig({
    widgets: [
      completeWidget({
        ...{ id: "w", title: "w", kind: "chart", place: { x: 0, y: 0, w: 4, h: 4 } },
        query: {
          ...{ sourceId: model.sourceId, question: null, sql: "SELECT 1" },
          plan: { ...emptyPlan("orders"), measures: [count] },
        },
        chart: {
          version: 1,
          type: "table",
          x: null,
          y: [],
          series: null,
          stacked: false,
          horizontal: false,
          title: null,
        },
      }),
    ],
  });
  const [first] = suggestedFilters(model, config, "en");
  expect(first).toBeDefined();
  const [entity = "", column = ""] = first?.key.split("\n") ?? [];
  const filter = newFilter(model, { entity, column }, named);
  expect(filter).not.toBeNull();
  const filters = filter ? [filter] : [];
  expect(suggestedFilters(model, { ...config, filters }, "en").map(({ key }) => key)).not.toContain(first?.key);
  expect(suggestedFilters(model, { ...config, widgets: [] }, "en")).toEqual([]);
});
