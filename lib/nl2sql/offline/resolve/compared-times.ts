import type { TimePart } from "@/lib/execute/schema";
import { periodName } from "@/lib/nl2sql/offline/resolve/period";
import type { PlanFilter, PlanMeasure, Predicate, QueryPlan } from "@/lib/nl2sql/schema";

const yearParts: Readonly<Partial<Record<string, TimePart>>> = { month: "month_of_year", quarter: "quarter_of_year" };

/** The figure of a plan in each of two times, side by side, and how it grew from the earlier one. `rest`: the other conditions. */
export function comparedTimes(
  plan: QueryPlan,
  measure: PlanMeasure,
  [first, second]: readonly [Predicate, Predicate],
  rest: PlanFilter | null,
): QueryPlan {
  // The months of two years meet only without their year.
  const dimensions = plan.dimensions.map((dimension) => {
    const part = yearParts[dimension.grain ?? ""];
    return part === undefined ? dimension : { ...dimension, grain: null, part, label: part.replaceAll("_", " ") };
  });
  const measures = [first, second].map((period) => ({
    ...measure,
    filter: period,
    label: `${measure.label} ${periodName(period)}`,
  }));
  const current = String(first.values[0]) >= String(second.values[0]) ? 0 : 1;
  return {
    ...plan,
    measures,
    dimensions,
    filter: rest,
    order: [],
    series: [
      { kind: "growth", measure: current, baseline: 1 - current, periods: 1, label: `growth of ${measure.label}` },
    ],
  };
}
