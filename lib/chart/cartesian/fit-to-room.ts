import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { drawnPlaces, wholeAxis } from "@/lib/chart/cartesian/draw-window";
import { pointCount, thinPlaces } from "@/lib/chart/cartesian/thin-places";
import type { ChartCap } from "@/lib/chart/prepared-chart";

/** A lying bar with its name needs this much; closer together, names hide each other. */
const barRowPx = 17;
const axisPx = 26;
const legendPx = 34;
const barCountMin = 4;

/**
 * Leaves out what has no room and says so: the last of lying bars that would stand closer than their names, of long lines and of very
 * many bars all but the lowest and the highest that stand on each column of pixels. Anything else stays as it is.
 */
export function fitToRoom(chart: CartesianChart, heightPx: number, widthPx: number): CartesianChart {
  if (!chart.horizontal) return sayHowMany(thinPlaces(chart, widthPx), widthPx);
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

/** A long line that can be zoomed keeps all its points and is drawn through some of them. */
function sayHowMany(chart: CartesianChart, widthPx: number): CartesianChart {
  const places = drawnPlaces(chart, wholeAxis, widthPx);
  if (places === null) return chart;
  const [shown, total] = [pointCount(chart, places), pointCount(chart)];
  const cap: ChartCap = { what: "sampled", shown, total };
  return shown < total ? { ...chart, caps: [...chart.caps, cap] } : chart;
}
