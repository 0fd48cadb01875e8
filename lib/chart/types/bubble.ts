import { defineChartType } from "@/lib/chart/chart-type";
import type { Fit } from "@/lib/chart/fit";
import { fitScatter } from "@/lib/chart/fit-spread";
import { scatterOption } from "@/lib/chart/option-scatter";
import { prepareScatter } from "@/lib/chart/prepare-scatter";
import { scatterPoints } from "@/lib/chart/scatter-points";

/** Points whose area is a third measure, never below zero. */
const fitBubble: Fit = (profile, wish) => {
  const scatter = fitScatter(profile, wish);
  const size = profile.measures.find(
    ({ column, range }) => column.name !== scatter?.x && column.name !== scatter?.y[0] && (range?.min ?? -1) >= 0,
  );
  if (!scatter || !size || (!wish.asked && profile.rowCount > 200)) return null;
  return { ...scatter, type: "bubble", y: [...scatter.y, size.column.name] };
};

/** Two measures against each other, and a third as the size. */
export const bubble = defineChartType({
  type: "bubble",
  group: "relation",
  fit: fitBubble,
  reason: () => "threeMeasures",
  prepare: (result, spec, texts) => prepareScatter(result, { ...spec, type: "bubble" }, texts),
  option: scatterOption,
  points: scatterPoints,
  engine: ["scatter"],
});
