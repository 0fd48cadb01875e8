import type { GridPlace } from "@/lib/dashboard/config/schema";
import { inReadingOrder } from "@/lib/dashboard/layout/item";

/**
 * Splits items into bands from top to bottom, as thin as can be: no item reaches into two of them, so a page may end between any
 * two. Each band begins at row 0 of its own; rows that nothing stands in are left out.
 * **Order** of reading, within a band too.
 */
export function paperBands<T extends { readonly place: GridPlace }>(items: readonly T[]): T[][] {
  const bands: { top: number; bottom: number; items: T[] }[] = [];
  for (const item of items.toSorted((a, b) => inReadingOrder(a.place, b.place))) {
    const { y, h } = item.place;
    const band = bands.at(-1);
    if (band && y < band.bottom) {
      band.items.push(item);
      band.bottom = Math.max(band.bottom, y + h);
    } else bands.push({ top: y, bottom: y + h, items: [item] });
  }
  return bands.map(({ top, items: own }) =>
    own.map((item) => ({ ...item, place: { ...item.place, y: item.place.y - top } })),
  );
}
