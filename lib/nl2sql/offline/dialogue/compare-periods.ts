import { isoDay, startOf, utcDay } from "@/lib/nl2sql/offline/link/time-range";
import { comparedTimes } from "@/lib/nl2sql/offline/resolve/compared-times";
import { dateOf } from "@/lib/nl2sql/offline/resolve/date-of";
import { earlier, periodName, periodOf } from "@/lib/nl2sql/offline/resolve/period";
import { allOf, filtersOf } from "@/lib/nl2sql/offline/resolve/plan-filters";
import type { PlanFilter, Predicate, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

type Dated = { readonly period: Predicate; readonly rest: PlanFilter | null };

/** The one period that a plan is limited to, and its other conditions. */
export function periodOfPlan({ filter }: QueryPlan, model: SemanticModel): Dated | null {
  const filters = filtersOf(filter);
  const [period, other] = filters.flatMap((item) => periodOf(item, model) ?? []);
  if (period === undefined || other !== undefined) return null;
  return { period, rest: allOf(filters.filter((item) => item !== period)) };
}

/** A plan that compares two times, as the plan of the later one alone; any other plan as it is. */
function ofLaterTime(plan: QueryPlan, model: SemanticModel): QueryPlan {
  const [first, second, third] = plan.measures;
  const isPair = plan.series.some(({ baseline }) => baseline != null) && second !== undefined && third === undefined;
  const current = plan.series[0]?.measure === 1 ? second : first;
  const period = current?.filter ? periodOf(current.filter, model) : null;
  if (!isPair || current === undefined || period === null) return plan;
  const { filter: _, ...figure } = current;
  const measure = { ...figure, label: figure.label.replace(` ${periodName(period)}`, "") };
  return { ...plan, measures: [measure], series: [], order: [], filter: allOf([...filtersOf(plan.filter), period]) };
}

/** "the same period last year": the period of the plan, moved back. Nulls: null where the plan has none. */
export function shifted(before: QueryPlan, back: "year" | "period", model: SemanticModel): QueryPlan | null {
  const plan = ofLaterTime(before, model);
  const dated = periodOfPlan(plan, model);
  if (dated === null) return null;
  return { ...plan, filter: allOf([...filtersOf(dated.rest), earlier(dated.period, back)]) };
}

/** How many rows of a series by time make a year. */
const perYear = { year: 1, quarter: 4, month: 12, week: 52, day: 365, hour: 8760 } as const;

/**
 * "compared with last year": the period of the plan beside the earlier one; a series of all times with its growth; a figure of no period
 * for this year so far beside the same days of last year.
 */
export function comparedWith(
  before: QueryPlan,
  back: "year" | "period",
  model: SemanticModel,
  now: Date,
): QueryPlan | null {
  const plan = ofLaterTime(before, model);
  const [measure, other] = plan.measures;
  if (
    measure === undefined ||
    other !== undefined ||
    measure.filter ||
    measure.ratio ||
    plan.having.length > 0 ||
    plan.limit !== null
  )
    return null;
  const dated = periodOfPlan(plan, model);
  if (dated !== null) return comparedTimes(plan, measure, [dated.period, earlier(dated.period, back)], dated.rest);
  const grain = plan.dimensions.find((dimension) => dimension.grain !== null)?.grain ?? null;
  if (grain !== null) {
    const periods = back === "year" ? perYear[grain] : 1;
    return { ...plan, series: [{ kind: "growth", measure: 0, periods, label: `growth of ${measure.label}` }] };
  }
  const column = dateOf(measure.entity, model);
  const hasTime = filtersOf(plan.filter).some((filter) => JSON.stringify(filter).includes(JSON.stringify(column)));
  if (column === null || hasTime || back !== "year") return null;
  const values = [isoDay(utcDay(now.getUTCFullYear(), 0, 1)), isoDay(startOf(now, "day", 1))];
  const thisYear: Predicate = { kind: "predicate", column, operator: "between", values, exact: true };
  return comparedTimes(plan, measure, [thisYear, earlier(thisYear, "year")], plan.filter);
}
