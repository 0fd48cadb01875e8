import { type DashboardConfig, type GridPlace, gridGapPx, gridRowHeightPx, grids } from "@/lib/dashboard/config/schema";
import { placesAt } from "@/lib/dashboard/layout/derive-places";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

export type Size = { readonly widthPx: number; readonly heightPx: number };

/** What the frame of a widget takes on each side, as in `widget-frame.module.css` and `dashboard-theme.module.css`. */
const frames = {
  normal: { besidePx: 16, abovePx: 40, belowPx: 12 },
  compact: { besidePx: 10, abovePx: 32, belowPx: 6 },
} as const satisfies Record<DashboardConfig["theme"]["density"], unknown>;
const borderPx = 1;

/** How large each of these widgets of one grid draws in a room of this width. **Units** CSS pixels. */
export function widgetRooms(
  widgets: readonly ShownWidget[],
  roomPx: number,
  { density }: Pick<DashboardConfig["theme"], "density">,
): Map<string, Size> {
  const breakpoint = roomPx >= grids.desktop.fromPx ? "desktop" : roomPx >= grids.tablet.fromPx ? "tablet" : "phone";
  const columnPx = (roomPx + gridGapPx) / grids[breakpoint].columns;
  const frame = frames[density];
  const sizeOf = ({ w, h }: GridPlace): Size => ({
    widthPx: w * columnPx - gridGapPx - 2 * (frame.besidePx + borderPx),
    heightPx: h * (gridRowHeightPx + gridGapPx) - gridGapPx - frame.abovePx - frame.belowPx - 2 * borderPx,
  });
  return new Map([...placesAt(widgets, breakpoint)].map(([id, place]) => [id, sizeOf(place)]));
}
