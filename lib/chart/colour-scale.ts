import type { VisualMapComponentOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { mixColours } from "@/lib/chart/mix-colours";
import type { ChartOptions, Threshold } from "@/lib/chart/options-schema";
import { thresholdAt } from "@/lib/chart/threshold-at";
import type { ResultColumn } from "@/lib/execute/schema";

export type ColouredValues = {
  readonly column: ResultColumn;
  readonly range: { readonly min: number; readonly max: number };
  readonly options: ChartOptions;
};

/** From almost nothing to the first colour of the theme; values to both sides of zero get a colour each. */
function gradient({ range: { min, max } }: ColouredValues, { theme }: DrawingContext) {
  const [strong = theme.text, other = theme.textMuted] = theme.palette;
  if (min >= 0 || max <= 0) return { min, max: max > min ? max : min + 1, inRange: { color: [theme.line, strong] } };
  const end = Math.max(-min, max);
  return { min: -end, max: end, inRange: { color: [other, theme.line, strong] } };
}

const belongsTo =
  ({ name }: ResultColumn) =>
  ({ column }: Threshold) =>
    column === null || column === name;

/** One colour from each threshold to the next, named in the legend by its label or by its limits. */
function pieces({ column, options, range }: ColouredValues, { theme, texts }: DrawingContext) {
  const { short } = measureWriter(column, options, texts.locale);
  const limits = (options.thresholds ?? []).filter(belongsTo(column)).toSorted((a, b) => a.from - b.from);
  const [lowest] = limits;
  const steps = limits.map((limit, at) => {
    const next = limits[at + 1];
    const name = limit.label || (next ? `${short(limit.from)} – ${short(next.from)}` : `≥ ${short(limit.from)}`);
    return {
      gte: limit.from,
      ...(next ? { lt: next.from } : {}),
      label: name,
      color: chartColour(limit.colour, theme),
    };
  });
  return lowest && range.min < lowest.from
    ? [{ lt: lowest.from, label: `< ${short(lowest.from)}`, color: theme.line }, ...steps]
    : steps;
}

/** The colour of a value, for what is written on it. */
export function colourAt(values: ColouredValues, context: DrawingContext): (value: number) => string {
  const { theme } = context;
  if (values.options.thresholds?.some(belongsTo(values.column))) {
    return (value) => {
      const reached = thresholdAt(value, values.column.name, values.options.thresholds);
      return reached ? chartColour(reached.colour, theme) : theme.line;
    };
  }
  const { min, max, inRange } = gradient(values, context);
  const stops = inRange.color;
  return (value) => {
    const place = Math.max(0, Math.min(1, (value - min) / (max - min || 1))) * (stops.length - 1);
    const at = Math.min(stops.length - 2, Math.floor(place));
    return mixColours(stops[at + 1] ?? theme.line, stops[at] ?? theme.line, place - at);
  };
}

/** Says which colour stands for which value, above the chart: a gradient, or a step a threshold where a designer set some. */
export function colourScale(
  values: ColouredValues,
  context: DrawingContext,
  place: { readonly dimension?: number; readonly seriesIndex?: number } = {},
): VisualMapComponentOption {
  const { column, options, range } = values;
  const { theme, texts, isPicture } = context;
  const shared = {
    ...place,
    ...{ show: options.legend !== "none", orient: "horizontal" as const, left: 0, padding: [6, 4] },
    ...(options.legend === "bottom" ? { bottom: 0 } : { top: 0 }),
    textStyle: { color: theme.textMuted, fontSize: 12 },
  };
  if (options.thresholds?.some(belongsTo(column)))
    return {
      ...{ ...shared, type: "piecewise", pieces: pieces(values, context) },
      ...{
        itemWidth: 12,
        itemHeight: 12,
        itemGap: 12,
        selectedMode: isPicture ? false : "multiple",
        itemSymbol: "roundRect",
      },
    };
  const { short } = measureWriter(column, options, texts.locale);
  return {
    ...{ ...shared, type: "continuous", calculable: false, itemWidth: 10, itemHeight: 120 },
    ...gradient(values, context),
    text: [short(range.max), short(range.min)],
  };
}
