import type { DashboardConfig, WidgetQuery } from "@/lib/dashboard/config/schema";

/**
 * A configuration for those who only look: the SQL, plans and parameters of its queries and the columns of its filters name what may be
 * hidden from them. All of it keeps the form of a configuration.
 */
export function withoutNames(config: DashboardConfig): DashboardConfig {
  const widgets = config.widgets.map((widget) => {
    if (widget.kind === "chart") return { ...widget, query: bare(widget.query) };
    if (widget.kind !== "text") return widget;
    return { ...widget, values: widget.values.map((value) => ({ ...value, column: null, query: bare(value.query) })) };
  });
  const filters = config.filters.map((filter) => ({ ...filter, column: nowhere, targets: {} }));
  return { ...config, widgets, filters };
}

const bare = (query: WidgetQuery): WidgetQuery => ({ ...query, sql: "SELECT NULL", plan: null, parameters: [] });
const nowhere = { entity: "", column: "", path: null };
