import type { Design } from "@/components/dashboards/design/design-context";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { type GridKey, gridOf, isSameGrid } from "@/lib/dashboard/layout/widget-grids";

/** What acts on the canvas read when they are done, not when they are made. */
export type CanvasReader = {
  readonly design: () => Design;
  /** Says a sentence of `canvas.said`. */
  readonly say: (key: string, values?: Record<string, string | number>) => void;
  /** How many these are, and what it is called where it is one: the values of most of those sentences. */
  readonly named: (ids: readonly string[]) => { count: number; title: string };
};

export function namedWidgets({ widgets }: DashboardConfig, ids: readonly string[]) {
  const only = ids.length === 1 ? widgets.find(({ id }) => id === ids[0]) : undefined;
  return { count: ids.length, title: only?.title ?? "" };
}

/** The grid of the first of these, and those of them that stand on it. **Nulls** null: the first is gone. */
export function onOneGrid(
  config: DashboardConfig,
  ids: readonly string[],
): { grid: GridKey; ids: ReadonlySet<string> } | null {
  const first = config.widgets.find(({ id }) => id === ids[0]);
  if (!first) return null;
  const grid = gridOf(config, first);
  const among = config.widgets.filter((widget) => ids.includes(widget.id) && isSameGrid(gridOf(config, widget), grid));
  return { grid, ids: new Set(among.map(({ id }) => id)) };
}
