import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { comparedTimes } from "@/lib/nl2sql/offline/resolve/compared-times";
import { periodOf, periodsOf } from "@/lib/nl2sql/offline/resolve/period";
import { allOf, filtersOf } from "@/lib/nl2sql/offline/resolve/plan-filters";
import type { PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";

/** What is said of the whole answer: the share that meets a condition, or two times side by side. */
export function finishPlan(context: BuildContext, plan: QueryPlan): QueryPlan {
  if (context.reading.versus === true) return timesSideBySide(context, plan);
  return context.reading.share ? shareOfRows(context, plan) : plan;
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
  const filters = filtersOf(plan.filter);
  const met = filters.filter((filter) => periodOf(filter, context.model) === null);
  if (!countsRows || met.length === 0 || plan.having.length > 0 || plan.limit !== null) return plan;
  const all = measure ?? context.rows(plan.root);
  const share: PlanMeasure = {
    ...all,
    filter: allOf(met),
    ratio: { to: all, percent: true },
    label: `percentage of ${all.label.replace(/^number of /, "")}`,
  };
  const dimensions = context.reading.groups.length > 0 || measure !== undefined ? plan.dimensions : [];
  const rest = filters.filter((filter) => !met.includes(filter));
  return { ...plan, measures: [share], dimensions, filter: allOf(rest), order: [], series: [], distinct: false };
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

/** "revenue this month compared to last month": the figure in each of the two times, and how it grew from the earlier one. */
function timesSideBySide(context: BuildContext, plan: QueryPlan): QueryPlan {
  const { model } = context;
  const filters = filtersOf(plan.filter);
  const [first, second, third] = filters.flatMap((filter) => periodsOf(filter, model));
  const [measure, other] = plan.measures;
  const comparable = first !== undefined && second !== undefined && sameColumn(first.column, second.column);
  if (!comparable || third !== undefined || measure === undefined || other !== undefined || plan.having.length > 0) {
    context.trust *= 0.4;
    return plan;
  }
  const rest = filters.filter((filter) => periodsOf(filter, model).length === 0);
  return comparedTimes(plan, measure, [first, second], allOf(rest));
}
