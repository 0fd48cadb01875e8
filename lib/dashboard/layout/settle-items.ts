import type { GridPlace } from "@/lib/dashboard/config/schema";
import { type GridItem, type GridRules, inReadingOrder, insideGrid, placesOverlap } from "@/lib/dashboard/layout/item";

/**
 * Puts items so that none overlaps another and none leaves the grid: locked ones stay, those of `first` stay where they can, the
 * others make way downwards; then, with compaction, everything that is not locked rises as far as it can.
 * **Order** of the items stays; a settled layout comes back as it was.
 */
export function settleItems(
  items: readonly GridItem[],
  { columns, compaction }: Pick<GridRules, "columns" | "compaction">,
  first: ReadonlySet<string> = new Set(),
): GridItem[] {
  const rankOf = ({ id, locked }: GridItem) => (locked ? 0 : first.has(id) ? 1 : 2);
  const inside = items.map((item) => ({ ...item, place: insideGrid(item.place, columns) }));
  const byRank = inside.toSorted((a, b) => rankOf(a) - rankOf(b) || inReadingOrder(a.place, b.place));
  const placed: GridItem[] = [];
  for (const item of byRank) placed.push({ ...item, place: pushedDown(item.place, placed) });
  const risen = compaction === "up" ? rise(placed, first) : placed;
  const placeOf = new Map(risen.map(({ id, place }) => [id, place]));
  return inside.map((item) => ({ ...item, place: placeOf.get(item.id) ?? item.place }));
}

/** The first place at or below this one that overlaps nothing. */
function pushedDown(place: GridPlace, others: readonly GridItem[]): GridPlace {
  let free = place;
  for (;;) {
    const below = others.reduce(
      (y, other) => (placesOverlap(free, other.place) ? Math.max(y, other.place.y + other.place.h) : y),
      free.y,
    );
    if (below === free.y) return free;
    free = { ...free, y: below };
  }
}

/** Lets everything that is not locked rise until something stands above it. Those that were moved go before others of the same row. */
function rise(items: readonly GridItem[], first: ReadonlySet<string>): GridItem[] {
  const order = items.toSorted(
    (a, b) => a.place.y - b.place.y || Number(first.has(b.id)) - Number(first.has(a.id)) || a.place.x - b.place.x,
  );
  const settled = items.filter(({ locked }) => locked);
  for (const item of order) {
    if (item.locked) continue;
    settled.push({ ...item, place: { ...item.place, y: highestFree(item.place, settled) } });
  }
  return settled;
}

/** How high a place can rise past nothing: the lowest edge of what stands above it. */
function highestFree(place: GridPlace, others: readonly GridItem[]): number {
  return others.reduce((top, { place: other }) => {
    const isAbove = other.y < place.y && other.x < place.x + place.w && place.x < other.x + other.w;
    return isAbove ? Math.max(top, other.y + other.h) : top;
  }, 0);
}
