import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { drawnCountMax, isSampled } from "@/lib/chart/cartesian/draw-window";
import type { ChartCap } from "@/lib/chart/prepared-chart";

/** A lying bar with its name needs this much; closer together, names hide each other. */
const barRowPx = 17;
const axisPx = 26;
const legendPx = 34;
const barCountMin = 4;

/**
 * Leaves out the last of lying bars that would stand closer than their names, and says so, as it says how many points of a long line
 * have a pixel to stand on; anything else stays as it is.
 */
export function fitToRoom(chart: CartesianChart, heightPx: number, widthPx: number): CartesianChart {
  if (!chart.horizontal) return sayHowMany(chart, widthPx);
  const roomPx = heightPx - axisPx - (chart.series.length > 1 ? legendPx : 0);
  const shown = Math.max(barCountMin, Math.floor(roomPx / barRowPx));
  if (chart.x.count <= shown) return chart;
  const before = chart.caps.find((cap) => cap.what === "categories");
  const { otherIndex, ...x } = chart.x;
  const cap: ChartCap = { what: "categories", shown, total: before?.total ?? x.count };
  return {
    ...chart,
    x: { ...x, count: shown, cells: x.cells.slice(0, shown) },
    series: chart.series.map((series) => ({ ...series, values: series.values.slice(0, shown) })),
    caps: [cap, ...chart.caps.filter((other) => other !== before)],
  };
}

/** A long line is drawn through the lowest and the highest that stand on each column of pixels. */
function sayHowMany(chart: CartesianChart, widthPx: number): CartesianChart {
  const [total, shown] = [chart.x.count, drawnCountMax(widthPx)];
  if (!isSampled(chart) || total <= shown) return chart;
  const cap: ChartCap = { what: "sampled", shown, total };
  return { ...chart, caps: [...chart.caps, cap] };
}
