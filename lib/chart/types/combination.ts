import { cartesianAxes } from "@/lib/chart/cartesian/cartesian-axes";
import { cartesianPoints } from "@/lib/chart/cartesian/cartesian-points";
import { fitToRoom } from "@/lib/chart/cartesian/fit-to-room";
import { cartesianOption } from "@/lib/chart/cartesian/option-cartesian";
import { drawWithin } from "@/lib/chart/cartesian/option-series";
import { prepareCartesian } from "@/lib/chart/cartesian/prepare-cartesian";
import { defineChartType } from "@/lib/chart/chart-type";
import { fitCombination } from "@/lib/chart/fit-combination";

/** Columns and lines over the same places, each measure on the axis that suits its unit and its size. */
export const combination = defineChartType({
  type: "combination",
  group: "comparison",
  fit: fitCombination,
  reason: () => "measures",
  prepare: (result, spec, texts, comparison) => prepareCartesian(result, spec, "combination", texts, comparison),
  option: cartesianOption,
  points: cartesianPoints,
  axes: cartesianAxes,
  drawWithin,
  fitToHeight: fitToRoom,
  engine: ["bar", "line"],
});
