import type { EChartsOption } from "echarts";
import type { EnginePart } from "@/lib/chart/chart-type";

const seriesParts: Readonly<Record<string, EnginePart>> = {
  ...{ bar: "bar", boxplot: "boxplot", custom: "custom", funnel: "funnel", gauge: "gauge", heatmap: "heatmap" },
  ...{ line: "line", map: "map", pie: "pie", radar: "radarSeries", sankey: "sankey", scatter: "scatter" },
  ...{ sunburst: "sunburst", treemap: "treemap" },
};
const componentParts: readonly (readonly [keyof EChartsOption, EnginePart])[] = [
  ["calendar", "calendar"],
  ["dataZoom", "dataZoom"],
  ["legend", "legend"],
  ["radar", "radarAxes"],
  ["visualMap", "visualMap"],
];

/** The parts of ECharts that an option names, beside what every chart has. Order: always the same. */
export function enginePartsOf(option: EChartsOption): EnginePart[] {
  const series = [option.series ?? []].flat();
  const parts = new Set<EnginePart>();
  for (const one of series) {
    const part = seriesParts[one.type ?? ""];
    if (part) parts.add(part);
    if ("markLine" in one && one.markLine) parts.add("markLine");
  }
  for (const [key, part] of componentParts) if (option[key] !== undefined) parts.add(part);
  return [...parts].sort();
}
