import type { XAXisComponentOption } from "echarts";
import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { cutMiddle, textWidthPx } from "@/lib/chart/option-parts";
import { tickOfTime, timeTicks } from "@/lib/chart/time-ticks";

/** An axis before it is known whether it lies or stands: the two differ only in the places they allow. */
export type Axis = XAXisComponentOption;
type Placed = Pick<CartesianChart, "x" | "horizontal" | "series" | "options">;

const tickWidthPx = 56;
const lineCount = 2;
const slotMinPx = 52;
/** Names aslant cannot stand closer. */
const aslantPx = 14;

/** The axis of the places: names, periods side by side, or times where they happened. */
export function placeAxis(chart: Placed, context: DrawingContext): Axis {
  const axis = chart.x.kind === "instant" ? instantAxis(context) : slottedAxis(chart, context);
  // What a name is made of is the same for every kind of axis, which the union of their types cannot say.
  return { ...axis, ...titleOf(chart, context) } as Axis;
}

/** A lying axis is named below its middle. */
function titleOf({ options, horizontal }: Placed, { theme }: DrawingContext) {
  const name = options.axisX?.title;
  if (!name) return {};
  return {
    ...{ name, nameLocation: "middle" as const, nameGap: horizontal ? 48 : 30 },
    nameTextStyle: { color: theme.textMuted, fontSize: 12 },
  };
}

function slottedAxis(chart: Placed, context: DrawingContext): Axis {
  const { theme, texts, widthPx } = context;
  const { x } = chart;
  const base = {
    type: "category" as const,
    data: Array.from({ length: x.count }, (_, index) => x.label(index)),
    boundaryGap: chart.series.some(({ as }) => as === "bar"),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
  };
  const label = { color: theme.textMuted, fontSize: 12, lineHeight: 15 };
  if (x.kind === "period" && x.times && x.column.grain) {
    const ticks = timeTicks(x.times, x.column.grain, texts.locale, Math.floor(widthPx / tickWidthPx));
    const interval = (index: number) => ticks.has(index);
    const formatter = (_: string, index: number) => ticks.get(index) ?? "";
    return { ...base, axisLabel: { ...label, hideOverlap: true, interval, formatter } };
  }
  if (chart.horizontal) {
    const lengthMax = Math.max(8, Math.min(28, Math.floor((widthPx * 0.36) / 7)));
    const formatter = (name: string) => cutMiddle(name, lengthMax);
    const axisLabel = { ...label, interval: 0, hideOverlap: true, formatter };
    return { ...base, inverse: true, axisLine: { show: false }, axisLabel };
  }
  return { ...base, axisLabel: { ...label, ...(x.edges ? binsBelow : namesBelow)(base.data, context) } };
}

/** Names below bars: on one line while they fit, then on two, then aslant. */
function namesBelow(names: readonly string[], { widthPx }: DrawingContext) {
  const slotPx = Math.max(1, (widthPx - 60) / Math.max(1, names.length));
  const longestPx = names.reduce((longest, name) => Math.max(longest, textWidthPx(name)), 0);
  if (longestPx + 8 <= slotPx) return { interval: 0, formatter: (name: string) => name };
  const longestWordPx = names.reduce(
    (longest, name) => Math.max(longest, ...name.split(/\s+|(?=\p{Script=Han})/u).map(textWidthPx)),
    0,
  );
  // A word is never broken in two.
  if (slotPx >= slotMinPx && longestWordPx <= slotPx - 2) {
    const formatter = (name: string) => cutMiddle(name, Math.floor((slotPx / 7) * lineCount));
    return { interval: 0, width: slotPx - 2, overflow: "break" as const, formatter };
  }
  // Of thousands of names most would be laid out only to be hidden.
  const interval = Math.max(0, Math.ceil(aslantPx / slotPx) - 1);
  return { interval, rotate: 40, hideOverlap: true, formatter: (name: string) => cutMiddle(name, 14) };
}

/** Bins follow from each other, so every other one may go without a name. */
function binsBelow(names: readonly string[], { widthPx }: DrawingContext) {
  const slotPx = Math.max(1, (widthPx - 60) / Math.max(1, names.length));
  const longestPx = names.reduce((longest, name) => Math.max(longest, textWidthPx(name)), 0);
  return { interval: Math.max(0, Math.ceil((longestPx + 10) / slotPx) - 1), formatter: (name: string) => name };
}

function instantAxis({ theme, texts, widthPx }: DrawingContext): Axis {
  return {
    type: "time",
    splitNumber: Math.max(2, Math.floor(widthPx / 110)),
    axisTick: { show: false },
    splitLine: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
    axisLabel: {
      color: theme.textMuted,
      fontSize: 12,
      hideOverlap: true,
      formatter: (time: number) => tickOfTime(time, texts.locale),
    },
  };
}
