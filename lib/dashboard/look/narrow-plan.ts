import type { ColumnRef, PlanFilter, Predicate, QueryPlan } from "@/lib/nl2sql/schema";

const rangeOperators: ReadonlySet<Predicate["operator"]> = new Set(["between", "gt", "gte", "lt", "lte"]);

/** A plan with further conditions that all must hold, on both sides of a set operation. */
export function narrowPlan(plan: QueryPlan, conditions: readonly PlanFilter[]): QueryPlan {
  if (conditions.length === 0) return plan;
  const own = plan.filter === null ? [] : plan.filter.kind === "and" ? plan.filter.filters : [plan.filter];
  const all = [...own, ...conditions];
  const [first, second] = all;
  const filter: PlanFilter = first !== undefined && second === undefined ? first : { kind: "and", filters: all };
  const combine = plan.combine && { ...plan.combine, plan: narrowPlan(plan.combine.plan, conditions) };
  return { ...plan, filter, combine };
}

/**
 * A plan without the stretches of time of its own on a column, which a date filter takes the place of: "the last 12 months" of the
 * day it was made would leave nothing of the year that somebody wants to see.
 */
export function withoutOwnRange(plan: QueryPlan, column: ColumnRef): QueryPlan {
  const own = plan.filter === null ? [] : plan.filter.kind === "and" ? plan.filter.filters : [plan.filter];
  const kept = own.filter((filter) => !isRangeOn(filter, column));
  const combine = plan.combine && { ...plan.combine, plan: withoutOwnRange(plan.combine.plan, column) };
  if (kept.length === own.length) return { ...plan, combine };
  const [first, second] = kept;
  const filter: PlanFilter | null =
    first === undefined ? null : second === undefined ? first : { kind: "and", filters: kept };
  return { ...plan, filter, combine };
}

const isRangeOn = (filter: PlanFilter, { entity, column }: ColumnRef): boolean =>
  filter.kind === "predicate" &&
  rangeOperators.has(filter.operator) &&
  filter.column.entity === entity &&
  filter.column.column === column;
