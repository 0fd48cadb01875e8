import type {
  BarSeriesOption,
  EChartsOption,
  LineSeriesOption,
  XAXisComponentOption,
  YAXisComponentOption,
} from "echarts";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { formatTime, formatTimeTick } from "@/lib/chart/format-time";
import {
  axisValueFormatter,
  cutMiddle,
  legendOption,
  roomAbovePx,
  textWidthPx,
  tooltipOption,
  valueFormatter,
} from "@/lib/chart/option-parts";
import type { CartesianChart, PreparedSeries } from "@/lib/chart/prepared-chart";
import { instantTickGrain, timeTicks } from "@/lib/chart/time-ticks";

/** An axis before it is known whether it lies or stands: the two differ only in the places they allow. */
type Axis = XAXisComponentOption;

const tickWidthPx = 56;

const lineCount = 2;
const slotMinPx = 52;

/** Names below bars: on one line while they fit, then on two, then aslant. */
function namesBelow(chart: CartesianChart, { widthPx }: DrawingContext) {
  const slotPx = Math.max(1, (widthPx - 60) / Math.max(1, chart.x.labels.length));
  const longestPx = Math.max(...chart.x.labels.map(textWidthPx));
  if (longestPx + 8 <= slotPx) return { interval: 0, formatter: (name: string) => name };
  if (slotPx >= slotMinPx) {
    const formatter = (name: string) => cutMiddle(name, Math.floor((slotPx / 7) * lineCount));
    return { interval: 0, width: slotPx - 6, overflow: "break" as const, formatter };
  }
  return { interval: 0, rotate: 40, hideOverlap: true, formatter: (name: string) => cutMiddle(name, 14) };
}

function categoryAxis(chart: CartesianChart, context: DrawingContext): Axis {
  const { theme, texts, widthPx } = context;
  const base = {
    type: "category" as const,
    data: [...chart.x.labels],
    boundaryGap: chart.type === "bar",
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
  };
  const label = { color: theme.textMuted, fontSize: 12, lineHeight: 15 };
  if (chart.x.kind === "period" && chart.x.times && chart.x.column.grain) {
    const ticks = timeTicks(chart.x.times, chart.x.column.grain, texts.locale, Math.floor(widthPx / tickWidthPx));
    return {
      ...base,
      axisLabel: {
        ...label,
        hideOverlap: true,
        interval: (index: number) => ticks.has(index),
        formatter: (_: string, index: number) => ticks.get(index) ?? "",
      },
    };
  }
  if (chart.horizontal) {
    const lengthMax = Math.max(8, Math.min(28, Math.floor((widthPx * 0.36) / 7)));
    const formatter = (name: string) => cutMiddle(name, lengthMax);
    return {
      ...base,
      inverse: true,
      axisLine: { show: false },
      axisLabel: { ...label, interval: 0, hideOverlap: true, formatter },
    };
  }
  return { ...base, axisLabel: { ...label, ...namesBelow(chart, context) } };
}

/** Instants without a grain stand where they happened, not side by side. */
function instantAxis(chart: CartesianChart, { theme, texts, widthPx }: DrawingContext): Axis {
  const times = chart.x.times ?? [];
  const grain = instantTickGrain((times.at(-1) ?? 0) - (times[0] ?? 0));
  return {
    type: "time",
    splitNumber: Math.max(2, Math.floor(widthPx / 110)),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
    axisLabel: {
      color: theme.textMuted,
      hideOverlap: true,
      formatter: (time: number) => formatTimeTick(time, null, grain, texts.locale),
    },
    axisPointer: {
      label: { formatter: ({ value }: { value: unknown }) => formatTime(Number(value), "instant", texts.locale) },
    },
  };
}

/** A line whose values differ little against their size would be flat on an axis from zero; bars always start at zero. */
function startsAtZero(chart: CartesianChart): boolean {
  if (chart.type !== "line" || chart.stacked) return true;
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const max = Math.max(...values);
  const min = Math.min(...values);
  return min <= 0 || max - min > max * 0.3;
}

