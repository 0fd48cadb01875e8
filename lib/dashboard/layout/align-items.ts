import type { GridPlace } from "@/lib/dashboard/config/schema";
import type { GridItem, GridRules } from "@/lib/dashboard/layout/item";
import { settleItems } from "@/lib/dashboard/layout/settle-items";

export const alignments = ["left", "right", "top", "same_width", "same_height", "side_by_side", "stacked"] as const;
export type Alignment = (typeof alignments)[number];

/**
 * Lines up the chosen items by the first of them (in the order of the items); what stands in the way makes room.
 * **Order** of the items stays. Locked ones stay where they are.
 */
export function alignItems(
  items: readonly GridItem[],
  ids: ReadonlySet<string>,
  alignment: Alignment,
  rules: GridRules,
): readonly GridItem[] {
  const chosen = items.filter(({ id, locked }) => ids.has(id) && !locked);
  if (chosen.length < 2) return items;
  const places = aligned(chosen, alignment);
  return settleItems(
    items.map((item) => ({ ...item, place: places.get(item.id) ?? item.place })),
    rules,
    new Set(chosen.map(({ id }) => id)),
  );
}

function aligned(chosen: readonly GridItem[], alignment: Alignment): Map<string, GridPlace> {
  const [first] = chosen;
  if (!first) return new Map();
  let next = { x: first.place.x, y: first.place.y };
  return new Map(
    chosen.map(({ id, place }) => {
      const here = next;
      next = { x: here.x + place.w, y: here.y + place.h };
      return [id, alignedPlace(place, { alignment, first: first.place, here })];
    }),
  );
}

/** `here`: where the item stands when all follow each other without a gap. */
function alignedPlace(
  place: GridPlace,
  { alignment, first, here }: { alignment: Alignment; first: GridPlace; here: { x: number; y: number } },
): GridPlace {
  switch (alignment) {
    case "left":
      return { ...place, x: first.x };
    case "right":
      return { ...place, x: Math.max(0, first.x + first.w - place.w) };
    case "top":
      return { ...place, y: first.y };
    case "same_width":
      return { ...place, w: first.w };
    case "same_height":
      return { ...place, h: first.h };
    case "side_by_side":
      return { ...place, x: here.x, y: first.y };
    case "stacked":
      return { ...place, x: first.x, y: here.y };
  }
}
