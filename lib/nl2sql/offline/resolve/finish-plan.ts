import type { TimePart } from "@/lib/execute/schema";
import { type BuildContext, sameColumn } from "@/lib/nl2sql/offline/resolve/build-context";
import { isTime } from "@/lib/nl2sql/offline/resolve/columns";
import type { PlanFilter, PlanMeasure, Predicate, QueryPlan } from "@/lib/nl2sql/schema";

/** What is said of the whole answer: the share that meets a condition, or two times side by side. */
export function finishPlan(context: BuildContext, plan: QueryPlan): QueryPlan {
  if (context.reading.versus === true) return comparedTimes(context, plan);
  return context.reading.share ? shareOfRows(context, plan) : plan;
}

const listOf = (filter: PlanFilter | null): readonly PlanFilter[] =>
  filter === null ? [] : filter.kind === "and" ? filter.filters : [filter];

function together(filters: readonly PlanFilter[]): PlanFilter | null {
  const [only] = filters;
  return filters.length > 1 ? { kind: "and", filters: [...filters] } : (only ?? null);
}

/** The filter as a range of time; null when it is anything else. */
function periodOf(context: BuildContext, filter: PlanFilter): Predicate | null {
  if (filter.kind !== "predicate" || filter.operator !== "between") return null;
  const column = context.column(filter.column);
  return column !== null && isTime(column) ? filter : null;
}

/**
 * "what percentage of orders were cancelled": rows that meet the condition in a hundred rows; times limit both.
 * Figures keep their condition: "share of revenue by segment in Germany" is shared among what Germany brought.
 */
function shareOfRows(context: BuildContext, plan: QueryPlan): QueryPlan {
  if (plan.measures.length === 0 && plan.filter === null && context.reading.groups.length > 0)
    return shareOfGroups(context, plan);
  const [measure, other] = plan.measures;
  const countsRows = measure === undefined || (measure.aggregate === "count" && measure.column === null && !other);
  const filters = listOf(plan.filter);
  const met = filters.filter((filter) => periodOf(context, filter) === null);
  if (!countsRows || met.length === 0 || plan.having.length > 0 || plan.limit !== null) return plan;
  const all = measure ?? context.rows(plan.root);
  const share: PlanMeasure = {
    ...all,
    filter: together(met),
    ratio: { to: all, percent: true },
    label: `percentage of ${all.label.replace(/^number of /, "")}`,
  };
  const dimensions = context.reading.groups.length > 0 || measure !== undefined ? plan.dimensions : [];
  const rest = filters.filter((filter) => !met.includes(filter));
  return { ...plan, measures: [share], dimensions, filter: together(rest), order: [], series: [], distinct: false };
}

/** "the share of orders by payment method" of a list: its rows are counted in each group. */
function shareOfGroups(context: BuildContext, plan: QueryPlan): QueryPlan {
  const target = context.target(context.reading.wants[0]?.mention);
  const dimensions = plan.dimensions.filter(({ column }) =>
    context.reading.groups.some((group) => {
      const grouped = context.target(group);
      return grouped?.kind === "entity" ? grouped.entity === column.entity : sameColumn(context.ref(group), column);
    }),
  );
  if (target?.kind !== "entity" || dimensions.length === 0 || dimensions.length === plan.dimensions.length) return plan;
  const rows = context.rows(target.entity);
  const series = [{ kind: "share_of_total" as const, measure: 0, periods: 1, label: `share of ${rows.label}` }];
  return { ...plan, root: target.entity, measures: [rows], dimensions, distinct: false, order: [], series };
}

const yearParts: Readonly<Partial<Record<string, TimePart>>> = { month: "month_of_year", quarter: "quarter_of_year" };

/** "revenue this month compared to last month": the figure in each of the two times, and how it grew from the earlier one. */
function comparedTimes(context: BuildContext, plan: QueryPlan): QueryPlan {
  const filters = listOf(plan.filter);
  const periods = filters.flatMap((filter) => periodsOf(context, filter));
  const [first, second] = periods;
  const [measure, other] = plan.measures;
  const comparable = first !== undefined && second !== undefined && sameColumn(first.column, second.column);
  if (!comparable || periods.length !== 2 || measure === undefined || other !== undefined || plan.having.length > 0) {
    context.trust *= 0.4;
    return plan;
  }
  const dimensions = plan.dimensions.map((dimension) => {
    const part = yearParts[dimension.grain ?? ""];
    return part === undefined ? dimension : { ...dimension, grain: null, part, label: part.replaceAll("_", " ") };
  });
  const measures = [first, second].map((period) => ({
    ...measure,
    filter: period,
    label: `${measure.label} ${nameOf(period)}`,
  }));
  const current = String(first.values[0]) >= String(second.values[0]) ? 0 : 1;
  return {
    ...plan,
    measures,
    dimensions,
    filter: together(filters.filter((filter) => periodsOf(context, filter).length === 0)),
    order: [],
    series: [
      { kind: "growth", measure: current, baseline: 1 - current, periods: 1, label: `growth of ${measure.label}` },
    ],
  };
}

/** One period, or the two of "2011 vs 2012". */
function periodsOf(context: BuildContext, filter: PlanFilter): Predicate[] {
  const period = periodOf(context, filter);
  if (period !== null) return [period];
  return filter.kind === "or" ? filter.filters.flatMap((inner) => periodsOf(context, inner)) : [];
}

/** "2024", "2024-05", or the first day. */
function nameOf({ values: [from, to] }: Predicate): string {
  const [start, end] = [String(from), String(to)];
  const [year = "", month = ""] = start.split("-");
  if (start.endsWith("-01-01") && end === `${Number(year) + 1}-01-01`) return year;
  const next =
    month === "12" ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, "0")}-01`;
  return start.endsWith("-01") && end === next ? `${year}-${month}` : start;
}
