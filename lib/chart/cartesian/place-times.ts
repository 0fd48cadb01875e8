import type { Places } from "@/lib/chart/cartesian/cartesian-chart";
import { formatTime } from "@/lib/chart/format-time";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import { layTimeAxis, type TimeAxis } from "@/lib/chart/time-axis";
import type { Cell, ResultColumn } from "@/lib/execute/schema";

/** More periods than this stand on an axis that can be zoomed, where ticks follow what is shown. */
const besideMax = 60;

/**
 * Times on an axis. `isSlotted`: bars, of which each needs a slot of its own, as on a proportional axis they would overlap.
 * **Nulls** null: the column is no time. A period without a row has a place and no cell.
 */
export function placeTimes(
  cells: readonly Cell[],
  column: ResultColumn,
  isSlotted: boolean,
  { locale }: ChartTexts,
): Places | null {
  const axis = layTimeAxis(cells, column, locale, isSlotted ? chartLimits.periods : chartLimits.linePlaces);
  if (!axis) return null;
  const grain = column.grain ?? (column.type === "date" ? "day" : "instant");
  const isLong = axis.times.length > besideMax;
  const kind = isSlotted && axis.kind === "instant" ? "category" : isLong && !isSlotted ? "instant" : axis.kind;
  return {
    column,
    kind,
    count: axis.times.length,
    label: (index) => formatTime(axis.times[index] ?? 0, grain, locale),
    times: kind === "category" ? null : axis.times,
    cells: cellsOf(axis),
  };
}

function cellsOf({ times, cells }: TimeAxis): readonly Cell[] {
  // Every time has its cell: nothing to look up for 100,000 of them.
  if (times.length === cells.length) return cells.map(({ cell }) => cell);
  const cellOfTime = new Map(cells.map(({ cell, time }) => [time, cell]));
  return times.map((time) => cellOfTime.get(time) ?? null);
}
