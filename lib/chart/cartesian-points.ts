import type { ChartCells, ChartPoint, ChartPoints } from "@/lib/chart/chart-type";
import type { CartesianChart, PreparedSeries } from "@/lib/chart/prepared-chart";

/** The marks of lines, areas and bars, series by series. **Nulls** a gap is no mark. */
export function cartesianPoints(chart: CartesianChart): ChartPoints {
  const { x, series } = chart;
  return {
    measure: series[0]?.column,
    dimension: x.column.label,
    series: series.length > 1 ? series.map(({ name }) => name) : [],
    points: series.flatMap(({ values }, seriesIndex) =>
      values.flatMap((_, dataIndex) => cartesianPoint(chart, seriesIndex, dataIndex) ?? []),
    ),
  };
}

/** One mark; null where there is a gap. */
export function cartesianPoint(chart: CartesianChart, seriesIndex: number, dataIndex: number): ChartPoint | null {
  const series = chart.series[seriesIndex];
  const value = series?.values[dataIndex] ?? null;
  if (!series || value === null) return null;
  return {
    name: chart.x.labels[dataIndex] ?? "",
    value,
    series: chart.series.length > 1 ? series.name : null,
    at: { seriesIndex, dataIndex },
    cells: cellsOf(chart, series, dataIndex),
  };
}

/** A bin is a stretch, which `cells` cannot say; "other" is many values. */
function cellsOf({ x }: CartesianChart, series: PreparedSeries, dataIndex: number): ChartCells {
  if (x.edges) return series.cells;
  return { [x.column.name]: x.cells[dataIndex] ?? null, ...series.cells };
}
