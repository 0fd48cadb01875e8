import { cartesianAxes } from "@/lib/chart/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian-points";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitHistogram } from "@/lib/chart/fit-spread";
import { cartesianOption } from "@/lib/chart/option-cartesian";
import { prepareHistogram } from "@/lib/chart/prepare-histogram";

/** How the values of one measure spread: bars without gaps, one a bin. */
export const histogram = defineChartType({
  type: "histogram",
  group: "spread",
  fit: fitHistogram,
  reason: () => "distribution",
  prepare: prepareHistogram,
  option: cartesianOption,
  points: cartesianPoints,
  axes: cartesianAxes,
  engine: async () => {
    const { BarChart } = await import("echarts/charts");
    return [BarChart];
  },
});
