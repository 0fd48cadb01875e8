import { beforeAll, describe, expect, it } from "vitest";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { systemViewer } from "@/lib/auth/system-viewer";
import { completeConfig, completeWidget, type DashboardConfig } from "@/lib/dashboard/config/schema";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { previewDraft, previewInterplay, previewOptions } from "@/lib/dashboard/design/preview";
import { previewOptionsSchema, previewSchema } from "@/lib/dashboard/design/schema";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { createSqliteShop } from "@/lib/pipeline/__fixtures__/sqlite-shop";
import { addAccessRule } from "@/lib/pipeline/manage-access-rules";

const admin = systemViewer();
const { signal } = new AbortController();
let dashboardId = "";
let draft: DashboardConfig;

beforeAll(async () => {
  const sourceId = await createSqliteShop();
  const chart = (id: string, sql: string) =>
    completeWidget({
      ...{ id, title: id, kind: "chart", place: { x: 0, y: 0, w: 4, h: 4 } },
      query: { sourceId, question: null, sql, plan: null },
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
    });
  draft = completeConfig({
    widgets: [
      chart("cities", "SELECT city, count(*) AS n FROM customers GROUP BY city ORDER BY city"),
      chart("wrong", "DROP TABLE orders"),
    ],
    filters: [
      {
        ...{ id: "city", label: "City", kind: "list", sourceId },
        column: { entity: "customers", column: "city", path: null },
        targets: { cities: { kind: "output", column: "city" } },
      },
    ],
  });
  const made = await createDashboard(admin, newDashboardSchema.parse({ title: "Empty", visibility: "everyone" }));
  if (!made.ok) throw new Error(made.error.code);
  dashboardId = made.value.id;
  const rule = { entity: "customers", condition: "city <> 'Berlin'", roles: ["designer" as const], groups: ["north"] };
  const added = await addAccessRule(admin, sourceId, { kind: "row", ...rule });
  if (!added.ok) throw new Error(added.error.code);
});

const preview = (who = admin, wish: object = {}) =>
  previewDraft(who, dashboardId, previewSchema.parse({ config: draft, ...wish }), { signal });
const rowsOf = (result: Awaited<ReturnType<typeof preview>>) => {
  const [first] = result.ok ? result.value.widgets : [];
  return first?.status === "ok" ? first.result.rows : null;
};

describe("previewDraft", () => {
  it("runs what nothing has stored, each widget with its own rows or its own error", async () => {
    const shown = await preview();
    expect(rowsOf(shown)).toEqual([
      ["Berlin", 1],
      ["Paris", 2],
    ]);
    expect(shown).toMatchObject({ value: { widgets: [{}, { status: "error", code: "guard/statement" }] } });
  });

  it("tries filters of the draft", async () => {
    const look = { filters: { city: { kind: "list", values: ["Paris"] } } };
    expect(rowsOf(await preview(admin, { look, widgetIds: ["cities"] }))).toEqual([["Paris", 2]]);
  });

  it("shows whoever designs their own rows", async () => {
    const designer = viewer("d", { role: "designer", groups: ["north"] });
    expect(rowsOf(await preview(designer))).toEqual([["Paris", 2]]);
  });

  it("says what a filter of the draft offers and which widgets it narrows, under the rules of whoever designs", async () => {
    const designer = viewer("d", { role: "designer", groups: ["north"] });
    const wish = previewOptionsSchema.parse({ config: draft, filterId: "city" });
    expect(await previewOptions(designer, dashboardId, wish, { signal })).toMatchObject({
      value: { options: [{ value: "Paris", count: 2 }] },
    });
    expect(await previewInterplay(designer, dashboardId, draft)).toMatchObject({
      value: { filters: { city: ["cities"] } },
    });
  });

  it("is for those who may edit the dashboard", async () => {
    expect(await preview(viewer("v"))).toMatchObject({ error: { code: "auth/forbidden" } });
  });
});
