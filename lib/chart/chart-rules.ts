import type { ChartIntent } from "@/lib/chart/chart-intent";
import { chartTypeModules } from "@/lib/chart/chart-types";
import { chartLimits } from "@/lib/chart/limits";
import { readNumber } from "@/lib/chart/read-value";
import { type ColumnProfile, isGroupedNumber, type ResultProfile } from "@/lib/chart/result-profile";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";

/** A chart and why it suits: a key below `charts.reasons`. */
export type ReasonedChart = { readonly spec: ChartSpec; readonly reason: string };

export type RuleInput = {
  readonly profile: ResultProfile;
  readonly fitting: ReadonlyMap<ChartType, ChartSpec>;
  readonly intent: ChartIntent;
};
type Rule = (input: RuleInput) => ReasonedChart | null;

const reasoned = (spec: ChartSpec | undefined, reason: string) => (spec ? { spec, reason } : null);

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
  if (area?.stacked) return reasoned(area, "sharesOverTime");
  const bar = fitting.get("bar");
  // "The three days with the most orders" are compared, not followed; and so are two or three periods.
  const isTop = intent.ranking && !intent.course && measure !== undefined && isRanked(profile, measure);
  if (isTop && bar && profile.rowCount <= chartLimits.categories) return reasoned(bar, "ranking");
  return (time.distinctCount <= 3 && reasoned(bar, "fewPeriods")) || reasoned(fitting.get("line"), "overTime");
};

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

const isPair: Rule = ({ profile, fitting }) => {
  const down = fitting.get("heatmap")?.series;
  const isWide = profile.categories.some(
    ({ column, distinctCount }) => column.name === down && distinctCount > chartLimits.series,
  );
  return isWide && profile.times.length === 0 ? reasoned(fitting.get("heatmap"), "pairs") : null;
};

/** Most telling first. */
const rules: readonly Rule[] = [
  ({ profile, fitting }) => (profile.rowCount === 0 ? reasoned(fitting.get("table"), "empty") : null),
  ({ profile, fitting }) =>
    profile.rowCount === 1
      ? reasoned(fitting.get("number"), profile.measures.length > 1 ? "fewNumbers" : "oneNumber")
      : null,
  ({ fitting, intent }) => (intent.steps ? reasoned(fitting.get("funnel"), "steps") : null),
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
