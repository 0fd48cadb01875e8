import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import { itemsAt, withItems } from "@/lib/dashboard/layout/arrange-widgets";
import { findFreePlace } from "@/lib/dashboard/layout/free-place";
import { bottomOf } from "@/lib/dashboard/layout/item";
import { type GridKey, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

/** As many as a configuration may hold. */
export const widgetCountMax = 100;

/**
 * Puts widgets on a grid: one at the first free place in reading order, several below everything, standing to each other as they did.
 * What would be more than 100 is left out. **Order** of the widgets, behind those that are there.
 */
export function addWidgets(config: DashboardConfig, added: readonly Widget[], grid: GridKey): DashboardConfig {
  const room = added.slice(0, Math.max(0, widgetCountMax - config.widgets.length));
  const taken = widgetsOn(config, grid).map(({ place }) => place);
  const [single] = room;
  const top = Math.min(...room.map(({ place }) => place.y));
  const down = bottomOf(taken) - top;
  const placed = room.map((widget) => ({
    ...widget,
    ...grid,
    place:
      room.length === 1 && single ? findFreePlace(taken, single.place) : { ...widget.place, y: widget.place.y + down },
  }));
  return settled({ ...config, widgets: [...config.widgets, ...placed] }, [grid]);
}

/** Takes widgets away; with compaction, what stood below rises. */
export function removeWidgets(
  config: DashboardConfig,
  ids: ReadonlySet<string>,
  grids: readonly GridKey[],
): DashboardConfig {
  return settled({ ...config, widgets: config.widgets.filter(({ id }) => !ids.has(id)) }, grids);
}

/** Moves widgets to another grid, below what stands there. Locked ones come along: it is their place on a grid that is locked. */
export function moveToGrid(
  config: DashboardConfig,
  ids: ReadonlySet<string>,
  to: GridKey,
  from: GridKey,
): DashboardConfig {
  const moved = config.widgets.filter(({ id }) => ids.has(id)).map((widget) => ({ ...widget, places: {} }));
  const rest = { ...config, widgets: config.widgets.filter(({ id }) => !ids.has(id)) };
  const added = addWidgets(rest, moved, to);
  const byId = new Map(added.widgets.map((widget) => [widget.id, widget]));
  // In the order they had: the order of a configuration is not that of its grids.
  const widgets = config.widgets.flatMap(({ id }) => byId.get(id) ?? []);
  return settled({ ...added, widgets }, [from]);
}

function settled(config: DashboardConfig, grids: readonly GridKey[]): DashboardConfig {
  return grids.reduce((next, grid) => withItems(next, "desktop", itemsAt(next, grid, "desktop")), config);
}