function valueAxis(chart: CartesianChart, { theme, texts, heightPx, widthPx }: DrawingContext): Axis {
  return {
    type: "value",
    scale: !startsAtZero(chart),
    splitNumber: chart.horizontal
      ? Math.max(2, Math.floor(widthPx / 130))
      : Math.max(2, Math.min(5, Math.floor(heightPx / 55))),
    axisLabel: {
      color: theme.textMuted,
      fontSize: 12,
      hideOverlap: true,
      formatter: axisValueFormatter(chart.unit, texts.locale),
    },
    splitLine: { lineStyle: { color: theme.line } },
    axisLine: { show: false },
    axisTick: { show: false },
  };
}

/** A value between two gaps has no line to either side: it needs a dot to be seen at all. */
function isIsolated(series: PreparedSeries, index: number): boolean {
  return (series.values[index - 1] ?? null) === null && (series.values[index + 1] ?? null) === null;
}

function lineSeries(chart: CartesianChart, series: PreparedSeries, context: DrawingContext): LineSeriesOption {
  const { times, kind } = chart.x;
  const data = series.values.map((value, index) => {
    const point = kind === "instant" ? [times?.[index] ?? null, value] : value;
    const symbol = value !== null && isIsolated(series, index) ? "circle" : "none";
    return { value: point as number, symbol, symbolSize: 6 };
  });
  const isArea = chart.type === "area";
  return {
    type: "line",
    name: series.name,
    data,
    connectNulls: false,
    lineStyle: { width: isArea && chart.stacked ? 1 : 2 },
    emphasis: { focus: chart.series.length > 1 ? "series" : "none" },
    ...(isArea ? { areaStyle: { opacity: chart.stacked ? 0.75 : 0.14 } } : {}),
    ...(chart.stacked ? { stack: "all" } : {}),
    ...restColour(series, context),
    tooltip: { valueFormatter: valueFormatter(series.column.unit, context.texts.locale) },
  };
}

/** "Other" is no series of its own: it takes a grey, so that its colour means nothing. */
function restColour(series: PreparedSeries, { theme }: DrawingContext) {
  return series.isOther ? { color: theme.rest } : {};
}

function barSeries(chart: CartesianChart, series: PreparedSeries, context: DrawingContext): BarSeriesOption {
  const radius = chart.horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0];
  return {
    type: "bar",
    name: series.name,
    data: series.values.map((value) => value ?? "-"),
    ...(chart.touching ? {} : { barMaxWidth: chart.horizontal ? 22 : 44 }),
    barCategoryGap: chart.touching ? 1 : chart.series.length > 1 && !chart.stacked ? "28%" : "36%",
    barGap: "8%",
    itemStyle: chart.stacked ? { borderColor: context.theme.surface, borderWidth: 0.5 } : { borderRadius: radius },
    emphasis: { focus: chart.series.length > 1 ? "series" : "none" },
    ...(chart.stacked ? { stack: "all" } : {}),
    ...restColour(series, context),
    tooltip: { valueFormatter: valueFormatter(series.column.unit, context.texts.locale) },
  };
}

/** Draws lines, areas and bars. */
export function cartesianOption(chart: CartesianChart, context: DrawingContext): EChartsOption {
  const names = chart.series.map((series) => series.name);
  const hasLegend = names.length > 1;
  const across = chart.x.kind === "instant" ? instantAxis(chart, context) : categoryAxis(chart, context);
  const up = valueAxis(chart, context);
  const tooltip = tooltipOption(context, "axis");
  return {
    grid: {
      top: roomAbovePx(names, context),
      left: 4,
      right: chart.horizontal ? 20 : 14,
      bottom: 2,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    ...(hasLegend ? { legend: legendOption(context, names) } : {}),
    tooltip:
      chart.type === "bar" ? { ...tooltip, axisPointer: { type: "shadow", shadowStyle: { opacity: 0.08 } } } : tooltip,
    xAxis: chart.horizontal ? up : across,
    yAxis: (chart.horizontal ? across : up) as YAXisComponentOption,
    series: chart.series.map((series) =>
      chart.type === "bar" ? barSeries(chart, series, context) : lineSeries(chart, series, context),
    ),
  };
}
