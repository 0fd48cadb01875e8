import { verticalCompactor } from "react-grid-layout/core";
import type { ChartType } from "@/lib/chart/schema";
import { type GridPlace, gridColumnCount, type Widget } from "@/lib/dashboard/config/schema";

/** The size a new widget gets by what it shows. */
export const widgetSizes = {
  number: { w: 3, h: 3 },
  chart: { w: 6, h: 7 },
  table: { w: 6, h: 8 },
} as const satisfies Record<string, Pick<GridPlace, "w" | "h">>;

export type WidgetSize = keyof typeof widgetSizes;

/** Which of the sizes a chart type gets. */
export function sizeOf(type: ChartType): WidgetSize {
  return type === "number" || type === "table" ? type : "chart";
}

/** Whether two places share at least one cell of the grid; touching edges do not overlap. */
export function placesOverlap(a: GridPlace, b: GridPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The first place in reading order where a widget of this size overlaps nothing. There always is one: below everything. */
export function findFreePlace(taken: readonly GridPlace[], { w, h }: Pick<GridPlace, "w" | "h">): GridPlace {
  const bottom = Math.max(0, ...taken.map((place) => place.y + place.h));
  for (let y = 0; y < bottom; y += 1) {
    for (let x = 0; x + w <= gridColumnCount; x += 1) {
      const place = { x, y, w, h };
      if (!taken.some((other) => placesOverlap(place, other))) return place;
    }
  }
  return { x: 0, y: bottom, w, h };
}

function insideGrid(place: GridPlace): GridPlace {
  const w = Math.min(place.w, gridColumnCount);
  return { ...place, w, x: Math.min(place.x, gridColumnCount - w) };
}

/**
 * Moves what stands outside the grid inside, parts what overlaps and lets everything rise as far as it can: the rule of the
 * designer's grid, applied to whatever is stored, so that no dashboard can overlap and opening the designer moves nothing.
 * **Order** of the widgets stays; a settled layout comes back as it was.
 */
export function settleWidgets(widgets: readonly Widget[]): Widget[] {
  const layout = widgets.map((widget) => ({ i: widget.id, ...insideGrid(widget.place) }));
  const settled = new Map(verticalCompactor.compact(layout, gridColumnCount).map((item) => [item.i, item]));
  return widgets.map((widget) => {
    const { x, y, w, h } = settled.get(widget.id) ?? widget.place;
    return { ...widget, place: { x, y, w, h } };
  });
}
