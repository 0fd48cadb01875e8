import { cartesianAxes } from "@/lib/chart/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian-points";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitBar } from "@/lib/chart/fit-comparison";
import { fitToHeight } from "@/lib/chart/fit-to-height";
import { cartesianOption } from "@/lib/chart/option-cartesian";
import { prepareCartesian } from "@/lib/chart/prepare-cartesian";

/** Values beside each other: grouped, stacked, standing or lying. */
export const bar = defineChartType({
  type: "bar",
  group: "comparison",
  fit: fitBar,
  reason: ({ stacked, series, horizontal }) =>
    stacked ? "parts" : series ? "groups" : horizontal ? "ranking" : "compare",
  prepare: (result, spec, texts) => prepareCartesian(result, { ...spec, type: "bar" }, texts),
  option: cartesianOption,
  points: cartesianPoints,
  axes: cartesianAxes,
  fitToHeight,
  engine: async () => {
    const { BarChart } = await import("echarts/charts");
    return [BarChart];
  },
});
