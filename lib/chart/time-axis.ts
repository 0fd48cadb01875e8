import type { ChartLocale } from "@/lib/chart/format-number";
import { formatTime } from "@/lib/chart/format-time";
import { chartLimits } from "@/lib/chart/limits";
import { nextPeriod, readTime } from "@/lib/chart/read-value";
import type { Cell, ResultColumn } from "@/lib/execute/schema";

export type TimeAxis = {
  readonly kind: "period" | "instant";
  /** Ascending, without doubles. For periods none is missing between the first and the last. */
  readonly times: readonly number[];
  /** Made when they are read: of 100,000 times most are never named. */
  readonly labels: readonly string[];
  /** Which cell stands for which time. Cells that are null or no time have no place on the axis. */
  readonly cells: readonly { readonly cell: Cell; readonly time: number }[];
};

/** Every period from first to last, or null when the given times do not all fall on the steps or there would be too many. */
function fillPeriods(
  times: readonly number[],
  grain: NonNullable<ResultColumn["grain"]>,
  periodMax: number,
): number[] | null {
  const last = times.at(-1);
  let time = times[0];
  if (time === undefined || last === undefined) return null;
  const filled: number[] = [];
  while (time <= last) {
    filled.push(time);
    if (filled.length > periodMax) return null;
    time = nextPeriod(time, grain);
  }
  const places = new Set(filled);
  return times.every((given) => places.has(given)) ? filled : null;
}

/**
 * Lays the times of a column on an axis. Null when the column is no time or none of its values can be read as one.
 * **Nulls** a missing period gets a place, and so a gap.
 */
export function layTimeAxis(
  cells: readonly Cell[],
  column: ResultColumn,
  locale: ChartLocale,
  periodMax: number = chartLimits.periods,
): TimeAxis | null {
  if (column.role !== "time" && column.type !== "date" && column.type !== "timestamp") return null;
  const placed: { cell: Cell; time: number }[] = [];
  for (const cell of cells) {
    const time = readTime(cell, column.grain);
    if (time !== null) placed.push({ cell, time });
  }
  // Most results come in order, and putting 100,000 times in order that are takes longer than looking.
  const isOrdered = placed.every(({ time }, index) => index === 0 || (placed[index - 1]?.time ?? 0) < time);
  if (!isOrdered) placed.sort((a, b) => a.time - b.time);
  if (placed.length === 0) return null;
  const all = placed.map(({ time }) => time);
  const given = isOrdered ? all : [...new Set(all)];
  const filled = column.grain ? fillPeriods(given, column.grain, periodMax) : null;
  const times = filled ?? given;
  const grain = column.grain ?? (column.type === "date" ? "day" : "instant");
  let labels: readonly string[] | null = null;
  return {
    kind: filled ? "period" : "instant",
    times,
    get labels() {
      labels ??= times.map((time) => formatTime(time, grain, locale));
      return labels;
    },
    cells: placed,
  };
}
