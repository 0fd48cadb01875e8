import type { Breakpoint, DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import { widgetCountMax } from "@/lib/dashboard/layout/add-widgets";
import { itemsAt, withItems } from "@/lib/dashboard/layout/arrange-widgets";
import { rulesAt } from "@/lib/dashboard/layout/grid-rules";
import { bottomOf } from "@/lib/dashboard/layout/item";
import { settleItems } from "@/lib/dashboard/layout/settle-items";
import type { GridKey } from "@/lib/dashboard/layout/widget-grids";

export type Drop = {
  readonly widgets: readonly Widget[];
  readonly grid: GridKey;
  readonly breakpoint: Breakpoint;
  /** The cell of their first, on the grid of that width. */
  readonly at: { readonly x: number; readonly y: number };
};

/**
 * Puts new widgets where they were let go; what stands there makes way. Let go on a smaller width, they go below everything on the
 * desktop. Returns the same configuration when it would hold more than 100.
 */
export function dropWidgets(config: DashboardConfig, { widgets, grid, breakpoint, at }: Drop): DashboardConfig {
  if (config.widgets.length + widgets.length > widgetCountMax) return config;
  const before = new Map(itemsAt(config, grid, breakpoint).map(({ id, place }) => [id, place]));
  const bottom = bottomOf(itemsAt(config, grid, "desktop").map(({ place }) => place));
  const onDesktop = breakpoint === "desktop" ? at : { x: 0, y: bottom };
  const placed = widgets.map((widget) => ({ ...widget, ...grid, place: { ...widget.place, ...onDesktop } }));
  const next = { ...config, widgets: [...config.widgets, ...placed] };
  const wanted = itemsAt(next, grid, breakpoint).map((item) => {
    const place = before.get(item.id) ?? { ...item.place, ...at };
    return { ...item, place };
  });
  const ids = new Set(widgets.map(({ id }) => id));
  return withItems(next, breakpoint, settleItems(wanted, rulesAt(config, breakpoint), ids), ids);
}
