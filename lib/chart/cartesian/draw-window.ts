import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { samplePlaces } from "@/lib/chart/cartesian/sample-places";
import type { AxisWindow } from "@/lib/chart/chart-type";

/** Lines of more points are drawn through the most telling ones, without dots, hints and motion of single points. */
export const largeCountMin = 2_000;

/** A column of pixels shows the lowest and the highest that stand on it. */
const pointsPerPx = 2;
/** Beside the window, where only the slider shows the line. */
const pointsPerPxBeside = 0.5;

export const wholeAxis: AxisWindow = { start: 0, end: 100 };

/** Whether a chart has more points than are drawn at once. */
export const isSampled = ({ x, series }: Pick<CartesianChart, "x" | "series">): boolean =>
  x.kind === "instant" && x.times !== null && x.count > largeCountMin && series.every(({ as }) => as !== "bar");

/** How many points are drawn of a long line. */
export const drawnCountMax = (widthPx: number): number => Math.max(2, Math.round(widthPx * pointsPerPx));

/**
 * The places through which a long line is drawn while this part of its axis is shown, densely within it and sparsely beside, and
 * through one that it must include. **Order** ascending. **Nulls** null: all of them are drawn.
 */
export function drawnPlaces(
  chart: CartesianChart,
  { start, end }: AxisWindow,
  widthPx: number,
  including?: number,
): number[] | null {
  const { times } = chart.x;
  if (!isSampled(chart) || times === null) return null;
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  const at = (percent: number) => first + ((last - first) * percent) / 100;
  const sampled = { times, series: chart.series.map(({ values }) => values) };
  const [from, to] = [at(start), at(end)];
  const places = new Set(samplePlaces(sampled, { from, to }, drawnCountMax(widthPx)));
  if (including !== undefined) places.add(including);
  if (start > 0 || end < 100) {
    const all = samplePlaces(sampled, { from: first, to: last }, Math.round(widthPx * pointsPerPxBeside));
    for (const place of all) if ((times[place] ?? 0) < from || (times[place] ?? 0) > to) places.add(place);
  }
  return [...places].sort((a, b) => a - b);
}

/** Times and values in turn: ECharts takes numbers in this form as they are, where it would copy and read each pair. */
export function packed(
  times: readonly number[],
  places: readonly number[],
  valueAt: (place: number) => number | null,
): Float64Array {
  const pairs = new Float64Array(places.length * 2);
  places.forEach((place, index) => {
    pairs[index * 2] = times[place] ?? Number.NaN;
    pairs[index * 2 + 1] = valueAt(place) ?? Number.NaN;
  });
  return pairs;
}
