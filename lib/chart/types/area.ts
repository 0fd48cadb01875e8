import { cartesianAxes } from "@/lib/chart/cartesian/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian/cartesian-points";
import { fitToRoom } from "@/lib/chart/cartesian/fit-to-room";
import { cartesianOption } from "@/lib/chart/cartesian/option-cartesian";
import { drawWithin } from "@/lib/chart/cartesian/option-series";
import { prepareCartesian } from "@/lib/chart/cartesian/prepare-cartesian";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitArea } from "@/lib/chart/fit-course";

/** A line with the room below it filled; several are stacked. */
export const area = defineChartType({
  type: "area",
  group: "course",
  fit: fitArea,
  reason: ({ stacked }) => (stacked ? "sharesOverTime" : "volume"),
  prepare: (result, spec, texts, comparison) => prepareCartesian(result, spec, "area", texts, comparison),
  option: cartesianOption,
  points: cartesianPoints,
  axes: cartesianAxes,
  drawWithin,
  fitToHeight: fitToRoom,
  engine: ["line"],
});
