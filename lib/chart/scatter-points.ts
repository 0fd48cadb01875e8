import type { ChartPoints } from "@/lib/chart/chart-type";
import type { ScatterChart } from "@/lib/chart/prepared-chart";

/** Every point with its name and the value of the upright axis. */
export function scatterPoints({ x, y, series }: ScatterChart): ChartPoints {
  return {
    measure: y,
    dimension: x.label,
    series: series.length > 1 ? series.map(({ name }) => name ?? "") : [],
    points: series.flatMap(({ name: of, points }, seriesIndex) =>
      points.map(({ name, y: value, cells }, dataIndex) => ({
        ...{ name: name ?? "", value, cells, series: of, at: { seriesIndex, dataIndex } },
      })),
    ),
  };
}
