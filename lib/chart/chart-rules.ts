import { chartTypeModules } from "@/lib/chart/chart-types";
import { chartLimits } from "@/lib/chart/limits";
import { readNumber } from "@/lib/chart/read-value";
import { inPercent, type ReasonedChart, type Rule, type RuleInput, reasoned } from "@/lib/chart/reasoned-chart";
import { type ColumnProfile, isGroupedNumber, type ResultProfile } from "@/lib/chart/result-profile";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";
import { wordedRules } from "@/lib/chart/worded-rules";

/** Whether the rows run up or down by a measure: the query ranked them. */
function isRanked({ rows }: ResultProfile, { index }: ColumnProfile): boolean {
  const values = rows.map((row) => readNumber(row[index]));
  if (values.some((value) => value === null)) return false;
  const steps = values.slice(1).map((value, at) => (value ?? 0) - (values[at] ?? 0));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

const isDrawnByTime: Rule = ({ profile, fitting, intent }) => {
  const [time] = profile.times;
  const [measure] = profile.measures;
  if (!time) return null;
  const area = intent.shares || intent.stacked ? fitting.get("area") : undefined;
  if (area?.stacked) return reasoned(intent.shares ? inPercent(area) : area, "sharesOverTime");
  const bar = fitting.get("bar");
  // "The three days with the most orders" are compared, not followed; and so are two or three periods.
  const isTop = intent.ranking && !intent.course && measure !== undefined && isRanked(profile, measure);
  if (isTop && bar && profile.rowCount <= chartLimits.categories) return reasoned(bar, "ranking");
  if (time.distinctCount <= 3 && bar) return reasoned(bar, "fewPeriods");
  return reasoned(sidesOf(profile, fitting), "measures") ?? reasoned(fitting.get("line"), "overTime");
};

/** Two measures over time that no one axis can show: each gets its own, or the smaller would lie flat on the bottom. */
const sidesOf = ({ measures }: ResultProfile, fitting: RuleInput["fitting"]) =>
  measures.length === 2 ? fitting.get("combination") : undefined;

const isBars: Rule = ({ fitting, intent }) => {
  const bar = fitting.get("bar");
  if (!bar) return null;
  if (bar.series === null) return reasoned(bar, bar.horizontal || intent.ranking ? "ranking" : "compare");
  const stacked = intent.grouped ? false : bar.stacked || intent.stacked;
  return reasoned({ ...bar, stacked }, stacked ? "parts" : "groups");
};

/** Counts by a number of many values, or bare values: with names beside them they are compared, unless the question asks for the spread. */
const isSpread: Rule = ({ profile, fitting, intent }) => {
  const isBare = profile.columns.length === 1 || profile.categories.some(isGroupedNumber);
  return isBare || intent.distribution ? reasoned(fitting.get("histogram"), "distribution") : null;
};

/** Two columns of many values, or weekdays and hours: what stands in the middle of a week is seen at once. */
const isPair: Rule = ({ profile, fitting }) => {
  const down = fitting.get("heatmap")?.series;
  const isClock = profile.categories.filter(({ column }) => column.part !== undefined).length === 2;
  const isWide = profile.categories.some(
    ({ column, distinctCount }) => column.name === down && distinctCount > chartLimits.series,
  );
  return (isWide || isClock) && profile.times.length === 0 ? reasoned(fitting.get("heatmap"), "pairs") : null;
};

/** Most telling first. */
const rules: readonly Rule[] = [
  ({ profile, fitting }) => (profile.rowCount === 0 ? reasoned(fitting.get("table"), "empty") : null),
  ({ profile, fitting }) =>
    profile.rowCount === 1
      ? reasoned(fitting.get("number"), profile.measures.length > 1 ? "fewNumbers" : "oneNumber")
      : null,
  ...wordedRules,
  isDrawnByTime,
  ({ fitting, intent }) => (intent.relation ? reasoned(fitting.get("scatter"), "relation") : null),
  ({ profile, fitting, intent }) =>
    intent.shares && (profile.categories[0]?.distinctCount ?? 0) <= chartLimits.pieParts
      ? reasoned(fitting.get("pie"), "shares")
      : null,
  isSpread,
  isPair,
  isBars,
  ({ profile, fitting }) =>
    profile.measures.some(({ column }) => column.aggregate) && profile.categories.length > 0
      ? null
      : reasoned(fitting.get("scatter"), "relation"),
];

/** The charts that something speaks for, most telling first. */
export function telling(input: RuleInput): ReasonedChart[] {
  return rules.flatMap((rule) => rule(input) ?? []);
}

/** Of the types that are text. */
const plainReasons: Partial<Record<ChartType, string>> = { number: "latest", pivot: "crossed" };

/** Why a chart that nothing speaks for in particular is offered. */
export function plainReason(spec: ChartSpec): string {
  return chartTypeModules.get(spec.type)?.reason(spec) ?? plainReasons[spec.type] ?? "exact";
}
