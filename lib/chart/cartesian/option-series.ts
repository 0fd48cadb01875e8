import type { BarSeriesOption, LineSeriesOption } from "echarts";
import type { CartesianChart, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import { drawnPlaces, largeCountMin, packed } from "@/lib/chart/cartesian/draw-window";
import { seriesColour } from "@/lib/chart/cartesian/series-colour";
import { dotOf, hatching } from "@/lib/chart/cartesian/threshold-style";
import { chartColour } from "@/lib/chart/chart-colour";
import type { AxisWindow, DrawnWindow } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { inkOn } from "@/lib/chart/mix-colours";
import { textWidthPx } from "@/lib/chart/option-parts";
import type { ChartColour } from "@/lib/chart/options-schema";
import { thresholdAt } from "@/lib/chart/threshold-at";

const symbolsInOrder = ["circle", "rect", "triangle", "diamond", "roundRect", "pin", "arrow", "emptyCircle"];

const dotRoomPx = 10;
const axisRoomPx = 60;

type Drawn = {
  readonly chart: CartesianChart;
  readonly index: number;
  readonly context: DrawingContext;
  /** The places a long line is drawn through. **Nulls** all of them. */
  readonly places: readonly number[] | null;
};

/** One series as ECharts draws it. */
export function seriesOption(drawn: Drawn): LineSeriesOption | BarSeriesOption {
  return drawn.chart.series[drawn.index]?.as === "bar" ? barSeries(drawn) : lineSeries(drawn);
}

/** The series of a long line as they are drawn while this part of the axis is shown; null where all of it is drawn at once. */
export function drawWithin(
  chart: CartesianChart,
  window: AxisWindow,
  widthPx: number,
  including?: number,
): DrawnWindow | null {
  const { times } = chart.x;
  const places = drawnPlaces(chart, window, widthPx, including);
  if (places === null || times === null) return null;
  const series = chart.series.map((one) => ({
    id: one.id,
    data: packed(times, places, (place) => drawnValue(chart, one, place)),
  }));
  return { series, dataIndexes: places };
}

/** What is drawn on a place: the value, or on stacks of 100 % its share. **Nulls** a gap. */
function drawnValue({ series, percent }: CartesianChart, { values }: PreparedSeries, place: number): number | null {
  const value = values[place] ?? null;
  if (!percent || value === null) return value;
  const total = series.reduce((sum, one) => (one.comparison ? sum : sum + Math.abs(one.values[place] ?? 0)), 0);
  return total === 0 ? null : (value / total) * 100;
}

const drawnValues = (chart: CartesianChart, series: PreparedSeries) =>
  series.values.map((_, place) => drawnValue(chart, series, place));

function shared({ chart, index, context }: Drawn, series: PreparedSeries) {
  const isAlone = chart.series.length === 1;
  return {
    id: series.id,
    name: series.name,
    color: seriesColour(chart, index, context.theme),
    ...(series.axis === 1 ? (chart.horizontal ? { xAxisIndex: 1 } : { yAxisIndex: 1 }) : {}),
    ...(chart.stacked && series.as !== "line" && !series.comparison ? { stack: `${series.as} ${series.axis}` } : {}),
    // Bars keep their colours: what is beside a stack's part is what it is read against.
    emphasis: { focus: isAlone || series.as === "bar" ? ("none" as const) : ("series" as const) },
    blur: { lineStyle: { opacity: 0.35 }, itemStyle: { opacity: 0.35 }, areaStyle: { opacity: 0.3 } },
  };
}

function labels({ chart, index, context }: Drawn, series: PreparedSeries) {
  if (!chart.options.labels || series.comparison) return {};
  const { short } = measureWriter(series.column, chart.options, context.texts.locale);
  const isInside = chart.stacked && series.as !== "line";
  const roomPx = series.as === "bar" && !chart.horizontal ? slotPx(chart, context) : Number.POSITIVE_INFINITY;
  return {
    label: {
      show: true,
      position: isInside ? ("inside" as const) : chart.horizontal ? ("right" as const) : ("top" as const),
      color: isInside ? inkOn(seriesColour(chart, index, context.theme)) : context.theme.text,
      fontSize: 11,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const text = short(series.values[dataIndex] ?? null);
        return textWidthPx(text) <= roomPx ? text : "";
      },
    },
    labelLayout: { hideOverlap: true },
  };
}

/** How wide a text above or in a bar may be before it reaches into the next. */
function slotPx({ x, series, stacked }: CartesianChart, { widthPx }: DrawingContext): number {
  const beside = stacked ? 1 : series.filter(({ as }) => as === "bar").length;
  return (((widthPx - axisRoomPx) / Math.max(1, x.count)) * (stacked ? 0.6 : 1)) / Math.max(1, beside);
}

