import { cartesianAxes } from "@/lib/chart/cartesian/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian/cartesian-points";
import { fitToRoom } from "@/lib/chart/cartesian/fit-to-room";
import { cartesianOption } from "@/lib/chart/cartesian/option-cartesian";
import { prepareCartesian } from "@/lib/chart/cartesian/prepare-cartesian";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitBar } from "@/lib/chart/fit-comparison";

/** Values beside each other: grouped, stacked, standing or lying. */
export const bar = defineChartType({
  type: "bar",
  group: "comparison",
  fit: fitBar,
  reason: ({ stacked, series, horizontal }) =>
    stacked ? "parts" : series ? "groups" : horizontal ? "ranking" : "compare",
  prepare: (result, spec, texts, comparison) => prepareCartesian(result, spec, "bar", texts, comparison),
  option: cartesianOption,
  points: cartesianPoints,
  axes: cartesianAxes,
  fitToHeight: fitToRoom,
  engine: ["bar"],
});
