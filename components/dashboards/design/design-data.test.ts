import { expect, test } from "vitest";
import { designData } from "@/components/dashboards/design/design-data";
import { completeConfig, completeWidget, type Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

const query = { sourceId: "s", question: null, sql: "SELECT 1", plan: null };
const text = (sql: string, markdown = "{{n}}"): Widget =>
  completeWidget({
    ...{ id: "t", kind: "text", title: "T", place: { x: 0, y: 0, w: 4, h: 2 }, markdown },
    values: [{ name: "n", query: { ...query, sql }, column: null }],
  });

test("a text shows its published values while it asks the same, and waits for those of a changed query", () => {
  const rows = { status: "waiting", widgetId: "t", filterId: "f" } satisfies WidgetData;
  // Of a dashboard no more is read than its configuration.
  const dashboard = { config: completeConfig({ widgets: [text("SELECT 1")] }) } as Dashboard;
  const { dataFor } = designData(dashboard, { dashboardId: "d", revision: 1, widgets: [rows] }, false);
  expect(dataFor(text("SELECT 1", "Other words {{n}}"))).toBe(rows);
  expect(dataFor(text("SELECT 2"))).toBeUndefined();
});
