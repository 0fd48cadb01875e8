import type { OrderWish } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { addFirstPlaces, addRanking } from "@/lib/nl2sql/offline/resolve/build-ranking";
import type { Shown } from "@/lib/nl2sql/offline/resolve/build-wants";
import { sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { stemsOfName } from "@/lib/nl2sql/offline/resolve/columns";
import { byColumn, byMeasure, measureOf, type Order, type Ordered } from "@/lib/nl2sql/offline/resolve/sort-by";
import { stemOf } from "@/lib/nl2sql/offline/tokenise";
import type { ColumnRef, PlanFilter } from "@/lib/nl2sql/schema";

/** Sort order, top-N and superlatives. */
export function buildOrder(context: BuildContext, shown: Shown, filters: readonly PlanFilter[]): Ordered {
  const { reading } = context;
  const result: Ordered = { order: [], limit: reading.limit, filters: [], having: [] };
  for (const wish of reading.order) {
    const order = orderOf(context, wish, shown);
    if (order !== null) result.order.push(order);
  }
  if (reading.ranking !== null) {
    if (!addFirstPlaces(context, reading.ranking, shown, filters, result))
      addRanking(context, reading.ranking, shown, result);
  } else if (shown.measures.length > 0 && shown.dimensions.length === 0) groupBySortColumn(context, shown, result);
  return result;
}

/** "number of customers sorted by city": one figure cannot be sorted, so it is meant for each city. */
function groupBySortColumn(context: BuildContext, shown: Shown, result: Ordered): void {
  result.order = result.order.map((order) => {
    if (order.by.kind !== "column") return order;
    shown.dimensions.push(context.dimension(order.by.column));
    return { ...order, by: { kind: "dimension", index: shown.dimensions.length - 1 } };
  });
}

function orderOf(context: BuildContext, wish: OrderWish, shown: Shown): Order | null {
  const { direction } = wish;
  const measure = measureOf(context, wish);
  if (measure !== null) return byMeasure(measure, direction, shown);
  const ref =
    context.ref(wish.mention) ?? (wish.concept === null ? null : context.concept(wish.concept, context.reading.focus));
  if (ref !== null) return byColumn(shownInstead(wish, ref, shown) ?? ref, direction, shown);
  const target = context.target(wish.mention);
  if (target?.kind === "entity") {
    const [label] = context.labels(target.entity);
    return label === undefined ? null : byColumn(label.column, direction, shown);
  }
  if (shown.dimensions.length > 0 && (shown.measures.length === 0 || wish.mention !== null))
    return { by: { kind: "dimension", index: 0 }, direction };
  return shown.measures.length > 0 ? { by: { kind: "measure", index: 0 }, direction } : null;
}

/** "ordered by id" means the id that is shown, where one is. */
function shownInstead(wish: OrderWish, ref: ColumnRef, shown: Shown): ColumnRef | null {
  const word = wish.mention?.text ?? "";
  if (/\s/.test(word) || shown.dimensions.some(({ column }) => sameColumn(column, ref))) return null;
  const same = shown.dimensions.filter(({ column }) => stemsOfName(column.column).at(-1) === stemOf(word));
  return same.length === 1 ? (same[0]?.column ?? null) : null;
}
