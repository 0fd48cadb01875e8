import { cartesianPoint } from "@/lib/chart/cartesian-points";
import type { ChartAxes, ChartPoint, ChartStretch } from "@/lib/chart/chart-type";
import type { CartesianChart } from "@/lib/chart/prepared-chart";
import { nextPeriod } from "@/lib/chart/read-value";
import type { Cell } from "@/lib/execute/schema";

/** What lies where on the axes of lines, areas, bars and histograms. */
export function cartesianAxes(chart: CartesianChart): ChartAxes {
  return {
    along: chart.horizontal ? "y" : "x",
    valueAxisCount: 1,
    pointAt: (place, values) => nearestPoint(chart, placeIndex(chart, place), values),
    between: (first, last) => [placeOf(chart, first), placeOf(chart, last)],
    stretch: (from, to) =>
      stretchOf(chart, placeIndex(chart, Math.min(from, to)), placeIndex(chart, Math.max(from, to))),
  };
}

/** A place as its axis counts. */
const placeOf = ({ x }: CartesianChart, { at }: ChartPoint) =>
  x.kind === "instant" ? (x.times?.[at.dataIndex] ?? 0) : at.dataIndex;

/** The index of the place nearest to a place on the axis: of categories their number, of instants a time. */
function placeIndex({ x }: CartesianChart, place: number): number {
  if (x.kind !== "instant" || !x.times) return Math.round(Math.max(0, Math.min(x.labels.length - 1, place)));
  let low = 0;
  let high = x.times.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((x.times[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return place - (x.times[low] ?? 0) <= (x.times[high] ?? 0) - place ? low : high;
}

function nearestPoint(chart: CartesianChart, dataIndex: number, values: readonly number[]): ChartPoint | null {
  let nearest: ChartPoint | null = null;
  let distance = Number.POSITIVE_INFINITY;
  let stackTop = 0;
  for (const seriesIndex of chart.series.keys()) {
    const point = cartesianPoint(chart, seriesIndex, dataIndex);
    if (!point) continue;
    // Of a stack the mark that is pointed at is the one whose upper edge comes next.
    stackTop = chart.stacked ? stackTop + point.value : point.value;
    const away = Math.abs((values[0] ?? 0) - stackTop) + (chart.stacked && (values[0] ?? 0) > stackTop ? 1e300 : 0);
    if (away < distance) {
      nearest = point;
      distance = away;
    }
  }
  return nearest;
}

function stretchOf({ x }: CartesianChart, first: number, last: number): ChartStretch | null {
  const column = x.column.name;
  const { edges, times } = x;
  if (edges) return { column, value: { kind: "within", from: edges[first] ?? null, to: edges[last + 1] ?? null } };
  if (!times) {
    const values = [...new Set(x.cells.slice(first, last + 1))];
    return values.length === 0 ? null : { column, value: { kind: "in", values } };
  }
  const [from, to] = [times[first], times[last]];
  if (from === undefined || to === undefined) return null;
  // The last period belongs to the stretch, so it ends where the next begins; an instant is as short as its clock allows.
  const { grain } = x.column;
  const end = grain ? nextPeriod(to, grain) : x.column.type === "date" ? nextPeriod(to, "day") : to + 1;
  const isDay = grain !== "hour" && (grain !== null || x.column.type === "date");
  return { column, value: { kind: "within", from: timeText(from, isDay), to: timeText(end, isDay) } };
}

const timeText = (time: number, isDay: boolean): Cell => new Date(time).toISOString().slice(0, isDay ? 10 : undefined);
