import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DesignData } from "@/components/dashboards/design/design-context";
import { draftDataQuery } from "@/lib/client/dashboard-design";
import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import { isUnasked } from "@/lib/dashboard/config/unasked";
import { emptyLook, type Look } from "@/lib/dashboard/look/schema";

/** A pause in designing, after which rows are read. */
const pauseMs = 400;

/** Whether a widget has rows to be read. */
function asks(widget: Widget): boolean {
  if (widget.kind === "chart") return !isUnasked(widget);
  return widget.kind === "text" && widget.values.length > 0;
}

/**
 * The rows a draft shows: those that were published where a widget still asks the same, and read for the draft where it does not.
 * While filters are tried, all are read with them.
 */
export function useDraftData(
  dashboardId: string,
  { config, look, published }: { config: DashboardConfig; look: Look | null; published: DesignData },
): DesignData {
  const [settled] = useDebouncedValue(config, pauseMs);
  const wanted = useMemo(() => {
    const asking = settled.widgets.filter(asks);
    const unknown = look === null ? asking.filter((widget) => published.dataFor(widget) === undefined) : asking;
    return unknown.map(({ id }) => id);
  }, [settled, look, published]);
  const isWanted = wanted.length > 0 && !published.isReading;
  const read = useQuery({
    ...draftDataQuery(dashboardId, { config: settled, look: look ?? emptyLook, widgetIds: wanted }),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
  const rows = isWanted ? read.data : undefined;
  return useMemo(() => {
    const byId = new Map(rows?.widgets.map((widget) => [widget.widgetId, widget]));
    return {
      isReading: published.isReading || (isWanted && rows === undefined),
      dataFor: (widget) => byId.get(widget.id) ?? (look === null ? published.dataFor(widget) : undefined),
    };
  }, [rows, published, isWanted, look]);
}
