import { beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { ChartType } from "@/lib/chart/schema";
import { completeConfig, completeWidget, type Widget } from "@/lib/dashboard/config/schema";
import { dashboardData } from "@/lib/dashboard/dashboard-data";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { type FirstLook, firstSight } from "@/lib/dashboard/look/first-sight";
import { emptyLook } from "@/lib/dashboard/look/schema";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { prepareSources } from "@/lib/pipeline/prepare-sources";
import { demoShopSourceId } from "@/lib/source/demo-shop/seed-demo-shop";

const viewer = systemViewer();
const signal = new AbortController().signal;
const room = { widthPx: 1_113, scheme: "light" } as const;
const look: FirstLook = { look: emptyLook, tabId: null, room };
let sourceId = "";

beforeAll(async () => {
  await prepareSources();
  sourceId = (await demoShopSourceId()) ?? "";
});

const widget = (id: string, type: ChartType, sql: string, tabId: string): Widget =>
  completeWidget({
    ...{ id, kind: "chart", title: id, tabId, place: { x: 0, y: 0, w: 6, h: 6 } },
    query: { sourceId, question: null, sql, plan: null, cacheSeconds: 60 },
    chart: {
      ...{ version: 1, type, x: "status", y: ["n"], series: null },
      ...{ stacked: false, horizontal: false, title: null },
    },
  });

async function dashboard(name: string): Promise<string> {
  const sql = `SELECT status, count(*) AS n, '${name}' AS name FROM orders GROUP BY 1`;
  const config = completeConfig({
    tabs: ["one", "two"].map((id) => ({ id, title: id })),
    widgets: [
      widget("bars", "bar", sql, "one"),
      widget("rows", "table", sql, "one"),
      widget("elsewhere", "bar", sql, "two"),
    ],
  });
  const created = await createDashboard(viewer, newDashboardSchema.parse({ title: "t", config }));
  if (!created.ok) throw new Error(created.error.code);
  return created.value.id;
}

async function seen(id: string, as: FirstLook = look) {
  const sight = await firstSight(ownSighting(viewer, id), as);
  if (!sight.ok) throw new Error(sight.error.code);
  return sight.value.rows.map(({ own, data }) => ({ own, id: data.widgetId, data }));
}

describe("firstSight", () => {
  it("runs nothing: where the caches are empty, a page brings no rows along", async () => {
    const id = await dashboard("never read");
    expect(await seen(id)).toEqual([]);
    // Twice: it has not been read by looking either.
    expect(await seen(id)).toEqual([]);
  });

  it("brings along what the caches hold of the open tab, and the picture of what is drawn", async () => {
    const id = await dashboard("read before");
    await dashboardData(ownSighting(viewer, id), { signal });
    const rows = await seen(id);
    expect(rows.map((one) => one.id)).toEqual(["bars", "rows"]);
    const [bars, table] = rows;
    expect(bars?.own).toEqual(emptyLook);
    expect(bars?.data).toMatchObject({
      ...{ status: "ok", cacheTier: "memory" },
      picture: { scheme: "light", widthPx: 516.5, heightPx: 246, svg: expect.stringContaining("<svg role=") },
    });
    expect(table?.data).not.toHaveProperty("picture");
    expect((await seen(id, { ...look, tabId: "two" })).map((one) => one.id)).toEqual(["elsewhere"]);
    expect((await seen(id, { ...look, room: null })).some(({ data }) => "picture" in data)).toBe(false);
  });

  it("has nobody else's rows, and none of a dashboard that is not there", async () => {
    const id = await dashboard("somebody's");
    await dashboardData(ownSighting(viewer, id), { signal });
    const other = await firstSight(ownSighting({ ...viewer, scopeKey: "of somebody else" }, id), look);
    expect(other).toMatchObject({ ok: true, value: { rows: [] } });
    const missing = await firstSight(ownSighting(viewer, "01900000-0000-7000-8000-00000000dead"), look);
    expect(missing).toMatchObject({ ok: false, error: { code: "dashboard/not-found" } });
  });
});
