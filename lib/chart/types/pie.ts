import { defineChartType } from "@/lib/chart/chart-type";
import { fitPie } from "@/lib/chart/fit-comparison";
import { pieOption } from "@/lib/chart/option-pie";
import { preparePie } from "@/lib/chart/prepare-pie";

/** Few parts of a whole. */
export const pie = defineChartType({
  type: "pie",
  group: "parts",
  fit: fitPie,
  reason: () => "shares",
  prepare: preparePie,
  option: pieOption,
  points: ({ x, column, parts }) => ({
    measure: column,
    dimension: x.label,
    series: [],
    points: parts.map(({ name, value, cells }, dataIndex) => ({
      ...{ name, value, cells, series: null, at: { seriesIndex: 0, dataIndex } },
    })),
  }),
  engine: ["pie"],
});
