import { type CanvasReader, onOneGrid } from "@/components/dashboards/design/grid/acts/canvas-reader";
import { type Alignment, alignItems } from "@/lib/dashboard/layout/align-items";
import { itemsAt, withItems } from "@/lib/dashboard/layout/arrange-widgets";
import { rulesAt } from "@/lib/dashboard/layout/grid-rules";
import type { GridItem, GridRules } from "@/lib/dashboard/layout/item";
import { type Direction, stepItems, stepSize } from "@/lib/dashboard/layout/step-items";

type Change = (items: readonly GridItem[], ids: ReadonlySet<string>, rules: GridRules) => readonly GridItem[];

/** Moving, resizing and lining up by keyboard and menu, on the width that is shown. */
export function arrangingActs({ design, say, named }: CanvasReader) {
  /** Those that stand on the grid of the first. Gives where the first then stands; null: nothing could move. */
  function arrange(act: "moveWidgets" | "resizeWidget" | "alignWidgets", wanted: readonly string[], change: Change) {
    const { config, breakpoint } = design();
    const on = onOneGrid(config, wanted);
    if (!on) return null;
    const items = itemsAt(config, on.grid, breakpoint);
    const next = change(items, on.ids, rulesAt(config, breakpoint));
    if (next === items) return null;
    design().change(act, (now) => withItems(now, breakpoint, next, on.ids));
    return next.find(({ id }) => id === wanted[0])?.place ?? null;
  }
  return {
    step: (ids: readonly string[], direction: Direction) => {
      const place = arrange("moveWidgets", ids, (items, set, rules) => stepItems(items, set, direction, rules));
      if (!place) return say("noRoom", named(ids));
      say("moved", { ...named(ids), column: place.x + 1, row: place.y + 1 });
    },
    stretch: (id: string, direction: Direction) => {
      const place = arrange("resizeWidget", [id], (items, _, rules) => stepSize(items, id, direction, rules));
      if (!place) return say("noRoom", named([id]));
      say("resized", { ...named([id]), columns: place.w, rows: place.h });
    },
    align: (ids: readonly string[], alignment: Alignment) => {
      arrange("alignWidgets", ids, (items, set, rules) => alignItems(items, set, alignment, rules));
      say("aligned", { count: ids.length });
    },
  };
}
