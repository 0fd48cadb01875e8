import { cartesianAxes } from "@/lib/chart/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian-points";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitLine } from "@/lib/chart/fit-course";
import { cartesianOption } from "@/lib/chart/option-cartesian";
import { prepareCartesian } from "@/lib/chart/prepare-cartesian";

/** A course over time, or over whatever has an order. */
export const line = defineChartType({
  type: "line",
  group: "course",
  fit: fitLine,
  reason: () => "overTime",
  prepare: (result, spec, texts) => prepareCartesian(result, { ...spec, type: "line" }, texts),
  option: cartesianOption,
  points: cartesianPoints,
  axes: cartesianAxes,
  engine: async () => {
    const { LineChart } = await import("echarts/charts");
    return [LineChart];
  },
});
