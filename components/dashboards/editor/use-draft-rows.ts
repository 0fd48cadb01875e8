import { useQuery } from "@tanstack/react-query";
import { useDesignData } from "@/components/dashboards/design/design-context";
import type { WidgetOf } from "@/components/dashboards/editor/use-widget-edit";
import { widgetDraftQuery } from "@/lib/client/dashboard-design";
import type { ResultSet } from "@/lib/execute/schema";

/** The rows of a chart as it is designed: those that the grid shows, else read for it. Undefined while they come. */
export function useDraftRows({ query, ...widget }: WidgetOf<"chart">): ResultSet | undefined {
  const { dataFor } = useDesignData();
  const shown = dataFor({ ...widget, query });
  const known = shown?.status === "ok" ? shown.result : undefined;
  const { sourceId, plan, sql, parameters } = query;
  const request = plan
    ? ({ from: "plan", sourceId, plan } as const)
    : ({ from: "sql", sourceId, sql, parameters } as const);
  const read = useQuery(widgetDraftQuery(known ? null : request));
  return known ?? (read.data?.kind === "query" ? read.data.result : undefined);
}
