import { defineChartType } from "@/lib/chart/chart-type";
import { fitScatter } from "@/lib/chart/fit-spread";
import { scatterOption } from "@/lib/chart/option-scatter";
import { prepareScatter } from "@/lib/chart/prepare-scatter";
import { scatterPoints } from "@/lib/chart/scatter-points";

/** Two measures against each other, a point a row. */
export const scatter = defineChartType({
  type: "scatter",
  group: "relation",
  fit: fitScatter,
  reason: () => "relation",
  prepare: (result, spec, texts) => prepareScatter(result, { ...spec, type: "scatter" }, texts),
  option: scatterOption,
  points: scatterPoints,
  engine: ["scatter"],
});
