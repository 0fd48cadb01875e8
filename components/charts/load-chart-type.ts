import { loadEngine } from "@/components/charts/load-engine";
import type { ChartTypeModule } from "@/lib/chart/chart-type";
import type { ChartType } from "@/lib/chart/schema";

/** One line a type that ECharts draws; each becomes a file of its own, read where it is first drawn. */
const importers: Partial<Record<ChartType, () => Promise<ChartTypeModule>>> = {
  area: async () => (await import("@/lib/chart/types/area")).area,
  boxplot: async () => (await import("@/lib/chart/types/boxplot")).boxplot,
  bubble: async () => (await import("@/lib/chart/types/bubble")).bubble,
  calendar: async () => (await import("@/lib/chart/types/calendar")).calendar,
  bar: async () => (await import("@/lib/chart/types/bar")).bar,
  combination: async () => (await import("@/lib/chart/types/combination")).combination,
  funnel: async () => (await import("@/lib/chart/types/funnel")).funnel,
  gauge: async () => (await import("@/lib/chart/types/gauge")).gauge,
  heatmap: async () => (await import("@/lib/chart/types/heatmap")).heatmap,
  histogram: async () => (await import("@/lib/chart/types/histogram")).histogram,
  line: async () => (await import("@/lib/chart/types/line")).line,
  map: async () => (await import("@/lib/chart/types/map")).map,
  pie: async () => (await import("@/lib/chart/types/pie")).pie,
  progress: async () => (await import("@/lib/chart/types/progress")).progress,
  radar: async () => (await import("@/lib/chart/types/radar")).radar,
  sankey: async () => (await import("@/lib/chart/types/sankey")).sankey,
  scatter: async () => (await import("@/lib/chart/types/scatter")).scatter,
  sunburst: async () => (await import("@/lib/chart/types/sunburst")).sunburst,
  treemap: async () => (await import("@/lib/chart/types/treemap")).treemap,
  waterfall: async () => (await import("@/lib/chart/types/waterfall")).waterfall,
};

const loading = new Map<ChartType, Promise<ChartTypeModule | null>>();

/** The type. **Nulls** null: it is drawn as text. The same promise each time, for `use`. */
export function loadChartType(type: ChartType): Promise<ChartTypeModule | null> {
  const known = loading.get(type) ?? load(type);
  loading.set(type, known);
  // A lost connection must not leave the type unreadable until the page is loaded anew.
  known.catch(() => loading.delete(type));
  return known;
}

async function load(type: ChartType): Promise<ChartTypeModule | null> {
  const importer = importers[type];
  if (!importer) return null;
  const module = await importer();
  // On their way early; who draws waits for all that its option names.
  loadEngine(module.engine).catch(() => undefined);
  return module;
}
