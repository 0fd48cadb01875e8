import { beforeAll, describe, expect, it, vi } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { chartWords } from "@/lib/chart/chart-words";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import { dashboardData } from "@/lib/dashboard/dashboard-data";
import { deleteDashboard, getDashboard } from "@/lib/dashboard/dashboards";
import { demoDashboardId, seedDemoDashboard } from "@/lib/dashboard/demo/seed-demo-dashboard";
import { settleWidgets } from "@/lib/dashboard/layout/arrange-widgets";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { prepareSources } from "@/lib/pipeline/prepare-sources";

/** Looking at a dashboard never calls a model: here a call of one ends the test. */
vi.mock("@/lib/llm/gateway", async (original) => ({
  ...(await original<typeof import("@/lib/llm/gateway")>()),
  generate: () => expect.fail("a model was called"),
}));

const viewer = systemViewer();
const signal = new AbortController().signal;
const english = chartWords("en").texts;

beforeAll(async () => {
  await prepareSources();
  await seedDemoDashboard();
});

describe("the demo dashboard", () => {
  it("shows every widget with rows, as the chart it was designed as, without a model", async () => {
    const dashboard = await getDashboard(viewer, demoDashboardId);
    const data = await dashboardData(ownSighting(viewer, demoDashboardId), { signal });
    if (!dashboard.ok || !data.ok) throw new Error("the demo dashboard cannot be read");
    const { widgets } = dashboard.value.config;
    for (const widget of data.value.widgets) {
      const designed = widgets.find(({ id }) => id === widget.widgetId);
      expect(widget, designed?.title).toMatchObject({ status: "ok" });
      if (widget.status !== "ok" || designed?.kind !== "chart") continue;
      const prepared = prepareChart(widget.result, designed.chart, english);
      expect(prepared.kind === "drawn" ? prepared.type : prepared.kind, designed.title).toBe(designed.chart.type);
    }
    expect(data.value.widgets).toHaveLength(widgets.filter(({ kind }) => kind === "chart").length);
  });

  it("knows money and months, so that they are written as such", async () => {
    const data = await dashboardData(ownSighting(viewer, demoDashboardId), { signal, widgetIds: ["demo-revenue"] });
    const [widget] = data.ok ? data.value.widgets : [];
    expect(widget?.status === "ok" && widget.result.columns).toMatchObject([
      { role: "time", grain: "month" },
      { role: "measure", unit: "EUR" },
    ]);
  });

  it("opens in the designer without moving anything", async () => {
    const dashboard = await getDashboard(viewer, demoDashboardId);
    if (!dashboard.ok) throw new Error("the demo dashboard cannot be read");
    expect(settleWidgets(dashboard.value.config)).toBe(dashboard.value.config);
  });

  it("refuses a widget that is not on it", async () => {
    const refused = await dashboardData(ownSighting(viewer, demoDashboardId), { signal, widgetIds: ["gone"] });
    expect(refused).toMatchObject({ ok: false, error: { code: "dashboard/widget-not-found" } });
  });

  it("stays away once it was deleted", async () => {
    expect(await deleteDashboard(viewer, demoDashboardId)).toMatchObject({ ok: true });
    await seedDemoDashboard();
    expect(await getDashboard(viewer, demoDashboardId)).toMatchObject({ ok: false });
  });
});
