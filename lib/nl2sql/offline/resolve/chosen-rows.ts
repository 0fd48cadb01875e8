import type { Ranking } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import type { Shown } from "@/lib/nl2sql/offline/resolve/build-wants";
import { columnRef, sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { isQuantity, isTime } from "@/lib/nl2sql/offline/resolve/columns";
import { byColumn, type Ordered } from "@/lib/nl2sql/offline/resolve/sort-by";
import type { ColumnRef, PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";

/** The first rows of an entity by one of its columns, as a condition on its key. */
export function ofTheFirst(
  context: BuildContext,
  ref: ColumnRef,
  direction: "asc" | "desc",
  limit: number,
): PlanFilter | null {
  const [key, ...others] = context.entity(ref.entity)?.primaryKey ?? [];
  if (key === undefined || others.length > 0) return null;
  const column = columnRef(ref.entity, key);
  const plan: QueryPlan = {
    version: 1,
    root: ref.entity,
    measures: [],
    dimensions: [context.dimension(column)],
    distinct: false,
    filter: null,
    having: [],
    order: [{ by: { kind: "column", column: ref }, direction }],
    limit,
    series: [],
    combine: null,
  };
  return { kind: "in_plan", column, negated: false, plan };
}

/** "customers who use the most common payment method": the value is found first, then the rows that have it. */
export function ofTheMostFrequent(context: BuildContext, ranking: Ranking, shown: Shown): PlanFilter | null {
  const ref = context.ref(ranking.mention);
  if (ref === null || ranking.count !== 1) return null;
  const isShown = shown.dimensions.some(({ column }) => sameColumn(column, ref));
  const column = context.column(ref);
  if (isShown || column === null || column.unique || (shown.dimensions.length === 0 && shown.measures.length === 0))
    return null;
  const plan: QueryPlan = {
    version: 1,
    root: ref.entity,
    measures: [],
    dimensions: [context.dimension(ref)],
    distinct: false,
    filter: null,
    having: [],
    order: [{ by: { kind: "hidden_measure", measure: context.rows(ref.entity) }, direction: ranking.direction }],
    limit: 1,
    series: [],
    combine: null,
  };
  return { kind: "in_plan", column: ref, negated: false, plan };
}

/** "the average rating of the oldest movie": the superlative chooses rows, the measure is computed over them. */
export function ofTheExtreme(
  context: BuildContext,
  ref: NonNullable<ReturnType<BuildContext["ref"]>>,
  direction: "asc" | "desc",
  shown: Shown,
  result: Ordered,
): void {
  const column = context.column(ref);
  const measured = shown.measures.findIndex((measure) => sameColumn(measure.column, ref));
  if (measured >= 0 && shown.dimensions.length > 0) {
    result.order.unshift({ by: { kind: "measure", index: measured }, direction });
    return;
  }
  if (column === null || (!isQuantity(column) && !isTime(column)) || shown.dimensions.length > 0) {
    result.order.unshift(byColumn(ref, direction, shown));
    return;
  }
  const count = result.limit ?? 1;
  result.limit = null;
  const chosen = count > 1 ? ofTheFirst(context, ref, direction, count) : null;
  if (chosen !== null) {
    result.filters.push(chosen);
    return;
  }
  const measure = context.aggregateOf(direction === "desc" ? "max" : "min", ref);
  result.filters.push({ kind: "compare_to", column: ref, operator: "eq", to: { measure, filter: null } });
}
