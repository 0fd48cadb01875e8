import { beforeAll, describe, expect, it, vi } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { completeConfig, completeWidget, type Widget } from "@/lib/dashboard/config/schema";
import { type DashboardDataOptions, dashboardData } from "@/lib/dashboard/dashboard-data";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { prepareSources } from "@/lib/pipeline/prepare-sources";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { demoShopSourceId } from "@/lib/source/demo-shop/seed-demo-shop";
import { sourceLimitsSchema } from "@/lib/source/schema";
import { updateSource } from "@/lib/source/sources";

/** The real thing, counted. */
vi.mock("@/lib/pipeline/run-stored-query", async (original) => {
  const real = await original<typeof import("@/lib/pipeline/run-stored-query")>();
  return { ...real, runStoredQuery: vi.fn(real.runStoredQuery) };
});

const viewer = { ...systemViewer(), locale: "zh" as const };
const signal = new AbortController().signal;
let sourceId = "";

beforeAll(async () => {
  await prepareSources();
  sourceId = (await demoShopSourceId()) ?? "";
});

async function dashboardOf(...sqls: string[]): Promise<string> {
  const widgets = sqls.map((sql, index): Widget => {
    const place = { x: 0, y: index * 4, w: 6, h: 4 };
    const query = { sourceId, question: null, sql, plan: null, cacheSeconds: 60 };
    const blank = { x: null, y: [], series: null, stacked: false, horizontal: false, title: null };
    return completeWidget({
      id: `w${index}`,
      title: `w${index}`,
      place,
      kind: "chart",
      query,
      chart: { version: 1, type: "table", ...blank },
    });
  });
  const created = await createDashboard(
    viewer,
    newDashboardSchema.parse({ title: "t", config: completeConfig({ widgets }) }),
  );
  if (!created.ok) throw new Error(created.error.code);
  return created.value.id;
}

describe("dashboardData", () => {
  it("gives a failing widget its own error, in the viewer's language, and the others their rows", async () => {
    const id = await dashboardOf(
      "SELECT count(*) AS n FROM orders",
      "SELECT secret FROM nowhere",
      "DELETE FROM orders",
    );
    const data = await dashboardData(ownSighting(viewer, id), { signal });
    expect(data).toMatchObject({
      ok: true,
      value: {
        widgets: [
          { widgetId: "w0", status: "ok" },
          { widgetId: "w1", status: "error", code: "guard/table", message: expect.stringMatching(/[\u4e00-\u9fff]/) },
          { widgetId: "w2", status: "error", code: expect.stringMatching(/^guard\//) },
        ],
      },
    });
  });

  it("holds back a widget that reads very much, until somebody who may confirms it alone", async () => {
    const setLimits = (limits: object) => updateSource(viewer, sourceId, { limits: sourceLimitsSchema.parse(limits) });
    const id = await dashboardOf(
      "SELECT sum(quantity) AS n FROM order_lines",
      "SELECT sum(quantity) + 1 AS n FROM order_lines",
    );
    await setLimits({ confirmRowsAbove: 1_000, confirmRole: "designer" });
    const held = { status: "error", code: "execute/costly" };
    const read = async (options: Partial<DashboardDataOptions>) => {
      const data = await dashboardData(ownSighting(viewer, id), { signal, ...options });
      return data.ok ? data.value.widgets : data.error;
    };
    expect(await read({})).toMatchObject([
      { ...held, mayConfirm: true },
      { ...held, mayConfirm: true },
    ]);
    expect(await read({ widgetIds: ["w1"], confirmed: true })).toMatchObject([{ widgetId: "w1", status: "ok" }]);
    expect(await read({})).toMatchObject([held, { status: "ok" }]);
    await setLimits({});
  });

  it("runs equal queries once", async () => {
    const same = "SELECT count(*) AS n FROM customers";
    const id = await dashboardOf(same, "SELECT count(*) AS n FROM stores", same);
    vi.mocked(runStoredQuery).mockClear();
    const data = await dashboardData(ownSighting(viewer, id), { signal });
    expect(vi.mocked(runStoredQuery)).toHaveBeenCalledTimes(2);
    const [first, , third] = data.ok ? data.value.widgets : [];
    expect(first?.status === "ok" && first.result).toEqual(third?.status === "ok" && third.result);
  });

  it("serves the second look from memory, and a refresh from the source", async () => {
    const id = await dashboardOf("SELECT count(*) AS n FROM employees");
    const tier = async (refresh: boolean) => {
      const data = await dashboardData(ownSighting(viewer, id), { signal, refresh });
      const [widget] = data.ok ? data.value.widgets : [];
      return widget?.status === "ok" ? widget.cacheTier : null;
    };
    expect([await tier(false), await tier(false), await tier(true)]).toEqual(["source", "memory", "source"]);
  });

  it("keeps the dashboard on its feet when one query breaks unexpectedly", async () => {
    const id = await dashboardOf("SELECT count(*) AS n FROM returns", "SELECT count(*) AS n FROM products");
    vi.mocked(runStoredQuery).mockRejectedValueOnce(new Error("a bug"));
    const data = await dashboardData(ownSighting(viewer, id), { signal });
    expect(data).toMatchObject({ ok: true, value: { widgets: [{ code: "request/internal" }, { status: "ok" }] } });
  });
});
