import { type ChartIntent, readChartIntent } from "@/lib/chart/chart-intent";
import { plainReason, telling } from "@/lib/chart/chart-rules";
import { askedChart, fittingCharts } from "@/lib/chart/fitting-charts";
import { inPercent, type ReasonedChart } from "@/lib/chart/reasoned-chart";
import { profileResult, type ResultProfile, withNumbersAsMeasures } from "@/lib/chart/result-profile";
import type { ChartRecommendation, ChartSpec, ChartType } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** What was asked, as far as it bears on the drawing. `hint` is a chart type the question named, in any wording. */
export type ChartWish = { question: string | null; hint: string | null };

/** What stands in when the named chart cannot be drawn, one after the other: a histogram of names is bars. */
const nextOfKin: Partial<Record<ChartType, ChartType>> = {
  histogram: "bar",
  funnel: "bar",
  heatmap: "bar",
  area: "line",
  combination: "bar",
  waterfall: "bar",
  treemap: "bar",
  sunburst: "treemap",
  bubble: "scatter",
  calendar: "heatmap",
  boxplot: "histogram",
  sankey: "heatmap",
  radar: "bar",
  gauge: "progress",
  progress: "number",
  map: "bar",
};

function asked(given: ResultProfile, intent: ChartIntent): ReasonedChart | null {
  const { named, split } = intent;
  if (named === null || given.rowCount === 0) return null;
  const profile = withNumbersAsMeasures(given);
  for (let type: ChartType | undefined = named; type; type = nextOfKin[type]) {
    const spec = askedChart(type, profile, split);
    if (spec) return { spec: styled(spec, intent), reason: "asked" };
  }
  return null;
}

/** "Stacked", "side by side", "horizontal", "100 %" and "donut" are wishes too. */
function styled(spec: ChartSpec, { stacked, grouped, direction, percent, ring }: ChartIntent): ChartSpec {
  if (spec.type === "pie" && ring) return { ...spec, options: { ...spec.options, ring } };
  if (spec.type === "area" && spec.stacked && percent) return inPercent(spec);
  if (spec.type !== "bar") return spec;
  const piled = spec.series === null ? false : grouped ? false : stacked || percent || spec.stacked;
  const bars = {
    ...spec,
    stacked: piled,
    horizontal: direction === null ? spec.horizontal : direction === "horizontal",
  };
  return piled && percent ? inPercent(bars) : bars;
}

/** The same bars, stacked or side by side. */
function otherBars(spec: ChartSpec): ReasonedChart[] {
  if (spec.type !== "bar" || spec.series === null) return [];
  const other = { ...spec, stacked: !spec.stacked };
  return [{ spec: other, reason: plainReason(other) }];
}

/**
 * Recommends how to draw a result, from the roles and spread of its columns and the words of the question.
 * **Order** of the alternatives: what something speaks for, most telling first; then what fits; a table always among them.
 * **Nulls** no rows give a table with the reason `empty`.
 */
export function recommendChart(result: ResultSet, wish: ChartWish): ChartRecommendation {
  const profile = profileResult(result);
  const intent = readChartIntent(wish.question, wish.hint);
  const fitting = fittingCharts(profile, intent.split);
  const table = fitting.get("table") as ChartSpec; // a table always fits
  const wished = asked(profile, intent);
  const told = [...(wished ? [wished] : []), ...telling({ profile, fitting, intent })];
  const [first = { spec: table, reason: profile.measures.length > 0 ? "detail" : "list" }] = told;
  const rest = [...fitting.values()].map((spec) => ({ spec, reason: plainReason(spec) }));
  const seen = new Set<ChartType>([first.spec.type]);
  const others = [...told, ...rest].filter(({ spec }) => !seen.has(spec.type) && seen.add(spec.type));
  return {
    ...first,
    alternatives: [...otherBars(first.spec), ...others].map(({ spec, reason }) => ({ ...spec, reason })),
  };
}
