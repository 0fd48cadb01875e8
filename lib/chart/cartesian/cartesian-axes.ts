import type { CartesianChart, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import { cartesianPoint } from "@/lib/chart/cartesian/cartesian-points";
import { drawnRange } from "@/lib/chart/cartesian/value-axes";
import type { ChartAxes, ChartPoint, ChartStretch } from "@/lib/chart/chart-type";
import { nextPeriod } from "@/lib/chart/read-value";
import type { Cell } from "@/lib/execute/schema";

/** What lies where on the axes of lines, areas, bars and histograms. */
export function cartesianAxes(chart: CartesianChart): ChartAxes {
  return {
    along: chart.horizontal ? "y" : "x",
    valueAxisCount: chart.axes.length,
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
  if (x.kind !== "instant" || !x.times) return Math.round(Math.max(0, Math.min(x.count - 1, place)));
  let low = 0;
  let high = x.times.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((x.times[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return place - (x.times[low] ?? 0) <= (x.times[high] ?? 0) - place ? low : high;
}

type Mark = { readonly seriesIndex: number; readonly axis: 0 | 1; readonly from: number; readonly to: number };

/** Where the marks of a place begin and end, as they are drawn: stacks above each other, shares of 100 %. */
function marksAt(chart: CartesianChart, dataIndex: number): Mark[] {
  const isStacked = ({ as, comparison }: PreparedSeries) => chart.stacked && as !== "line" && comparison === null;
  const valueHere = ({ values }: PreparedSeries) => values[dataIndex] ?? null;
  const sum = chart.series.reduce(
    (total, series) => total + (series.comparison ? 0 : Math.abs(valueHere(series) ?? 0)),
    0,
  );
  const factor = chart.percent && sum > 0 ? 100 / sum : 1;
  let [above, below] = [0, 0];
  return chart.series.flatMap((series, seriesIndex): Mark[] => {
    const value = valueHere(series);
    if (value === null) return [];
    const drawn = value * factor;
    if (!isStacked(series)) return [{ seriesIndex, axis: series.axis, from: drawn, to: drawn }];
    const from = drawn >= 0 ? above : below;
    if (drawn >= 0) above += drawn;
    else below += drawn;
    return [{ seriesIndex, axis: series.axis, from: Math.min(from, from + drawn), to: Math.max(from, from + drawn) }];
  });
}

/** Of marks on two axes the nearer is the one nearer on the picture: distances are shares of each axis. */
function nearestPoint(chart: CartesianChart, dataIndex: number, values: readonly number[]): ChartPoint | null {
  const sizes = chart.axes.map((_, index) => {
    const range = drawnRange(
      chart.series.filter(({ axis }) => axis === index),
      chart.stacked,
    );
    return range ? range.max - Math.min(0, range.min) || 1 : 1;
  });
  let nearest: Mark | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const mark of marksAt(chart, dataIndex)) {
    const value = values[mark.axis] ?? 0;
    const away = Math.max(0, mark.from - value, value - mark.to) / (sizes[mark.axis] ?? 1);
    if (away >= distance) continue;
    nearest = mark;
    distance = away;
  }
  return nearest && cartesianPoint(chart, nearest.seriesIndex, dataIndex);
}

function stretchOf({ x }: CartesianChart, first: number, last: number): ChartStretch | null {
  const column = x.column.name;
  const { edges, times } = x;
  if (edges) return { column, value: { kind: "within", from: edges[first] ?? null, to: edges[last + 1] ?? null } };
  if (!times) {
    const values = [...new Set<Cell>(x.cells.slice(first, last + 1))];
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
