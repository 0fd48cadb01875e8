"use client";

import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import type { WidgetKindDefinition } from "@/components/dashboards/kinds/widget-kind";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { widgetRowsQuery } from "@/lib/client/dashboard-look";
import type { WidgetKind } from "@/lib/dashboard/config/schema";
import { lookOfWidget } from "@/lib/dashboard/look/look-of-widget";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

/** Whether a widget has rows that must be asked for. */
export function hasRows(widget: ShownWidget): boolean {
  // The kind is that of this very widget; the compiler cannot tie the two.
  return (widgetKinds[widget.kind] as WidgetKindDefinition<WidgetKind>).hasRows(widget);
}

/** The rows of a widget at this look. `place`: where it stands, to know whether anybody sees it. */
export function useWidgetRows(widget: ShownWidget, place: RefObject<HTMLElement | null>) {
  const { look, interplay, reader, revision } = useLook();
  return useQuery({
    ...widgetRowsQuery(reader, {
      ...{ revision, widgetId: widget.id, look, own: lookOfWidget(widget.id, look, interplay) },
      isInView: () => isInView(place.current),
    }),
    enabled: hasRows(widget),
  });
}

function isInView(element: HTMLElement | null): boolean {
  if (!element) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