/** The meaning that a value has by the thresholds of the chart; null when none is reached. */
function meaningOf({ options }: CartesianChart, series: PreparedSeries, value: number | null): ChartColour | null {
  if (value === null || series.comparison) return null;
  return thresholdAt(value, series.column.name, options.thresholds)?.colour ?? null;
}

/** A value between two gaps has no line to either side: it needs a dot to be seen at all. */
function isIsolated({ values }: PreparedSeries, index: number): boolean {
  return (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
}

function lineData({ chart, index, context, places }: Drawn, series: PreparedSeries) {
  const { times, kind } = chart.x;
  const isTimed = kind === "instant" && times !== null;
  if (isTimed && places) return packed(times, places, (place) => drawnValue(chart, series, place));
  const values = drawnValues(chart, series);
  const point = (value: number | null, place: number) => (isTimed ? [times[place] ?? null, value] : value);
  const shape = symbolsInOrder[index % symbolsInOrder.length] ?? "circle";
  const { points = false, labels = false } = chart.options;
  // Where dots would touch, only those stand that enter another meaning.
  const isDense = values.length * dotRoomPx > context.widthPx;
  const meanings = series.values.map((value) => meaningOf(chart, series, value));
  return values.map((value, place) => {
    const meaning = isDense && meanings[place] === meanings[place - 1] ? null : (meanings[place] ?? null);
    const isShown = value !== null && (meaning !== null || points || labels || isIsolated(series, place));
    return {
      value: point(value, place),
      symbol: isShown ? (meaning ? dotOf(meaning) : points ? shape : "circle") : "none",
      symbolSize: meaning ? 8 : points ? 6 : labels ? 4 : 6,
      ...(meaning ? { itemStyle: { color: chartColour(meaning, context.theme) } } : {}),
    };
  });
}

function lineSeries(drawn: Drawn): LineSeriesOption {
  const { chart, index } = drawn;
  const series = chart.series[index] as PreparedSeries; // the index comes from the series themselves
  const isArea = series.as === "area";
  const isLarge = series.values.length > largeCountMin;
  const { shape, nulls } = chart.options;
  return {
    ...shared(drawn, series),
    type: "line",
    data: lineData(drawn, series) as LineSeriesOption["data"],
    ...(drawn.places ? { dimensions: ["place", "value"] } : {}),
    connectNulls: nulls === "connect",
    lineStyle: series.comparison
      ? { width: 1.5, type: [5, 4], opacity: 0.85 }
      : // Without a graphics card a line of one pixel is drawn several times faster than any broader one.
        { width: (isArea && chart.stacked) || isLarge ? 1 : 2 },
    ...(isArea ? { areaStyle: { opacity: chart.stacked ? 0.75 : 0.14 } } : {}),
    ...(shape === "smooth" && !isLarge ? { smooth: 0.35, smoothMonotone: "x" } : {}),
    ...(shape === "step" ? { step: chart.x.kind === "instant" ? "end" : "middle" } : {}),
    ...(isLarge ? { showSymbol: false, animation: false, emphasis: { disabled: true } } : labels(drawn, series)),
  };
}

function barSeries(drawn: Drawn): BarSeriesOption {
  const { chart, index, context } = drawn;
  const series = chart.series[index] as PreparedSeries; // the index comes from the series themselves
  const bars = chart.series.filter(({ as }) => as === "bar").length;
  const isStacked = chart.stacked && !series.comparison;
  const radius = chart.horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0];
  return {
    ...shared(drawn, series),
    type: "bar",
    data: barData(drawn, series),
    ...(chart.touching ? {} : { barMaxWidth: chart.horizontal ? 22 : 44 }),
    barCategoryGap: chart.touching ? 1 : bars > 1 && !isStacked ? "28%" : "36%",
    barGap: "8%",
    itemStyle: {
      ...(isStacked ? { borderColor: context.theme.surface, borderWidth: 0.5 } : { borderRadius: radius }),
      ...(series.comparison ? { opacity: 0.4, borderType: "dashed", borderWidth: 1 } : {}),
    },
    ...labels(drawn, series),
  };
}

function barData({ chart, context }: Drawn, series: PreparedSeries): BarSeriesOption["data"] {
  const { colours = {} } = chart.options;
  const isSingle = chart.series.length === 1;
  return drawnValues(chart, series).map((value, place) => {
    if (value === null) return "-";
    const meaning = meaningOf(chart, series, series.values[place] ?? null);
    const named = isSingle ? colours[chart.x.label(place)] : undefined;
    const colour = meaning ?? named;
    if (place === chart.x.otherIndex && !colour) return { value, itemStyle: { color: context.theme.rest } };
    if (!colour) return value;
    const decal = meaning ? hatching(meaning) : null;
    return { value, itemStyle: { color: chartColour(colour, context.theme), ...(decal ? { decal } : {}) } };
  }) as BarSeriesOption["data"];
}
