import { cartesianAxes } from "@/lib/chart/cartesian/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian/cartesian-points";
import { waterfallOption } from "@/lib/chart/cartesian/option-waterfall";
import { prepareWaterfall } from "@/lib/chart/cartesian/prepare-waterfall";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitWaterfall } from "@/lib/chart/fit-combination";

/** How a figure comes about: each step hangs on the one before, the total stands at the end. */
export const waterfall = defineChartType({
  type: "waterfall",
  group: "flow",
  fit: fitWaterfall,
  reason: () => "changes",
  prepare: (result, spec, texts) => prepareWaterfall(result, spec, texts),
  option: waterfallOption,
  points: (chart) => {
    const { measure, dimension, series, points } = cartesianPoints(chart);
    // The total is no step: "largest rise" in the summary would always be it.
    return { measure, dimension, series, points: points.filter(({ at }) => at.dataIndex !== chart.totalIndex) };
  },
  axes: cartesianAxes,
  engine: ["custom"],
});
