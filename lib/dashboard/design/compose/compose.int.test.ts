import { beforeAll, describe, expect, it, vi } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { chartTypeModules } from "@/lib/chart/chart-types";
import { chartWords } from "@/lib/chart/chart-words";
import { readMapFile } from "@/lib/chart/map/read-map-file";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import { dashboardData } from "@/lib/dashboard/dashboard-data";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { composeForViewer, dashboardTemplates } from "@/lib/dashboard/design/compose";
import type { DashboardTemplate } from "@/lib/dashboard/design/schema";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { prepareSources } from "@/lib/pipeline/prepare-sources";
import { demoShopSourceId } from "@/lib/source/demo-shop/seed-demo-shop";

vi.mock("@/lib/llm/gateway", async (original) => ({
  ...(await original<typeof import("@/lib/llm/gateway")>()),
  generate: () => expect.fail("a model was called"),
}));

const viewer = systemViewer();
let sourceId = "";

beforeAll(async () => {
  await prepareSources();
  sourceId = (await demoShopSourceId()) ?? "";
});

describe("dashboards composed of the demo shop", () => {
  it("show rows in every widget, drawn as they were meant, whatever the template", async () => {
    const templates = await dashboardTemplates(viewer, sourceId);
    if (!templates.ok) throw new Error(templates.error.code);
    expect(templates.value.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["overview", "course", "breakdown", "entity"]),
    );
    for (const template of templates.value) await expectRows(template);
  });

  it("is refused to those who do not design", async () => {
    const reader = { ...viewer, role: "viewer" as const };
    expect(await composeForViewer(reader, { sourceId, templateId: "overview", entity: null })).toMatchObject({
      error: { code: "auth/forbidden" },
    });
  });
});

async function expectRows({ id: templateId, entity }: DashboardTemplate) {
  const made = await composeForViewer(viewer, { sourceId, templateId, entity });
  if (!made.ok) throw new Error(made.error.code);
  const stored = await createDashboard(viewer, {
    ...made.value,
    description: null,
    visibility: "private",
    folderId: null,
  } as never);
  if (!stored.ok) throw new Error(stored.error.code);
  const data = await dashboardData(ownSighting(viewer, stored.value.id), { signal: new AbortController().signal });
  if (!data.ok) throw new Error(data.error.code);
  for (const shown of data.value.widgets) {
    const widget = made.value.config.widgets.find(({ id }) => id === shown.widgetId);
    const name = `${templateId} ${entity ?? ""}: ${widget?.title}`;
    if (shown.status !== "ok" || widget?.kind !== "chart") throw new Error(`${name} ${JSON.stringify(shown)}`);
    expect(shown.result.rows.length, name).toBeGreaterThan(0);
    const region = chartTypeModules.get(widget.chart.type)?.map?.(shown.result, widget.chart);
    if (region) readMapFile(region);
    const prepared = prepareChart(shown.result, widget.chart, chartWords("en").texts);
    expect(prepared.kind === "drawn" ? prepared.type : prepared.kind, name).toBe(widget.chart.type);
  }
}
