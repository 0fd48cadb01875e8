import type { CartesianChart, ChartCap } from "@/lib/chart/prepared-chart";

/** A lying bar with its name needs this much; closer together, names hide each other. */
const barRowPx = 17;
const axisPx = 26;
const legendPx = 34;
const barCountMin = 4;

/** Leaves out the last of lying bars that would stand closer than their names, and says so; anything else stays as it is. */
export function fitToHeight(chart: CartesianChart, heightPx: number): CartesianChart {
  if (!chart.horizontal) return chart;
  const roomPx = heightPx - axisPx - (chart.series.length > 1 ? legendPx : 0);
  const shown = Math.max(barCountMin, Math.floor(roomPx / barRowPx));
  if (chart.x.labels.length <= shown) return chart;
  const before = chart.caps.find((cap) => cap.what === "categories");
  const cap: ChartCap = { what: "categories", shown, total: before?.total ?? chart.x.labels.length };
  return {
    ...chart,
    x: { ...chart.x, labels: chart.x.labels.slice(0, shown), cells: chart.x.cells.slice(0, shown) },
    series: chart.series.map((series) => ({ ...series, values: series.values.slice(0, shown) })),
    caps: [cap, ...chart.caps.filter((other) => other !== before)],
  };
}
