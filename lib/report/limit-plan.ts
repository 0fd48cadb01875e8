import type { PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";

/** A plan with one condition more. Nulls: without a condition the plan is as it was. */
export function limitPlan(plan: QueryPlan, condition: PlanFilter | null): QueryPlan {
  if (condition === null) return plan;
  return { ...plan, filter: bothOf(plan.filter, condition) };
}

function bothOf(filter: PlanFilter | null, condition: PlanFilter): PlanFilter {
  if (filter === null) return condition;
  if (JSON.stringify(filter) === JSON.stringify(condition)) return filter;
  const filters = filter.kind === "and" ? filter.filters : [filter];
  return { kind: "and", filters: [...filters, condition] };
}
