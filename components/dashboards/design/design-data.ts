import type { DesignData } from "@/components/dashboards/design/design-context";
import { isSame } from "@/lib/dashboard/config/is-same";
import type { ChartWidget } from "@/lib/dashboard/config/schema";
import type { DashboardData, WidgetData } from "@/lib/dashboard/look/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

/**
 * The rows a widget shows while it is designed: those of a published widget that asks the same, its own first (a copy, an undone
 * removal). Undefined where nothing that is published asks this.
 */
export function designData(dashboard: Dashboard, data: DashboardData | undefined, isReading: boolean): DesignData {
  const byId = new Map(data?.widgets.map((widget) => [widget.widgetId, widget]));
  const byQuery = new Map<string, WidgetData | undefined>();
  for (const widget of dashboard.config.widgets) {
    if (widget.kind === "chart") byQuery.set(askedBy(widget), byId.get(widget.id));
  }
  const published = new Map(dashboard.config.widgets.map((widget) => [widget.id, widget]));
  return {
    isReading,
    dataFor: (widget) => {
      const before = published.get(widget.id);
      if (widget.kind === "text") {
        return before?.kind === "text" && isSame(before.values, widget.values) ? byId.get(widget.id) : undefined;
      }
      if (widget.kind !== "chart") return before?.kind === widget.kind ? byId.get(widget.id) : undefined;
      const asksTheSame = before?.kind === "chart" && askedBy(before) === askedBy(widget);
      return asksTheSame ? byId.get(widget.id) : byQuery.get(askedBy(widget));
    },
  };
}

const askedBy = ({ query }: ChartWidget) => JSON.stringify([query.sourceId, query.sql, query.parameters]);
