import type { ChartIntent } from "@/lib/chart/chart-intent";
import type { ResultProfile } from "@/lib/chart/result-profile";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";

/** A chart and why it suits: a key below `charts.reasons`. */
export type ReasonedChart = { readonly spec: ChartSpec; readonly reason: string };

export type RuleInput = {
  readonly profile: ResultProfile;
  readonly fitting: ReadonlyMap<ChartType, ChartSpec>;
  readonly intent: ChartIntent;
};

/** What speaks for a chart; null where nothing does. */
export type Rule = (input: RuleInput) => ReasonedChart | null;

export const reasoned = (spec: ChartSpec | undefined, reason: string): ReasonedChart | null =>
  spec ? { spec, reason } : null;

/** The same chart, each of its wholes drawn as 100 %. */
export const inPercent = (spec: ChartSpec): ChartSpec => ({ ...spec, options: { ...spec.options, percent: true } });
