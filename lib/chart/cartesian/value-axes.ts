import type { CartesianChart, PreparedSeries, ValueAxis } from "@/lib/chart/cartesian/cartesian-chart";
import type { ChartOptions } from "@/lib/chart/options-schema";

/** The largest and the smallest of what is drawn on an axis: of stacks their tops. **Nulls** null: nothing is. */
export function drawnRange(series: readonly PreparedSeries[], isStacked: boolean): { min: number; max: number } | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const count = series.reduce((most, { values }) => Math.max(most, values.length), 0);
  for (let place = 0; place < count; place += 1) {
    let above = 0;
    let below = 0;
    for (const { values } of series) {
      const value = values[place] ?? null;
      if (value === null) continue;
      if (isStacked && value >= 0) above += value;
      if (isStacked && value < 0) below += value;
      min = Math.min(min, isStacked ? below : value);
      max = Math.max(max, isStacked ? above : value);
    }
  }
  return max >= min ? { min, max } : null;
}

/** The axes that series stand on, as the data asks for and as a designer set them. */
export function valueAxes(
  chart: Pick<CartesianChart, "series" | "stacked" | "percent">,
  options: ChartOptions,
): ValueAxis[] {
  const axes: ValueAxis[] = [];
  for (const index of [0, 1] as const) {
    const own = chart.series.filter(({ axis }) => axis === index);
    const [head] = own;
    if (!head) continue;
    const set = (index === 0 ? options.axisY : options.axisY2) ?? {};
    const range = drawnRange(own, chart.stacked);
    const hasLog = set.scale === "log" && !chart.percent && !chart.stacked && range !== null && range.max > 0;
    axes.push({
      column: head.column,
      scale: hasLog ? "log" : "linear",
      title: set.title || (chart.series.some(({ axis }) => axis === 1) ? titleOf(own) : ""),
      min: set.min ?? null,
      max: set.max ?? null,
      fromZero: startsAtZero(own, chart.stacked, range),
    });
  }
  return axes;
}

/** With two axes a reader must know which is which: where an axis has one measure, it is named after it. */
function titleOf(series: readonly PreparedSeries[]): string {
  const shown = series.filter(({ comparison }) => comparison === null);
  return shown.length === 1 ? (shown[0]?.name ?? "") : "";
}

/** A line whose values differ little against their size would be flat on an axis from zero; bars and areas always start at zero. */
function startsAtZero(
  series: readonly PreparedSeries[],
  isStacked: boolean,
  range: { min: number; max: number } | null,
): boolean {
  if (isStacked || range === null || series.some(({ as }) => as !== "line")) return true;
  return range.min <= 0 || range.max - range.min > range.max * 0.3;
}
