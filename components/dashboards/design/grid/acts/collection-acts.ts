import { v7 } from "uuid";
import { type CanvasReader, onOneGrid } from "@/components/dashboards/design/grid/acts/canvas-reader";
import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import { addWidgets, moveToGrid, removeWidgets, widgetCountMax } from "@/lib/dashboard/layout/add-widgets";
import { type GridKey, gridOf, gridsOf, isSameGrid } from "@/lib/dashboard/layout/widget-grids";

/** Adding, removing, copying, locking widgets, and moving them from grid to grid. */
export function collectionActs({ design, say, named }: CanvasReader) {
  /** Whether there was room for them. `prepare` is part of the same step. */
  function add(
    act: "addWidget" | "duplicateWidgets" | "pasteWidgets",
    widgets: readonly Widget[],
    grid: GridKey,
    prepare = (config: DashboardConfig) => config,
  ): boolean {
    if (design().config.widgets.length + widgets.length > widgetCountMax) {
      say("full", { limit: widgetCountMax });
      return false;
    }
    design().change(act, (config) => addWidgets(prepare(config), widgets, grid));
    design().select(widgets.map(({ id }) => id));
    return true;
  }
  return {
    add,
    remove: (ids: readonly string[], act: "removeWidgets" | "cutWidgets" = "removeWidgets") => {
      const { config, change, select, panel, setPanel } = design();
      const said = named(ids);
      change(act, (now) => removeWidgets(now, new Set(ids), gridsOf(config)));
      select([]);
      if (panel?.kind === "widget" && ids.includes(panel.widgetId)) setPanel(null);
      say(act === "cutWidgets" ? "cut" : "removed", said);
    },
    duplicate: (ids: readonly string[]) => {
      const { config } = design();
      const on = onOneGrid(config, ids);
      if (!on) return;
      const copied = config.widgets.filter(({ id }) => on.ids.has(id));
      const copies = copied.map((widget) => ({ ...widget, id: v7(), places: {}, locked: false }));
      if (add("duplicateWidgets", copies, on.grid)) say("duplicated", named(ids));
    },
    toggleLock: (ids: readonly string[]) => {
      const { config, change } = design();
      const locked = config.widgets.some((widget) => ids.includes(widget.id) && !widget.locked);
      change(locked ? "lockWidgets" : "unlockWidgets", (now) => ({
        ...now,
        widgets: now.widgets.map((widget) => (ids.includes(widget.id) ? { ...widget, locked } : widget)),
      }));
      say(locked ? "locked" : "unlocked", named(ids));
    },
    /** Opens the tab they went to, where they are marked still. */
    moveTo: (ids: readonly string[], to: GridKey) => {
      design().change("moveWidgets", (now) => movedTo(now, ids, to));
      design().setTabId(to.tabId);
      say("movedTo", named(ids));
    },
  };
}

function movedTo(config: DashboardConfig, ids: readonly string[], to: GridKey): DashboardConfig {
  return gridsOf(config)
    .filter((from) => !isSameGrid(from, to))
    .reduce((next, from) => {
      const here = next.widgets.filter((widget) => ids.includes(widget.id) && isSameGrid(gridOf(next, widget), from));
      return here.length === 0 ? next : moveToGrid(next, new Set(here.map(({ id }) => id)), to, from);
    }, config);
}
