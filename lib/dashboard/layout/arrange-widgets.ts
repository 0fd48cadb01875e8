import type { Breakpoint, DashboardConfig, GridPlace, Widget } from "@/lib/dashboard/config/schema";
import { placesAt } from "@/lib/dashboard/layout/derive-places";
import { rulesAt } from "@/lib/dashboard/layout/grid-rules";
import type { GridItem } from "@/lib/dashboard/layout/item";
import { settleItems } from "@/lib/dashboard/layout/settle-items";
import { type GridKey, gridsOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

type Arranged = Pick<DashboardConfig, "tabs" | "sections" | "layout" | "widgets">;

/** The widgets of one grid as items, where they stand at a breakpoint: nothing overlaps, whatever is stored. **Order** of the widgets. */
export function itemsAt(config: Arranged, grid: GridKey, breakpoint: Breakpoint): readonly GridItem[] {
  const widgets = widgetsOn(config, grid);
  const places = placesAt(widgets, breakpoint);
  const items = widgets.map(({ id, place, locked }) => ({ id, place: places.get(id) ?? place, locked }));
  return settleItems(items, rulesAt(config, breakpoint));
}

/**
 * Writes down where the items of one grid stand. On smaller grids only what `placesAt` would not put there by itself is kept as put
 * by hand, beside `byHand`, so that everything else goes on following the desktop. Widgets that do not move stay the same objects.
 */
export function withItems<C extends Arranged>(
  config: C,
  breakpoint: Breakpoint,
  items: readonly GridItem[],
  byHand: ReadonlySet<string> = new Set(),
): C {
  const placeOf = new Map(items.map(({ id, place }) => [id, place]));
  if (breakpoint === "desktop") return withWidgets(config, (widget) => onDesktop(widget, placeOf.get(widget.id)));
  const before = new Map(
    placesAt(
      config.widgets.filter(({ id }) => placeOf.has(id)),
      breakpoint,
    ),
  );
  const fixed = new Set(
    items.filter(({ id, place }) => byHand.has(id) && !isSamePlace(before.get(id), place)).map(({ id }) => id),
  );
  // Each round fixes what the last one would still draw elsewhere; with all of them fixed nothing is left to derive.
  for (let round = 0; round <= items.length; round += 1) {
    const next = withWidgets(config, (widget) => fixedAt(widget, breakpoint, fixed, placeOf));
    const drawn = placesAt(
      next.widgets.filter(({ id }) => placeOf.has(id)),
      breakpoint,
    );
    const strays = items.filter(({ id, place }) => !isSamePlace(drawn.get(id), place));
    if (strays.length === 0) return next;
    const derived = strays.filter(({ id }) => !fixed.has(id));
    // Where only those put by hand stray, what should hold them up is derived in passing them.
    for (const { id } of derived.length > 0 ? derived : items) fixed.add(id);
  }
  return config;
}

/** The same configuration with the widgets of every grid settled on the desktop. What is settled stays as it is. */
export function settleWidgets<C extends Arranged>(config: C): C {
  return gridsOf(config).reduce(
    (settled, grid) => withItems(settled, "desktop", itemsAt(settled, grid, "desktop")),
    config,
  );
}

/** Takes back what was put by hand on a smaller grid: its widgets follow the desktop again. */
export function withDerivedPlaces<C extends Arranged>(
  config: C,
  breakpoint: "tablet" | "phone",
  ids: ReadonlySet<string>,
): C {
  return withWidgets(config, (widget) => {
    if (!ids.has(widget.id) || widget.places[breakpoint] === undefined) return widget;
    const { [breakpoint]: _, ...places } = widget.places;
    return { ...widget, places };
  });
}

function withWidgets<C extends Arranged>(config: C, change: (widget: Widget) => Widget): C {
  const widgets = config.widgets.map(change);
  return widgets.every((widget, index) => widget === config.widgets[index]) ? config : { ...config, widgets };
}

function onDesktop(widget: Widget, place: GridPlace | undefined): Widget {
  return place === undefined || isSamePlace(widget.place, place) ? widget : { ...widget, place };
}

function fixedAt(
  widget: Widget,
  breakpoint: "tablet" | "phone",
  fixed: ReadonlySet<string>,
  placeOf: ReadonlyMap<string, GridPlace>,
): Widget {
  const place = placeOf.get(widget.id);
  // What was put by hand before is written anew: others may have pushed it.
  if (place === undefined || !(fixed.has(widget.id) || widget.places[breakpoint] !== undefined)) return widget;
  if (isSamePlace(widget.places[breakpoint], place)) return widget;
  return { ...widget, places: { ...widget.places, [breakpoint]: place } };
}

function isSamePlace(a: GridPlace | undefined, b: GridPlace): boolean {
  return a !== undefined && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
