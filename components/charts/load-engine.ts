import type { LineChart } from "echarts/charts";
import { echarts } from "@/components/charts/echarts-engine";
import type { EnginePart } from "@/lib/chart/chart-type";

/** The types of ECharts give no name to it. */
type EngineExtension = typeof LineChart;

/** Each by its own file: `echarts/charts` and `echarts/components` would bring all of them as soon as one is asked for. */
const importers: Record<EnginePart, () => Promise<{ install: EngineExtension }>> = {
  bar: () => import("echarts/lib/chart/bar/install.js"),
  boxplot: () => import("echarts/lib/chart/boxplot/install.js"),
  calendar: () => import("echarts/lib/component/calendar/install.js"),
  custom: () => import("echarts/lib/chart/custom/install.js"),
  dataZoom: () => import("echarts/lib/component/dataZoom/install.js"),
  funnel: () => import("echarts/lib/chart/funnel/install.js"),
  gauge: () => import("echarts/lib/chart/gauge/install.js"),
  heatmap: () => import("echarts/lib/chart/heatmap/install.js"),
  legend: () => import("echarts/lib/component/legend/install.js"),
  line: () => import("echarts/lib/chart/line/install.js"),
  map: () => import("echarts/lib/chart/map/install.js"),
  markLine: () => import("echarts/lib/component/marker/installMarkLine.js"),
  pie: () => import("echarts/lib/chart/pie/install.js"),
  radarAxes: () => import("echarts/lib/component/radar/install.js"),
  radarSeries: () => import("echarts/lib/chart/radar/install.js"),
  sankey: () => import("echarts/lib/chart/sankey/install.js"),
  scatter: () => import("echarts/lib/chart/scatter/install.js"),
  sunburst: () => import("echarts/lib/chart/sunburst/install.js"),
  treemap: () => import("echarts/lib/chart/treemap/install.js"),
  visualMap: () => import("echarts/lib/component/visualMap/install.js"),
};

const loading = new Map<EnginePart, Promise<void>>();

/** Puts one part in place; the second time it is there already. */
async function loadPart(part: EnginePart): Promise<void> {
  const known = loading.get(part) ?? importers[part]().then(({ install }) => echarts.use([install]));
  loading.set(part, known);
  // A lost connection must not leave the part unreadable until the page is loaded anew.
  known.catch(() => loading.delete(part));
  await known;
}

const engines = new Map<string, Promise<void>>();

/** Resolves when ECharts has these parts. The same promise each time, for `use`. */
export function loadEngine(parts: readonly EnginePart[]): Promise<void> {
  const key = parts.join();
  const known = engines.get(key) ?? Promise.all(parts.map(loadPart)).then(() => undefined);
  engines.set(key, known);
  known.catch(() => engines.delete(key));
  return known;
}
