import type { ChartPoints } from "@/lib/chart/chart-type";
import type { TargetChart } from "@/lib/chart/prepare-target";

/** Every figure with what it stands for. `at`: how the type lays its marks out. */
export function targetPoints(
  { column, dimension, items }: TargetChart,
  at: (index: number) => { seriesIndex: number; dataIndex: number },
): ChartPoints {
  return {
    measure: column,
    dimension,
    series: [],
    points: items.map(({ name, value, cells }, index) => ({ name, value, cells, series: null, at: at(index) })),
  };
}
