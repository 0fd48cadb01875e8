import type { OrderWish } from "@/lib/nl2sql/offline/read/reading";
import { type BuildContext, sameMeasure } from "@/lib/nl2sql/offline/resolve/build-context";
import { repeats } from "@/lib/nl2sql/offline/resolve/build-filters";
import { amountOf, type Shown } from "@/lib/nl2sql/offline/resolve/build-wants";
import { columnRef, sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { isQuantity } from "@/lib/nl2sql/offline/resolve/columns";
import type { PlanFilter, PlanHaving, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { MeasureAggregate } from "@/lib/semantic/schema";

export type Order = QueryPlan["order"][number];
export type Ordered = { order: Order[]; limit: number | null; filters: PlanFilter[]; having: PlanHaving[] };

/** Sorts by an aggregate: by its place where it is shown. */
export function byMeasure(measure: PlanMeasure, direction: "asc" | "desc", shown: Shown): Order {
  const index = shown.measures.findIndex((other) => sameMeasure(other, measure));
  return index >= 0
    ? { by: { kind: "measure", index }, direction }
    : { by: { kind: "hidden_measure", measure }, direction };
}

/** Sorts by a column: by its place where it is shown. */
export function byColumn(
  ref: NonNullable<ReturnType<BuildContext["ref"]>>,
  direction: "asc" | "desc",
  shown: Shown,
): Order {
  const dimension = shown.dimensions.findIndex(({ column }) => sameColumn(column, ref));
  if (dimension >= 0) return { by: { kind: "dimension", index: dimension }, direction };
  const measure = shown.measures.findIndex(({ column }) => sameColumn(column, ref));
  if (measure >= 0) return { by: { kind: "measure", index: measure }, direction };
  return { by: { kind: "column", column: ref }, direction };
}

/** The aggregate that a wish sorts by; null when it sorts by a plain column. */
export function measureOf(context: BuildContext, wish: OrderWish): PlanMeasure | null {
  const target = context.target(wish.mention);
  if (target?.kind === "measure") return context.measure(target, wish.aggregate);
  if (wish.aggregate === null) return addedUp(context, wish);
  if (target === null) return context.rows(context.root);
  if (target.kind === "entity") return figureOf(context, wish.aggregate, target.entity);
  if (target.column === null) return null;
  const ref = columnRef(target.entity, target.column);
  const column = context.column(ref);
  if (wish.aggregate === "count") {
    return column !== null && isQuantity(column) ? null : context.rows(target.entity);
  }
  return context.aggregateOf(wish.aggregate, ref, wish.mention);
}

/** "the highest average rating" of a table of ratings: its quantity, where it has one. */
function figureOf(context: BuildContext, aggregate: MeasureAggregate, entity: string): PlanMeasure {
  if (aggregate === "count" || aggregate === "count_distinct") return context.rows(entity);
  const amount = amountOf(context, entity);
  context.trust *= amount === null ? 0.5 : 0.92;
  return amount === null ? context.rows(entity) : context.aggregateOf(aggregate, amount);
}

/** "the product with the most returns": a quantity of which each row shown has many is added up. */
function addedUp(context: BuildContext, wish: OrderWish): PlanMeasure | null {
  const ref = wish.additive === true ? context.ref(wish.mention) : null;
  const column = ref && context.column(ref);
  if (ref === null || column === null || !isQuantity(column) || !repeats(context, ref)) return null;
  return context.aggregateOf("sum", ref, wish.mention);
}
