import type { PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";

export type PlanParts = {
  /** Every condition, also those inside others. */
  readonly filters: readonly PlanFilter[];
  readonly entities: ReadonlySet<string>;
  readonly hasAlternatives: boolean;
};

/** The conditions and tables of a plan, in one look. */
export function partsOf(plan: QueryPlan): PlanParts {
  const filters = plan.filter === null ? [] : flat(plan.filter);
  return { filters, entities: entitiesOf(plan, filters), hasAlternatives: plan.filter !== null && hasOr(plan.filter) };
}

/** A text that was typed and is not known to stand in its column; a part of a text need not be known. */
export const isInexact = (filter: PlanFilter): boolean =>
  filter.kind === "predicate" && !filter.exact && !["contains", "starts_with", "ends_with"].includes(filter.operator);

const hasOr = (filter: PlanFilter): boolean =>
  filter.kind === "or" || (filter.kind === "and" && filter.filters.some(hasOr));

function flat(filter: PlanFilter): PlanFilter[] {
  switch (filter.kind) {
    case "and":
    case "or":
      return filter.filters.flatMap(flat);
    case "not":
      return flat(filter.filter);
    case "exists":
      return [filter, ...(filter.filter === null ? [] : flat(filter.filter))];
    default:
      return [filter];
  }
}

function entitiesOf(plan: QueryPlan, filters: readonly PlanFilter[]): Set<string> {
  const entities = new Set([plan.root]);
  for (const { column } of plan.dimensions) entities.add(column.entity);
  for (const { entity } of plan.measures) entities.add(entity);
  for (const { by } of plan.order) {
    if (by.kind === "hidden_measure") entities.add(by.measure.entity);
    if (by.kind === "column") entities.add(by.column.entity);
  }
  for (const filter of filters) {
    if (filter.kind === "exists") entities.add(filter.entity);
    if ("column" in filter) entities.add(filter.column.entity);
  }
  return entities;
}
