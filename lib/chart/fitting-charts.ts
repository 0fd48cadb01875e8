import { chartTypeModules } from "@/lib/chart/chart-types";
import { blankChart, type Fit } from "@/lib/chart/fit";
import { fitNumber } from "@/lib/chart/fit-course";
import { fitPivot } from "@/lib/chart/fit-pivot";
import type { ResultProfile } from "@/lib/chart/result-profile";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";

/** In the order in which they are offered when nothing else speaks for one. */
const fits = new Map<ChartType, Fit>([
  ...[...chartTypeModules.values()].map(({ type, fit }) => [type, fit] as const),
  ["number", fitNumber],
  ["table", () => blankChart],
  ["pivot", fitPivot],
]);

/** For every chart type that can truthfully show the result, how, in the order in which it is offered. A table always can. */
export function fittingCharts(profile: ResultProfile, split: boolean): Map<ChartType, ChartSpec> {
  const fitting = new Map<ChartType, ChartSpec>();
  for (const [type, show] of fits) {
    const spec = show(profile, { asked: false, split });
    if (spec) fitting.set(type, spec);
  }
  return fitting;
}

/** How a chart type that a person named shows the result; null when it cannot be drawn at all. */
export function askedChart(type: ChartType, profile: ResultProfile, split: boolean): ChartSpec | null {
  const show = fits.get(type);
  return show?.(profile, { asked: false, split }) ?? show?.(profile, { asked: true, split }) ?? null;
}
