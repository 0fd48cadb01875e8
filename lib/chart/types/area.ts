import { cartesianAxes } from "@/lib/chart/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian-points";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitArea } from "@/lib/chart/fit-course";
import { cartesianOption } from "@/lib/chart/option-cartesian";
import { prepareCartesian } from "@/lib/chart/prepare-cartesian";

/** A line with the room below it filled; several are stacked. */
export const area = defineChartType({
  type: "area",
  group: "course",
  fit: fitArea,
  reason: ({ stacked }) => (stacked ? "sharesOverTime" : "volume"),
  prepare: (result, spec, texts) => prepareCartesian(result, { ...spec, type: "area" }, texts),
  option: cartesianOption,
  points: cartesianPoints,
  axes: cartesianAxes,
  engine: async () => {
    const { LineChart } = await import("echarts/charts");
    return [LineChart];
  },
});
