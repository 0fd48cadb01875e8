import { type GridItem, type GridRules, inReadingOrder, placesOverlap } from "@/lib/dashboard/layout/item";
import { settleItems } from "@/lib/dashboard/layout/settle-items";

/**
 * Moves items together by whole cells, as far as the grid allows; what they come to lie on makes way, or, with "swap" and a single
 * item, changes places with it. Locked items neither move nor make way.
 * **Order** of the items stays. Returns the same items when nothing moves.
 */
export function moveItems(
  items: readonly GridItem[],
  ids: ReadonlySet<string>,
  by: { readonly x: number; readonly y: number },
  rules: GridRules,
): readonly GridItem[] {
  const moving = items.filter(({ id, locked }) => ids.has(id) && !locked);
  if (moving.length === 0) return items;
  const step = allowedStep(moving, by, rules.columns);
  if (step.x === 0 && step.y === 0) return items;
  const moved = new Set(moving.map(({ id }) => id));
  const wanted = items.map((item) =>
    moved.has(item.id)
      ? { ...item, place: { ...item.place, x: item.place.x + step.x, y: item.place.y + step.y } }
      : item,
  );
  const [single] = moving;
  const other = rules.collision === "swap" && moving.length === 1 ? coveredMost(wanted, single?.id) : null;
  if (!single || !other) return settleItems(step.y > 0 ? risenAbove(wanted, moved, rules) : wanted, rules, moved);
  const swapped = items.map((item) => {
    if (item.id === single.id) return { ...item, place: { ...item.place, x: other.place.x, y: other.place.y } };
    if (item.id === other.id) return { ...item, place: { ...item.place, x: single.place.x, y: single.place.y } };
    return item;
  });
  return settleItems(swapped, rules, new Set([single.id, other.id]));
}

/** The part of a step that keeps all of a group inside the grid. */
function allowedStep(moving: readonly GridItem[], by: { x: number; y: number }, columns: number) {
  const left = Math.min(...moving.map(({ place }) => place.x));
  const right = Math.max(...moving.map(({ place }) => place.x + place.w));
  const top = Math.min(...moving.map(({ place }) => place.y));
  return { x: Math.max(-left, Math.min(by.x, columns - right)), y: Math.max(-top, by.y) };
}

/** The item whose middle lies under the moved one; of several the first in reading order. Null: it lies on none. */
function coveredMost(items: readonly GridItem[], movedId: string | undefined): GridItem | null {
  const moved = items.find(({ id }) => id === movedId);
  if (!moved) return null;
  const { x, y, w, h } = moved.place;
  const under = items
    .filter(({ id, locked }) => id !== movedId && !locked)
    .filter(({ place }) => {
      const [middleX, middleY] = [place.x + place.w / 2, place.y + place.h / 2];
      return middleX >= x && middleX <= x + w && middleY >= y && middleY <= y + h;
    });
  return under.toSorted((a, b) => inReadingOrder(a.place, b.place))[0] ?? null;
}

/**
 * Lets what is passed on the way down rise into the room that was left, where it fits: otherwise nothing could be dragged below
 * its neighbour before it was past all of it.
 */
function risenAbove(
  items: readonly GridItem[],
  moved: ReadonlySet<string>,
  { compaction }: Pick<GridRules, "compaction">,
): readonly GridItem[] {
  if (compaction === "none") return items;
  const moving = items.filter(({ id }) => moved.has(id));
  const result = [...items];
  for (const [index, item] of items.entries()) {
    if (moved.has(item.id) || item.locked) continue;
    const over = moving.filter(({ place }) => placesOverlap(place, item.place));
    const top = Math.min(...over.map(({ place }) => place.y)) - item.place.h;
    if (over.length === 0 || top < 0) continue;
    const place = { ...item.place, y: top };
    if (result.every((other) => other.id === item.id || !placesOverlap(other.place, place)))
      result[index] = { ...item, place };
  }
  return result;
}
