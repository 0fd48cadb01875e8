import type { CartesianChart, ValueAxis } from "@/lib/chart/cartesian/cartesian-chart";
import type { Axis } from "@/lib/chart/cartesian/option-place-axis";
import { drawnRange } from "@/lib/chart/cartesian/value-axes";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { formatNumber } from "@/lib/chart/format-number";
import { textWidthPx } from "@/lib/chart/option-parts";

type Extent = { readonly min: number; readonly max: number };

/** An axis of values: few lines, short numbers, far enough for every line that stands across it. */
export function valueAxis(chart: CartesianChart, index: 0 | 1, context: DrawingContext): Axis {
  const { theme, texts, heightPx, widthPx } = context;
  const axis = chart.axes[index];
  if (!axis) return { type: "value", show: false };
  const write = chart.percent
    ? (value: number) => formatNumber(value, { unit: "%", compact: true }, texts.locale)
    : measureWriter(axis.column, chart.options, texts.locale).short;
  return {
    type: axis.scale === "log" ? "log" : "value",
    scale: !axis.fromZero,
    splitNumber: chart.horizontal
      ? Math.max(2, Math.floor(widthPx / 130))
      : Math.max(2, Math.min(5, Math.floor(heightPx / 55))),
    ...limits(chart, axis, index),
    ...titleOf(axis, index, context, { isLying: chart.horizontal, labelPx: labelWidthPx(chart, index, write) }),
    axisLabel: { color: theme.textMuted, fontSize: 12, hideOverlap: true, formatter: write },
    // The lines of two axes would lie across each other.
    splitLine: { show: index === 0, lineStyle: { color: theme.line } },
    axisLine: { show: false },
    axisTick: { show: false },
    ...(index === 1 ? { position: chart.horizontal ? "top" : "right", alignTicks: true } : {}),
  } as Axis;
}

function limits(chart: CartesianChart, axis: ValueAxis, index: 0 | 1): Partial<Axis> {
  if (chart.percent) return { min: 0, max: 100, interval: 25 } as Partial<Axis>;
  const marked = chart.marks.filter((mark) => mark.axis === index).map(({ value }) => value);
  const highest = Math.max(...marked);
  const lowest = Math.min(...marked);
  return {
    min: axis.min ?? (({ min }: Extent) => (lowest < Math.min(min, 0) ? -roundUp(-lowest) : null)),
    max: axis.max ?? (({ max }: Extent) => (highest > max ? roundUp(highest) : null)),
  } as Partial<Axis>;
}

/** The next round number, so that the axis ends at a tick: of 1, 1.2, 1.5, 2 … 10 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((size) => size * power >= value) ?? 10;
  return step * power;
}

function titleOf(
  { title }: ValueAxis,
  index: 0 | 1,
  { theme }: DrawingContext,
  { isLying, labelPx }: { isLying: boolean; labelPx: number },
): Partial<Axis> {
  if (title === "") return {};
  return {
    ...{ name: title, nameLocation: "middle", nameTruncate: { maxWidth: 200 } },
    ...(isLying ? { nameGap: 28 } : { nameGap: labelPx + 12, nameRotate: index === 0 ? 90 : -90 }),
    nameTextStyle: { color: theme.textMuted, fontSize: 12 },
  };
}

/** How wide the numbers at an axis get: what its title must stand beside. */
function labelWidthPx(chart: CartesianChart, index: 0 | 1, write: (value: number) => string): number {
  const range = drawnRange(
    chart.series.filter(({ axis }) => axis === index),
    chart.stacked,
  );
  return range ? Math.max(...[range.min, range.max, range.max * 0.75].map((value) => textWidthPx(write(value)))) : 0;
}
