import type { GridItem, GridRules } from "@/lib/dashboard/layout/item";
import { settleItems } from "@/lib/dashboard/layout/settle-items";

/** An edge or a corner that is drawn. */
export const handles = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Handle = (typeof handles)[number];

type Size = { readonly w: number; readonly h: number };

/**
 * Draws an edge or a corner of one item by whole cells; the opposite one stays. Others make way.
 * **Units** cells. Returns the same items when nothing changes.
 */
export function resizeItem(
  items: readonly GridItem[],
  id: string,
  { handle, by, least }: { readonly handle: Handle; readonly by: { x: number; y: number }; readonly least: Size },
  rules: GridRules,
): readonly GridItem[] {
  const item = items.find((candidate) => candidate.id === id);
  if (!item || item.locked) return items;
  const { x, y, w, h } = item.place;
  const across = drawn({ from: x, length: w, least: least.w, most: rules.columns }, sideOf(handle, "w", "e"), by.x);
  const down = drawn(
    { from: y, length: h, least: least.h, most: Number.POSITIVE_INFINITY },
    sideOf(handle, "n", "s"),
    by.y,
  );
  const place = { x: across.from, y: down.from, w: across.length, h: Math.min(60, down.length) };
  if (place.x === x && place.y === y && place.w === w && place.h === h) return items;
  return settleItems(
    items.map((candidate) => (candidate.id === id ? { ...candidate, place } : candidate)),
    rules,
    new Set([id]),
  );
}

const sideOf = (handle: Handle, near: string, far: string) =>
  handle.includes(near) ? "near" : handle.includes(far) ? "far" : "none";

type Stretch = { from: number; length: number; least: number; most: number };

/** One axis of the drawing: the near side moves the start, the far side the end. */
function drawn({ from, length, least, most }: Stretch, side: "near" | "far" | "none", by: number) {
  const end = from + length;
  if (side === "far") return { from, length: Math.max(least, Math.min(most, end + by) - from) };
  if (side === "none") return { from, length };
  const start = Math.max(0, Math.min(end - least, from + by));
  return { from: start, length: end - start };
}
