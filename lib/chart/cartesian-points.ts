import type { ChartPoints } from "@/lib/chart/chart-type";
import type { CartesianChart } from "@/lib/chart/prepared-chart";

/** The marks of lines, areas and bars, series by series. **Nulls** a gap is no mark. */
export function cartesianPoints({ x, series }: CartesianChart): ChartPoints {
  const isSplit = series.length > 1;
  return {
    measure: series[0]?.column,
    dimension: x.column.label,
    series: isSplit ? series.map(({ name }) => name) : [],
    points: series.flatMap(({ name, values }, seriesIndex) =>
      values.flatMap((value, dataIndex) =>
        value === null
          ? []
          : [
              {
                ...{ name: x.labels[dataIndex] ?? "", value, series: isSplit ? name : null },
                ...{ at: { seriesIndex, dataIndex }, cells: {} },
              },
            ],
      ),
    ),
  };
}
