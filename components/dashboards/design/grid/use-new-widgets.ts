"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { v7 } from "uuid";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { Carried, NewWidget } from "@/components/dashboards/design/grid/carried-widgets";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import { chartVariant } from "@/lib/chart/chart-variant";
import type { ChartSpec } from "@/lib/chart/schema";
import { sourcesQuery } from "@/lib/client/sources";
import { completeWidget, type Widget } from "@/lib/dashboard/config/schema";
import { unaskedQuery } from "@/lib/dashboard/config/unasked";
import { widgetsOfClip } from "@/lib/dashboard/config/widget-clip";
import { sizeOf, widgetSizes } from "@/lib/dashboard/layout/widget-size";

/** How a chart of the palette is drawn, before it has a query. */
export function specOf({ type, stacked, horizontal }: Extract<NewWidget, { kind: "chart" }>): ChartSpec {
  return { version: 1, type, x: null, y: [], series: null, stacked, horizontal, title: null };
}

/** How large a new widget is, on the desktop grid. */
export function newSize(widget: NewWidget) {
  return widget.kind === "chart" ? widgetSizes[sizeOf(widget.type)] : widgetKinds[widget.kind].size;
}

/**
 * Makes the widgets of what was dragged in or chosen, with ids of their own. **Order** as carried. A filter control without a filter
 * to show opens the filters instead, and makes none.
 */
export function useNewWidgets(): (carried: Carried) => Widget[] {
  const t = useTranslations("canvas.new");
  const types = useTranslations("charts.types");
  const { config, setPanel } = useDesign();
  const { data: sources } = useQuery(sourcesQuery());
  const chart = config.widgets.find((widget) => widget.kind === "chart");
  const sourceId = chart?.query.sourceId ?? sources?.[0]?.id ?? "";

  return (carried) => {
    if (carried.kind === "clip") return widgetsOfClip(carried.clip, v7);
    const { widget } = carried;
    const base = { id: v7(), place: { x: 0, y: 0, ...newSize(widget) } };
    switch (widget.kind) {
      case "chart": {
        const spec = specOf(widget);
        const title = types(chartVariant(spec));
        return [completeWidget({ ...base, kind: "chart", title, query: unaskedQuery(sourceId), chart: spec })];
      }
      case "text":
        return [completeWidget({ ...base, kind: "text", title: t("text"), markdown: t("textBody") })];
      case "picture":
        return [completeWidget({ ...base, kind: "picture", title: t("picture"), pictureId: null, alt: "" })];
      case "links":
        return [completeWidget({ ...base, kind: "links", title: t("links"), links: [] })];
      case "filter": {
        const shown = new Set(config.widgets.flatMap((other) => (other.kind === "filter" ? [other.filterId] : [])));
        const filter = config.filters.find(({ id }) => !shown.has(id));
        if (filter) return [completeWidget({ ...base, kind: "filter", title: filter.label, filterId: filter.id })];
        setPanel({ kind: "filters" });
        return [];
      }
    }
  };
}
