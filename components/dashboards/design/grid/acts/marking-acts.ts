import type { CanvasReader } from "@/components/dashboards/design/grid/acts/canvas-reader";
import { type GridKey, gridOf, tabOf } from "@/lib/dashboard/layout/widget-grids";

/** Marking widgets and opening what they show. */
export function markingActs({ design }: CanvasReader) {
  return {
    /** The grid that new things go to: that of what is marked, else the one above the sections of the open tab. */
    activeGrid: (): GridKey => {
      const { config, selection, tabId } = design();
      const tab = tabOf(config, tabId);
      const marked = config.widgets.find(({ id }) => id === selection[0]);
      const grid = marked ? gridOf(config, marked) : null;
      return grid?.tabId === tab ? grid : { tabId: tab, sectionId: null };
    },
    pick: (id: string, toggles: boolean) => {
      const { selection, select, panel, setPanel } = design();
      if (!toggles) select([id]);
      else select(selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id]);
      // What is open beside the grid follows what is marked.
      if (panel?.kind === "widget" && !toggles) setPanel({ kind: "widget", widgetId: id });
    },
    edit: (id: string) => {
      design().select([id]);
      design().setPanel({ kind: "widget", widgetId: id });
    },
  };
}
