import { type Breakpoint, type GridPlace, grids, type Widget } from "@/lib/dashboard/config/schema";
import { inReadingOrder, insideGrid } from "@/lib/dashboard/layout/item";
import { settleItems } from "@/lib/dashboard/layout/settle-items";

type Placed = Pick<Widget, "id" | "place" | "places" | "locked">;

/** A number or a short text takes half a phone; anything else its whole width. */
const narrowMax = { w: 3, h: 4 };

/**
 * Where the widgets of one grid stand at a breakpoint: where somebody put them by hand, else derived from the desktop: in reading
 * order, as wide as their share of the row, small ones side by side on a phone.
 * **Order** of the widgets. **Nulls** none: every widget has a place.
 */
export function placesAt(widgets: readonly Placed[], breakpoint: Breakpoint): Map<string, GridPlace> {
  if (breakpoint === "desktop") return new Map(widgets.map(({ id, place }) => [id, place]));
  const { columns } = grids[breakpoint];
  const derived = derive(widgets, breakpoint, columns);
  const items = widgets.map(({ id, places, locked }) => ({
    id,
    place: places[breakpoint] ?? derived.get(id) ?? { x: 0, y: 0, w: columns, h: 4 },
    locked: locked && places[breakpoint] !== undefined,
  }));
  const byHand = new Set(widgets.filter(({ places }) => places[breakpoint]).map(({ id }) => id));
  const settled = settleItems(items, { columns, compaction: "up" }, byHand);
  return new Map(settled.map(({ id, place }) => [id, place]));
}

/** Fills rows from the left in reading order; a row that is not full is stretched to the grid's width by its last widget. */
function derive(widgets: readonly Placed[], breakpoint: "tablet" | "phone", columns: number): Map<string, GridPlace> {
  const places = new Map<string, GridPlace>();
  let row: GridPlace[] = [];
  let y = 0;
  const close = () => {
    const last = row.at(-1);
    if (last && last.h > 3) last.w = columns - last.x;
    y += Math.max(0, ...row.map(({ h }) => h));
    row = [];
  };
  for (const { id, place } of widgets.toSorted((a, b) => inReadingOrder(a.place, b.place))) {
    const w = widthAt(place, breakpoint, columns);
    const x = row.reduce((sum, other) => sum + other.w, 0);
    if (x + w > columns) close();
    const start = row.reduce((sum, other) => sum + other.w, 0);
    const derived = insideGrid({ x: start, y, w, h: place.h }, columns);
    row.push(derived);
    places.set(id, derived);
  }
  close();
  return places;
}

function widthAt({ w, h }: GridPlace, breakpoint: "tablet" | "phone", columns: number): number {
  if (breakpoint === "phone") return w <= narrowMax.w && h <= narrowMax.h ? columns / 2 : columns;
  const share = (w / grids.desktop.columns) * columns;
  return share <= columns / 4 ? columns / 4 : share <= columns / 2 ? columns / 2 : columns;
}
