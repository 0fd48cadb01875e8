import type { ColumnRef, PlanFilter } from "@/lib/nl2sql/schema";

/** The conditions of a plan that all hold. */
export const filtersOf = (filter: PlanFilter | null): readonly PlanFilter[] =>
  filter === null ? [] : filter.kind === "and" ? filter.filters : [filter];

/** Conditions that all hold as one; null where there is none. */
export function allOf(filters: readonly PlanFilter[]): PlanFilter | null {
  const [only] = filters;
  return filters.length > 1 ? { kind: "and", filters: [...filters] } : (only ?? null);
}

/** The columns that a condition on a row's own values is about. */
export function columnsOf(filter: PlanFilter): ColumnRef[] {
  switch (filter.kind) {
    case "predicate":
      return [filter.column];
    case "or":
    case "and":
      return filter.filters.flatMap(columnsOf);
    case "not":
      return columnsOf(filter.filter);
    default:
      return [];
  }
}
