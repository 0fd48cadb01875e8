import { cloneLayout, moveElement, verticalCompactor } from "react-grid-layout/core";
import { type DashboardConfig, type GridPlace, gridColumnCount, type Widget } from "@/lib/dashboard/config/schema";

export type Direction = "left" | "right" | "up" | "down";

/** The smallest a widget can be made; below that neither a title nor a figure has room. */
export const sizeMin = { w: 2, h: 2 } as const;
const heightMax = 60;
/** How far a step may have to look: past the tallest widget that stands in the way. */
const stepCountMax = heightMax + 1;

type Layout = ReturnType<typeof cloneLayout>;

const layoutOf = (widgets: readonly Widget[]): Layout => widgets.map((widget) => ({ i: widget.id, ...widget.place }));

/** Gives widgets the places of a layout; those it does not name keep theirs. Unchanged widgets stay the same objects. */
export function withPlaces(
  config: DashboardConfig,
  layout: readonly ({ readonly i: string } & GridPlace)[],
): DashboardConfig {
  const places = new Map(layout.map((item) => [item.i, item]));
  const widgets = config.widgets.map((widget) => {
    const to = places.get(widget.id);
    const from = widget.place;
    if (!to || (to.x === from.x && to.y === from.y && to.w === from.w && to.h === from.h)) return widget;
    return { ...widget, place: { x: to.x, y: to.y, w: to.w, h: to.h } };
  });
  return widgets.every((widget, index) => widget === config.widgets[index]) ? config : { ...config, widgets };
}

function moved(widgets: readonly Widget[], widgetId: string, x: number, y: number): Layout {
  const layout = cloneLayout(layoutOf(widgets));
  const item = layout.find(({ i }) => i === widgetId);
  if (!item) return layout;
  const parted = moveElement(layout, item, x, y, true, false, "vertical", gridColumnCount, false);
  return [...verticalCompactor.compact(parted, gridColumnCount)];
}

/**
 * Moves a widget one step by keyboard; others make room. A step up or down goes past the widget in the way, because
 * half a step would only fall back. Returns the same configuration when there is nowhere to go.
 */
export function moveWidget(config: DashboardConfig, widgetId: string, direction: Direction): DashboardConfig {
  const from = config.widgets.find(({ id }) => id === widgetId)?.place;
  if (!from) return config;
  const [dx, dy] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction] as [number, number];
  for (let step = 1; step <= stepCountMax; step += 1) {
    const x = from.x + dx * step;
    const y = from.y + dy * step;
    if (x < 0 || y < 0 || x + from.w > gridColumnCount) break;
    const layout = moved(config.widgets, widgetId, x, y);
    const to = layout.find(({ i }) => i === widgetId);
    const isNearer = to && (dx === 0 ? (to.y - from.y) * dy > 0 : to.x === x);
    if (isNearer) return withPlaces(config, layout);
  }
  return config;
}

/** Makes a widget one column or row larger or smaller; others make room. The same configuration when it cannot be. */
export function resizeWidget(config: DashboardConfig, widgetId: string, direction: Direction): DashboardConfig {
  const from = config.widgets.find(({ id }) => id === widgetId)?.place;
  if (!from) return config;
  const [dw, dh] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction] as [number, number];
  const w = Math.min(gridColumnCount - from.x, Math.max(sizeMin.w, from.w + dw));
  const h = Math.min(heightMax, Math.max(sizeMin.h, from.h + dh));
  if (w === from.w && h === from.h) return config;
  const layout = layoutOf(config.widgets).map((item) => (item.i === widgetId ? { ...item, w, h } : item));
  return withPlaces(config, verticalCompactor.compact(layout, gridColumnCount));
}

/** Adds a widget below everything else, at the left edge. */
export function appendWidget(config: DashboardConfig, widget: Widget): DashboardConfig {
  const bottom = Math.max(0, ...config.widgets.map(({ place }) => place.y + place.h));
  return { ...config, widgets: [...config.widgets, { ...widget, place: { ...widget.place, x: 0, y: bottom } }] };
}

/** Takes a widget away; what stood below rises. */
export function removeWidget(config: DashboardConfig, widgetId: string): DashboardConfig {
  const widgets = config.widgets.filter(({ id }) => id !== widgetId);
  return withPlaces({ ...config, widgets }, verticalCompactor.compact(layoutOf(widgets), gridColumnCount));
}

/** Replaces one widget by a changed one. */
export function changeWidget(
  config: DashboardConfig,
  widgetId: string,
  change: (widget: Widget) => Widget,
): DashboardConfig {
  return { ...config, widgets: config.widgets.map((widget) => (widget.id === widgetId ? change(widget) : widget)) };
}
