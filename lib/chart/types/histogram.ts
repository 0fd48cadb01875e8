import { cartesianAxes } from "@/lib/chart/cartesian/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian/cartesian-points";
import { cartesianOption } from "@/lib/chart/cartesian/option-cartesian";
import { prepareHistogram } from "@/lib/chart/cartesian/prepare-histogram";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitHistogram } from "@/lib/chart/fit-spread";

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
  engine: ["bar"],
});
