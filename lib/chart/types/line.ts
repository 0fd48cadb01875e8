import { cartesianAxes } from "@/lib/chart/cartesian/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian/cartesian-points";
import { fitToRoom } from "@/lib/chart/cartesian/fit-to-room";
import { cartesianOption } from "@/lib/chart/cartesian/option-cartesian";
import { drawWithin } from "@/lib/chart/cartesian/option-series";
import { prepareCartesian } from "@/lib/chart/cartesian/prepare-cartesian";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitLine } from "@/lib/chart/fit-course";

/** A course over time, or over whatever has an order. */
export const line = defineChartType({
  type: "line",
  group: "course",
  fit: fitLine,
  reason: () => "overTime",
  prepare: (result, spec, texts, comparison) => prepareCartesian(result, spec, "line", texts, comparison),
  option: cartesianOption,
  points: cartesianPoints,
  axes: cartesianAxes,
  drawWithin,
  fitToHeight: fitToRoom,
  engine: ["line"],
});
