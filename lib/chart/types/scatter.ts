import { defineChartType } from "@/lib/chart/chart-type";
import { fitScatter } from "@/lib/chart/fit-spread";
import { scatterOption } from "@/lib/chart/option-scatter";
import { prepareScatter } from "@/lib/chart/prepare-scatter";

/** Two measures against each other, a point a row. */
export const scatter = defineChartType({
  type: "scatter",
  group: "relation",
  fit: fitScatter,
  reason: () => "relation",
  prepare: prepareScatter,
  option: scatterOption,
  points: ({ x, y, series }) => ({
    measure: y,
    dimension: x.label,
    series: series.length > 1 ? series.map(({ name }) => name ?? "") : [],
    points: series.flatMap(({ name: of, points }, seriesIndex) =>
      points.map((point, dataIndex) => ({
        ...{ name: point.name ?? "", value: point.y, series: of, at: { seriesIndex, dataIndex } },
        cells: {},
      })),
    ),
  }),
  engine: async () => {
    const { ScatterChart } = await import("echarts/charts");
    return [ScatterChart];
  },
});
