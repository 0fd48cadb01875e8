import type { GridItem, GridRules } from "@/lib/dashboard/layout/item";
import { moveItems } from "@/lib/dashboard/layout/move-items";
import { type Handle, resizeItem } from "@/lib/dashboard/layout/resize-item";
import { leastSize } from "@/lib/dashboard/layout/widget-size";

export type Direction = "left" | "right" | "up" | "down";

const steps: Readonly<Record<Direction, { readonly x: number; readonly y: number }>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
/** How far a step may have to look: past the tallest widget that stands in the way. */
const stepCountMax = 61;

/**
 * Moves items one step by keyboard. Where a single cell changes nothing, because what was moved would only fall back, the step goes
 * past what stands in the way. Returns the same items when there is nowhere to go.
 */
export function stepItems(
  items: readonly GridItem[],
  ids: ReadonlySet<string>,
  direction: Direction,
  rules: GridRules,
): readonly GridItem[] {
  const lead = items.find(({ id, locked }) => ids.has(id) && !locked);
  if (!lead) return items;
  const { x, y } = steps[direction];
  for (let count = 1; count <= stepCountMax; count += 1) {
    const moved = moveItems(items, ids, { x: x * count, y: y * count }, rules);
    const place = moved.find(({ id }) => id === lead.id)?.place ?? lead.place;
    const progress = (place.x - lead.place.x) * x + (place.y - lead.place.y) * y;
    if (progress > 0) return moved;
    if (moved === items) return items;
  }
  return items;
}

/** Draws one item a column or a row larger or smaller at its right or lower edge. The same items when it cannot be. */
export function stepSize(
  items: readonly GridItem[],
  id: string,
  direction: Direction,
  rules: GridRules,
): readonly GridItem[] {
  const handle: Handle = direction === "left" || direction === "right" ? "e" : "s";
  const item = items.find((candidate) => candidate.id === id);
  // At the edge of the grid the left side gives way, so that a widget can grow wherever it stands.
  const isAtEdge = direction === "right" && item !== undefined && item.place.x + item.place.w >= rules.columns;
  if (isAtEdge) return resizeItem(items, id, { handle: "w", by: { x: -1, y: 0 }, least: leastSize }, rules);
  return resizeItem(items, id, { handle, by: steps[direction], least: leastSize }, rules);
}
