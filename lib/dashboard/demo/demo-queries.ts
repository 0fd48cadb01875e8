import type { TimeGrain } from "@/lib/execute/schema";
import type { ColumnRef, PlanDimension, PlanFilter, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";

const at = (entity: string, column: string): ColumnRef => ({ entity, column, path: null });

/** The columns of the demo shop that its dashboard speaks of. */
export const shop = {
  orderedAt: at("orders", "ordered_at"),
  status: at("orders", "status"),
  customer: at("orders", "customer_id"),
  lineTotal: at("order_lines", "line_total"),
  quantity: at("order_lines", "quantity"),
  channel: at("stores", "channel"),
  region: at("stores", "region"),
  segment: at("customers", "segment"),
  category: at("categories", "name"),
  product: at("products", "name"),
  returnedOn: at("returns", "returned_on"),
  refund: at("returns", "refund_amount"),
  reason: at("returns", "reason"),
} as const;

/** A cancelled order is no sale. */
const sold: PlanFilter = { kind: "predicate", column: shop.status, operator: "ne", values: ["Cancelled"], exact: true };

const figure = (
  aggregate: PlanMeasure["aggregate"],
  label: string,
  { entity, column }: { readonly entity: string; readonly column: ColumnRef | null },
): PlanMeasure => ({ aggregate, entity, column, measureId: null, label });

export const figures = {
  revenue: figure("sum", "Revenue", { entity: "order_lines", column: shop.lineTotal }),
  units: figure("sum", "Units", { entity: "order_lines", column: shop.quantity }),
  orders: figure("count", "Orders", { entity: "orders", column: null }),
  customers: figure("count_distinct", "Customers", { entity: "orders", column: shop.customer }),
  refunds: figure("sum", "Refunds", { entity: "returns", column: shop.refund }),
  returns: figure("count", "Returns", { entity: "returns", column: null }),
} as const;

export const by = (column: ColumnRef, label: string): PlanDimension => ({ column, grain: null, label });
export const byTime = (column: ColumnRef, grain: TimeGrain): PlanDimension => ({
  ...{ column, grain },
  label: grain.charAt(0).toUpperCase() + grain.slice(1),
});

/** Figures by dimensions: without cancelled orders where they are of sales. `largest`: that many, by the first figure. */
export function ask(
  measures: readonly PlanMeasure[],
  dimensions: readonly PlanDimension[],
  { largest = null }: { readonly largest?: number | null } = {},
): QueryPlan {
  const root = measures[0]?.entity ?? "orders";
  const isCourse = dimensions.some(({ grain }) => grain !== null);
  return {
    ...{ version: 1, root, measures: [...measures], dimensions: [...dimensions], distinct: false, having: [] },
    filter: root === "returns" ? null : sold,
    order: isCourse ? [] : [{ by: { kind: "measure", index: 0 }, direction: "desc" }],
    ...{ limit: largest, series: [], combine: null },
  };
}
