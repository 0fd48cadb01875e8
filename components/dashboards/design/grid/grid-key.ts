import type { GridKey } from "@/lib/dashboard/layout/widget-grids";

/** A grid's name in the page. */
export const keyOfGrid = ({ tabId, sectionId }: GridKey) => JSON.stringify([tabId, sectionId]);

/** The grid of that name among these. */
export function gridOfKey(grids: readonly GridKey[], key: string): GridKey | null {
  return grids.find((grid) => keyOfGrid(grid) === key) ?? null;
}
