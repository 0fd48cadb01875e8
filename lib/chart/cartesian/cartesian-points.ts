import type { CartesianChart, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import type { ChartCells, ChartPoint, ChartPoints } from "@/lib/chart/chart-type";
import { measureWriter } from "@/lib/chart/format-designed";

/** The marks of lines, areas and bars, series by series. **Nulls** a gap is no mark. */
export function cartesianPoints(chart: CartesianChart): ChartPoints {
  const { x, series } = chart;
  let made: ChartPoint[] | null = null;
  return {
    measure: series[0]?.column,
    dimension: x.column.label,
    series: series.length > 1 ? [...new Set(series.map(({ name }) => name))] : [],
    // A summary needs two of 100,000, a tour and a click all of them.
    get points() {
      made ??= series.flatMap(({ values }, seriesIndex) =>
        values.flatMap((_, dataIndex) => cartesianPoint(chart, seriesIndex, dataIndex) ?? []),
      );
      return made;
    },
    extremes: extremesOf(chart),
  };
}

/** Of the first measure in the shown period. **Nulls** null: all of it are gaps. */
function extremesOf(chart: CartesianChart): ChartPoints["extremes"] {
  let count = 0;
  let lowest: Found | null = null;
  let highest: Found | null = null;
  chart.series.forEach(({ values, column, comparison }, seriesIndex) => {
    if (comparison || column !== chart.series[0]?.column) return;
    for (const [dataIndex, value] of values.entries()) {
      if (value === null) continue;
      count += 1;
      if (lowest === null || value < lowest.value) lowest = { value, seriesIndex, dataIndex };
      if (highest === null || value > highest.value) highest = { value, seriesIndex, dataIndex };
    }
  });
  const [low, high] = [pointOf(chart, lowest), pointOf(chart, highest)];
  return low && high ? { count, lowest: low, highest: high } : null;
}

type Found = { readonly value: number; readonly seriesIndex: number; readonly dataIndex: number };
const pointOf = (chart: CartesianChart, found: Found | null) =>
  found && cartesianPoint(chart, found.seriesIndex, found.dataIndex);

/** One mark; null where there is a gap. Its words are made when they are read: of 100,000 most are never said. */
export function cartesianPoint(chart: CartesianChart, seriesIndex: number, dataIndex: number): ChartPoint | null {
  const series = chart.series[seriesIndex];
  const value = series?.values[dataIndex] ?? null;
  if (!series || value === null) return null;
  return {
    get name() {
      return chart.x.label(dataIndex);
    },
    value,
    series: chart.series.length > 1 ? series.name : null,
    at: { seriesIndex, dataIndex },
    get cells() {
      return cellsOf(chart, series, dataIndex);
    },
    valueText: (locale) => measureWriter(series.column, chart.options, locale).full(value),
  };
}

/** A bin is a stretch, which `cells` cannot say; "other" is many values; a mark of another period is none of the shown. */
function cellsOf({ x }: CartesianChart, series: PreparedSeries, dataIndex: number): ChartCells {
  if (x.edges || dataIndex === x.otherIndex) return series.cells;
  return { [x.column.name]: x.cells[dataIndex] ?? null, ...series.cells };
}
