import { blankChart, type Fit } from "@/lib/chart/fit";
import { fitBar, fitFunnel, fitPie } from "@/lib/chart/fit-comparison";
import { fitArea, fitLine, fitNumber } from "@/lib/chart/fit-course";
import { fitHeatmap, fitHistogram, fitScatter } from "@/lib/chart/fit-spread";
import type { ResultProfile } from "@/lib/chart/result-profile";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";

/** In the order in which they are offered when nothing else speaks for one. */
const fits: Record<ChartType, Fit> = {
  bar: fitBar,
  line: fitLine,
  scatter: fitScatter,
  pie: fitPie,
  histogram: fitHistogram,
  area: fitArea,
  heatmap: fitHeatmap,
  funnel: fitFunnel,
  number: fitNumber,
  table: () => blankChart,
};

/** For every chart type that can truthfully show the result, how, in the order in which it is offered. A table always can. */
export function fittingCharts(profile: ResultProfile, split: boolean): Map<ChartType, ChartSpec> {
  const fitting = new Map<ChartType, ChartSpec>();
  for (const type of Object.keys(fits) as ChartType[]) {
    const spec = fits[type](profile, { asked: false, split });
    if (spec) fitting.set(type, spec);
  }
  return fitting;
}

/** How a chart type that a person named shows the result; null when it cannot be drawn at all. */
export function askedChart(type: ChartType, profile: ResultProfile, split: boolean): ChartSpec | null {
  return fits[type](profile, { asked: false, split }) ?? fits[type](profile, { asked: true, split });
}
