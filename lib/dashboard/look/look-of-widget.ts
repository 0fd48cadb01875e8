import type { Interplay, Look } from "@/lib/dashboard/look/schema";

/**
 * As much of a look as changes the rows of one widget: the key of its rows, so that a click reads anew only what it changes, and
 * going back finds the rows of before. While it is not known what hangs together, everything is taken to.
 */
export function lookOfWidget(widgetId: string, look: Look, interplay: Interplay | undefined): Look {
  if (!interplay) return look;
  const cross = picked(look.cross, (clickedId, points) => {
    if (clickedId === widgetId) return false;
    const clicks = interplay.widgets[clickedId]?.clicks ?? [];
    return points.some(({ column }) =>
      clicks.some((click) => click.column === column && click.affects.includes(widgetId)),
    );
  });
  // What a mark stands for hangs on the level and the grain that its own widget shows.
  const sources = [widgetId, ...Object.keys(cross)];
  return {
    filters: picked(look.filters, (filterId) => interplay.filters[filterId]?.includes(widgetId) ?? false),
    cross,
    drill: picked(look.drill, (drilledId) => sources.includes(drilledId)),
    grain: sources.some((id) => interplay.widgets[id]?.zooms) ? look.grain : null,
  };
}

function picked<V>(entries: Record<string, V>, isMeant: (key: string, value: V) => boolean): Record<string, V> {
  return Object.fromEntries(Object.entries(entries).filter(([key, value]) => isMeant(key, value)));
}
