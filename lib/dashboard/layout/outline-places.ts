import type { DashboardConfig, GridPlace } from "@/lib/dashboard/config/schema";
import { bottomOf } from "@/lib/dashboard/layout/item";
import { gridsOf, tabOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

/** Where the widgets of a tab stand in a small picture of it: its grids below each other. **Nulls** a null tab is the first. */
export function outlinePlaces(
  config: Pick<DashboardConfig, "tabs" | "sections" | "widgets">,
  tabId: string | null = null,
): ReadonlyMap<string, GridPlace> {
  const tab = tabOf(config, tabId);
  const places = new Map<string, GridPlace>();
  for (const grid of gridsOf(config).filter((candidate) => candidate.tabId === tab)) {
    const above = bottomOf([...places.values()]);
    for (const { id, place } of widgetsOn(config, grid)) places.set(id, { ...place, y: place.y + above });
  }
  return places;
}
