import { type GridPlace, gridColumnCount } from "@/lib/dashboard/config/schema";
import { bottomOf, placesOverlap } from "@/lib/dashboard/layout/item";

/** The first place in reading order where something of this size overlaps nothing. There always is one: below everything. */
export function findFreePlace(
  taken: readonly GridPlace[],
  { w, h }: Pick<GridPlace, "w" | "h">,
  columns: number = gridColumnCount,
): GridPlace {
  const width = Math.min(w, columns);
  const bottom = bottomOf(taken);
  for (let y = 0; y < bottom; y += 1) {
    for (let x = 0; x + width <= columns; x += 1) {
      const place = { x, y, w: width, h };
      if (!taken.some((other) => placesOverlap(place, other))) return place;
    }
  }
  return { x: 0, y: bottom, w: width, h };
}
