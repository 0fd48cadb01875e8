import type { CartesianChart, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import { isSampled } from "@/lib/chart/cartesian/draw-window";
import { firstAtOrAfter } from "@/lib/chart/cartesian/first-at-or-after";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { formatNumber } from "@/lib/chart/format-number";
import { escapeHtml } from "@/lib/chart/option-parts";
import { thresholdAt } from "@/lib/chart/threshold-at";

/** What ECharts says of a mark under the pointer. `marker`: the coloured dot, as markup of its own. `value`: what it was drawn from. */
export type TooltipItem = {
  readonly seriesIndex?: number;
  readonly dataIndex: number;
  readonly marker?: unknown;
  readonly value?: unknown;
};

/** The values of a place, as ECharts' tooltips want them: markup. Every text from data or a designer is escaped. */
export function placeTooltip(chart: CartesianChart, given: readonly TooltipItem[], context: DrawingContext): string {
  const items = given.map((item) => ({ ...item, dataIndex: placeOf(chart, item) }));
  const [first] = items;
  if (!first) return "";
  const rows = items.flatMap((item) => {
    const series = chart.series[item.seriesIndex ?? -1];
    return series ? [row(chart, series, item, context)] : [];
  });
  const head = `<div style="font-weight:600;margin-bottom:4px">${escapeHtml(chart.x.label(first.dataIndex))}</div>`;
  // A stack is read from its top.
  return head + (chart.stacked ? rows.toReversed() : rows).join("") + totalRow(chart, items, context);
}

/** Of a long line ECharts has some of the points only and counts those: the time of one says which it is. */
function placeOf(chart: CartesianChart, { dataIndex, value }: TooltipItem): number {
  const time = Array.isArray(value) ? value[0] : null;
  return isSampled(chart) && chart.x.times && typeof time === "number"
    ? firstAtOrAfter(chart.x.times, time)
    : dataIndex;
}

const line = (name: string, value: string, note: string) =>
  `<div style="display:flex;gap:16px;justify-content:space-between;line-height:20px"><span>${name}</span>` +
  `<span style="font-variant-numeric:tabular-nums;white-space:nowrap"><b>${value}</b>${note}</span></div>`;

function row(chart: CartesianChart, series: PreparedSeries, item: TooltipItem, context: DrawingContext): string {
  const { locale } = context.texts;
  const value = series.values[item.dataIndex] ?? null;
  const { full } = measureWriter(series.column, chart.options, locale);
  const dot = typeof item.marker === "string" ? item.marker : "";
  const notes = [shareText(chart, series, item.dataIndex, context), meaningText(chart, series, value)];
  const note = [...notes, changeText(chart, series, item.dataIndex, context)]
    .filter((text) => text !== "")
    .map((text) => ` <span style="opacity:.7">${escapeHtml(text)}</span>`)
    .join("");
  return line(dot + escapeHtml(nameOf(chart, series, context)), escapeHtml(full(value)), note);
}

/** Of several series of another period each says what it stands beside. */
function nameOf(
  { series: all, stacked }: CartesianChart,
  { name, comparison }: PreparedSeries,
  { texts }: DrawingContext,
) {
  const isOneOfMany = comparison !== null && !stacked && all.filter((one) => one.comparison).length > 1;
  return isOneOfMany ? texts.compared(all[comparison.of]?.name ?? "", comparison.label) : name;
}

/** What a mark's threshold is called: colours alone tell some readers nothing. */
function meaningText(
  { options }: CartesianChart,
  { column, comparison }: PreparedSeries,
  value: number | null,
): string {
  if (value === null || comparison) return "";
  return thresholdAt(value, column.name, options.thresholds)?.label ?? "";
}

/** How the shown value stands against this one of another period. */
function changeText(chart: CartesianChart, series: PreparedSeries, place: number, { texts }: DrawingContext): string {
  const before = series.comparison ? (series.values[place] ?? null) : null;
  if (!series.comparison || before === null || before === 0) return "";
  const shown = chart.stacked ? totalAt(chart, place) : (chart.series[series.comparison.of]?.values[place] ?? null);
  if (shown === null) return "";
  const change = ((shown - before) / Math.abs(before)) * 100;
  return `${change > 0 ? "+" : ""}${formatNumber(change, { unit: "%", fractionDigits: 1 }, texts.locale)}`;
}

function shareText(chart: CartesianChart, series: PreparedSeries, place: number, { texts }: DrawingContext): string {
  const total = chart.percent ? totalAt(chart, place) : null;
  const value = series.values[place] ?? null;
  if (total === null || total === 0 || value === null) return "";
  return formatNumber((value / total) * 100, { unit: "%", fractionDigits: 1 }, texts.locale);
}

function totalAt({ series }: CartesianChart, place: number): number | null {
  const known = stacked(series).flatMap(({ values }) => values[place] ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

const stacked = (series: readonly PreparedSeries[]) =>
  series.filter(({ comparison, as }) => comparison === null && as !== "line");

function totalRow(chart: CartesianChart, items: readonly TooltipItem[], { texts }: DrawingContext): string {
  const parts = stacked(chart.series);
  const [head] = parts;
  const total = totalAt(chart, items[0]?.dataIndex ?? -1);
  if (!chart.stacked || parts.length < 2 || !head || total === null) return "";
  // What the legend hides is not part of the picture, so it is not part of a sum either.
  if (
    items.filter(({ seriesIndex }) => parts.includes(chart.series[seriesIndex ?? -1] as PreparedSeries)).length <
    parts.length
  )
    return "";
  return line(
    escapeHtml(texts.total),
    escapeHtml(measureWriter(head.column, chart.options, texts.locale).full(total)),
    "",
  );
}
