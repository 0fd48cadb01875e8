import {
  completeWidget,
  type DashboardFilter,
  dashboardFilterSchema,
  type Widget,
} from "@/lib/dashboard/config/schema";
import type { ColumnRef, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";

/** Widgets and filters over the demo shop, as somebody would put them on a dashboard. */
export const at = (entity: string, column: string): ColumnRef => ({ entity, column, path: null });

const measure = (entity: string, measureId: string, label: string): PlanMeasure => ({
  ...{ aggregate: "sum", entity, column: null, measureId, label },
});
export const revenue = measure("order_lines", "order_lines.revenue", "Revenue");
export const orderCount: PlanMeasure = {
  ...{ aggregate: "count", entity: "orders", column: null, measureId: null, label: "Orders" },
};

export const planOf = (given: Partial<QueryPlan> & Pick<QueryPlan, "root">): QueryPlan => ({
  ...{ version: 1, measures: [], dimensions: [], distinct: false, filter: null, having: [], order: [], limit: null },
  ...{ series: [], combine: null },
  ...given,
});

export const byMonth = planOf({
  root: "order_lines",
  measures: [revenue],
  dimensions: [{ column: at("orders", "ordered_at"), grain: "month", label: "Month" }],
});
export const byRegion = planOf({
  root: "order_lines",
  measures: [revenue],
  dimensions: [{ column: at("stores", "region"), grain: null, label: "Region" }],
});
export const byCategory = planOf({
  root: "order_lines",
  measures: [revenue],
  dimensions: [{ column: at("categories", "name"), grain: null, label: "Category" }],
});
export const ordersOf = planOf({ root: "orders", measures: [orderCount] });
export const stores = planOf({
  root: "stores",
  dimensions: [
    { column: at("stores", "name"), grain: null, label: "Store" },
    { column: at("stores", "region"), grain: null, label: "Region" },
  ],
});

const chart = {
  version: 1,
  type: "table",
  x: null,
  y: [],
  series: null,
  stacked: false,
  horizontal: false,
  title: null,
};

/** A chart that asks a plan; its stored SQL is refused, so that rows prove that the plan was compiled. */
export const planWidget = (id: string, sourceId: string, plan: QueryPlan, sql = "SELECT 1 AS stored"): Widget =>
  widget(id, { sourceId, question: `about ${id}`, sql, plan });

export const sqlWidget = (id: string, sourceId: string, sql: string, parameters: object[] = []): Widget =>
  widget(id, { sourceId, question: null, sql, plan: null, parameters });

const widget = (id: string, query: object): Widget =>
  // Parsed right away: what is no widget fails there.
  completeWidget({ id, title: id, kind: "chart", place: { x: 0, y: 0, w: 6, h: 4 }, query, chart } as never);

export const filterOf = (
  given: Partial<DashboardFilter> & Pick<DashboardFilter, "id" | "kind" | "sourceId" | "column">,
) => dashboardFilterSchema.parse({ label: given.id, ...given });
