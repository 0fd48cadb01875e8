import { type ChartVariant, chartVariant } from "@/lib/chart/chart-variant";
import { askedChart } from "@/lib/chart/fitting-charts";
import { recommendChart } from "@/lib/chart/recommend-chart";
import { profileResult } from "@/lib/chart/result-profile";
import { type ChartSpec, type ChartType, chartTypes } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

export type ChartChoice = {
  readonly variant: ChartVariant;
  /** Null: these rows cannot be drawn this way. */
  readonly spec: ChartSpec | null;
  /** Shows the rows well; those that do not can be drawn all the same. */
  readonly fits: boolean;
};

/** Looks that a person set stay with the widget, whatever type it becomes: back again nothing is lost. */
export const withOptionsOf = (spec: ChartSpec, before: ChartSpec | null): ChartSpec => ({
  ...spec,
  title: before?.title ?? null,
  ...(before?.options && { options: before.options }),
});

/** Types that share axis, figures and series, so that changing from one to another keeps what stands where. */
const cartesian: ReadonlySet<ChartType> = new Set(["line", "area", "bar", "combination"]);

function variantsOf(spec: ChartSpec): ChartSpec[] {
  const isMany = spec.series !== null || spec.y.length > 1;
  switch (spec.type) {
    case "bar":
      return [false, true].flatMap((horizontal) =>
        (isMany ? [false, true] : [false]).map((stacked) => ({ ...spec, horizontal, stacked })),
      );
    case "area":
      return (isMany ? [false, true] : [false]).map((stacked) => ({ ...spec, stacked }));
    default:
      return [spec];
  }
}

/** All ways to draw a result: those that suit it first, best first; then those that can; then those that cannot. */
export function chartChoices(result: ResultSet, question: string | null, current: ChartSpec): ChartChoice[] {
  const { spec, alternatives } = recommendChart(result, { question, hint: null });
  const profile = profileResult(result);
  const fitting = [spec, ...alternatives.map(({ reason: _, ...one }): ChartSpec => one)];
  const types = new Set(fitting.map(({ type }) => type));
  const others = chartTypes.filter((type) => !types.has(type));
  const possible = others.map((type) => ({ type, spec: askedChart(type, profile, false) }));
  const choices: ChartChoice[] = [
    ...fitting.flatMap(variantsOf).map((one) => ({ variant: chartVariant(one), spec: one, fits: true })),
    ...possible.flatMap(({ spec: one }) =>
      one === null ? [] : variantsOf(one).map((way) => ({ variant: chartVariant(way), spec: way, fits: false })),
    ),
    ...possible.flatMap(({ type, spec: one }) => (one === null ? [{ variant: type, spec: null, fits: false }] : [])),
  ];
  const seen = new Set<ChartVariant>();
  return choices
    .filter(({ variant }) => !seen.has(variant) && seen.add(variant))
    .map((choice) => ({ ...choice, spec: choice.spec && carried(choice.spec, current) }));
}

/** The same columns in the same places, where both types have them. */
function carried(spec: ChartSpec, current: ChartSpec): ChartSpec {
  if (chartVariant(spec) === chartVariant(current)) return current;
  const keeps = cartesian.has(spec.type) && cartesian.has(current.type) && current.x !== null;
  const { x, y, series } = current;
  return withOptionsOf(keeps ? { ...spec, x, y, series } : spec, current);
}
