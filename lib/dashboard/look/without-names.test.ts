import { expect, it } from "vitest";
import { completeConfig, completeWidget, dashboardConfigSchema } from "@/lib/dashboard/config/schema";
import { at, byMonth, filterOf, planWidget, sqlWidget } from "./__fixtures__/shop-widgets";
import { withoutNames } from "./without-names";

it("leaves no name of a table, a column or a parameter, and is still a configuration", () => {
  const query = { sourceId: "s", question: null, sql: "SELECT secret_column FROM secret_table", plan: byMonth };
  const text = completeWidget({
    ...{ id: "t", title: "t", kind: "text", place: { x: 0, y: 0, w: 3, h: 3 }, markdown: "{{n}}" },
    values: [{ name: "n", query, column: "secret_column" }],
  });
  const parameters = [{ name: "secret_parameter", kind: "text", value: "x" }];
  const config = completeConfig({
    widgets: [planWidget("p", "s", byMonth), sqlWidget("w", "s", query.sql, parameters), text],
    filters: [
      filterOf({
        ...{ sourceId: "s", id: "f", kind: "list", column: at("secret_table", "secret_column") },
        targets: { w: { kind: "output", column: "secret_column" } },
      }),
    ],
  });
  const shown = withoutNames(config);
  expect(JSON.stringify(shown)).not.toMatch(/secret|order_lines|ordered_at/);
  expect(dashboardConfigSchema.parse(shown)).toEqual(shown);
});
