import type { Widget, WidgetQuery } from "@/lib/dashboard/config/schema";

/** SQL of a new chart, until somebody has said what it shows: valid, and of nothing. */
const unaskedSql = "SELECT NULL";

/** The query of a new chart. */
export function unaskedQuery(sourceId: string): WidgetQuery {
  return { sourceId, question: null, sql: unaskedSql, plan: null, cacheSeconds: 60, parameters: [] };
}

/** Whether nobody has said yet what a widget shows. */
export function isUnasked(widget: Widget): boolean {
  return widget.kind === "chart" && widget.query.plan === null && widget.query.sql === unaskedSql;
}
