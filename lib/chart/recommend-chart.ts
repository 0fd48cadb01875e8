import { fittingCharts } from "@/lib/chart/fitting-charts";
import { chartLimits } from "@/lib/chart/limits";
import { profileResult, type ResultProfile } from "@/lib/chart/result-profile";
import type { ChartRecommendation, ChartSpec, ChartType } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** What was asked, as far as it bears on the drawing. `hint` is a chart type the question named, in any wording. */
export type ChartWish = { question: string | null; hint: string | null };

/** Words by which people name a chart. First match wins, so "stacked area" is an area. */
const typeWords: readonly (readonly [ChartType, RegExp])[] = [
  ["area", /\barea\b|面积/i],
  ["line", /\blines?\b|折线|曲线/i],
  ["pie", /\b(pie|donut|doughnut|ring)\b|饼|环形/i],
  ["scatter", /\b(scatter|bubble)\b|散点|气泡/i],
  ["bar", /\b(bars?|columns?|histogram)\b|柱|条形/i],
  ["table", /\b(table|grid|list)\b|表格|列表|明细/i],
  ["number", /\b(number|kpi|figure|single value)\b|数字|指标卡/i],
];
const shareWords =
  /\b(share|shares|proportion|percentage|percent|breakdown|composition|made up of|split)\b|占比|比例|份额|构成|组成/i;
const stackWords = /\bstack(ed)?\b|堆叠|堆积/i;
const relationWords = /\b(correlat\w*|relationship|relation|versus|vs\.?|against|depend\w*)\b|相关|关系/i;

const first = (spec: ChartSpec | undefined, reason: string) => (spec ? { spec, reason } : null);

function wished(fitting: Map<ChartType, ChartSpec>, { hint }: ChartWish) {
  if (hint === null) return null;
  const type = typeWords.find(([, words]) => words.test(hint))?.[0];
  const spec = type && fitting.get(type);
  if (!spec) return null;
  return first(stackWords.test(hint) && spec.series ? { ...spec, stacked: true } : spec, "asked");
}

/** The rules, most telling first. Each gives a specification and the key of its reason. */
function choose(profile: ResultProfile, fitting: Map<ChartType, ChartSpec>, question: string) {
  const { rowCount, measures, categories, times } = profile;
  if (rowCount === 0) return first(fitting.get("table"), "empty");
  if (rowCount === 1) return first(fitting.get("number"), measures.length > 1 ? "fewNumbers" : "oneNumber");
  if (times.length > 0) {
    const stacked = shareWords.test(question) || stackWords.test(question) ? fitting.get("area") : undefined;
    if (stacked?.stacked) return first(stacked, "sharesOverTime");
    // Two or three periods are compared, not followed.
    const isShort = (times[0]?.distinctCount ?? 0) <= 3;
    return (isShort && first(fitting.get("bar"), "fewPeriods")) || first(fitting.get("line"), "overTime");
  }
  if (relationWords.test(question) && measures.length >= 2) {
    const scatter = first(fitting.get("scatter"), "relation");
    if (scatter) return scatter;
  }
  const partCount = categories[0]?.distinctCount ?? 0;
  if (shareWords.test(question) && partCount <= chartLimits.pieParts) {
    const pie = first(fitting.get("pie"), "shares");
    if (pie) return pie;
  }
  const bar = fitting.get("bar");
  if (bar) return first(bar, bar.stacked ? "parts" : bar.series ? "groups" : bar.horizontal ? "ranking" : "compare");
  return categories.length === 0 ? first(fitting.get("scatter"), "relation") : null;
}

/**
 * Recommends how to draw a result, from the roles and spread of its columns and the words of the question.
 * **Order** alternatives: other types that truly fit, a table always among them.
 * **Nulls** no rows give a table with the reason `empty`.
 */
export function recommendChart(result: ResultSet, wish: ChartWish): ChartRecommendation {
  const profile = profileResult(result);
  const fitting = fittingCharts(profile);
  const table = fitting.get("table") as ChartSpec; // a table always fits
  const { spec, reason } = wished(fitting, wish) ??
    choose(profile, fitting, wish.question ?? "") ?? {
      spec: table,
      reason: profile.measures.length > 0 ? "detail" : "list",
    };
  const alternatives = [...fitting.values()].filter((other) => other.type !== spec.type);
  if (spec.type === "bar" && spec.series) alternatives.unshift({ ...spec, stacked: !spec.stacked });
  return { spec, reason, alternatives };
}
