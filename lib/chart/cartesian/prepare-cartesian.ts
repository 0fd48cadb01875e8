import type { CartesianChart, Places, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import { capSeries, collectSeries, type RawSeries } from "@/lib/chart/cartesian/collect-series";
import { compareSeries } from "@/lib/chart/cartesian/compare-series";
import { placeCategories } from "@/lib/chart/cartesian/place-categories";
import { placeTimes } from "@/lib/chart/cartesian/place-times";
import { referenceMarks } from "@/lib/chart/cartesian/reference-marks";
import { drawSeriesAs } from "@/lib/chart/cartesian/series-style";
import { valueAxes } from "@/lib/chart/cartesian/value-axes";
import { valuesAt } from "@/lib/chart/cartesian/values-at";
import type { ChartComparison } from "@/lib/chart/chart-type";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, readColumn } from "@/lib/chart/read-column";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultSet } from "@/lib/execute/schema";

/** How the series of a chart type are drawn when nothing else is said. */
export type CartesianType = CartesianChart["type"] | "combination";

/** Prepares lines, areas, bars and combinations of them. Null when the specification has no axis or no measure. */
export function prepareCartesian(
  result: ResultSet,
  spec: ChartSpec,
  type: CartesianType,
  texts: ChartTexts,
  comparison: ChartComparison | null,
): CartesianChart | null {
  const x = readColumn(result, spec.x);
  if (!x || spec.y.length === 0) return null;
  const options = spec.options ?? {};
  const collected = collectSeries(result, spec, x, texts, type === "combination");
  const cut = capSeries(collected.series, texts);
  const styles = drawSeriesAs(cut.series, type, options);
  const isSlotted = styles.some(({ as }) => as === "bar");
  const laid = layPlaces(result, x, cut.series, isSlotted, options, texts);
  const shown = laid.series.map(
    (raw, index): PreparedSeries => ({
      ...{ id: raw.id, name: raw.name, column: raw.column, isOther: raw.isOther, cells: raw.cells },
      values: valuesAt(laid.places, raw.values, raw.other, options.nulls),
      comparison: null,
      ...(styles[index] ?? { as: "line", axis: 0, colour: null }),
    }),
  );
  if (shown.length === 0) return null;
  const stacksUp = type !== "line" && (options.percent === true || spec.stacked);
  const shape = {
    type: type === "combination" ? "bar" : type,
    stacked: stacksUp,
    percent: type !== "line" && type !== "combination" && options.percent === true && shown.length > 1,
    horizontal: type === "bar" && spec.horizontal && laid.places.kind === "category",
  } as const;
  const compared = comparison
    ? compareSeries(comparison, spec, { ...shape, x: laid.places, series: shown }, texts)
    : [];
  return finish(
    { ...shape, kind: "cartesian", touching: false, x: laid.places, options },
    [...shown, ...compared],
    [...laid.caps, ...cut.caps, ...collected.caps],
    (chart) => referenceMarks(chart, result, options, texts),
  );
}

type Unfinished = Omit<CartesianChart, "series" | "axes" | "marks" | "caps">;

/** Lays the values on their axes; on a logarithmic one, 0 and less have no place. */
function finish(
  chart: Unfinished,
  given: readonly PreparedSeries[],
  caps: readonly ChartCap[],
  marksOf: (chart: Unfinished & Pick<CartesianChart, "series">) => CartesianChart["marks"],
): CartesianChart {
  const axes = valueAxes({ ...chart, series: given }, chart.options);
  const isLog = (series: PreparedSeries) => axes[series.axis]?.scale === "log";
  const series = given.map((one) =>
    isLog(one) ? { ...one, values: one.values.map((value) => (value !== null && value > 0 ? value : null)) } : one,
  );
  const count = (all: readonly PreparedSeries[]) =>
    all.reduce((sum, { values }) => sum + values.reduce<number>((n, value) => n + (value === null ? 0 : 1), 0), 0);
  const [shown, total] = [count(series), count(given)];
  const lost: ChartCap[] = shown < total ? [{ what: "positive", shown, total }] : [];
  return { ...chart, series, axes, marks: marksOf({ ...chart, series }), caps: [...caps, ...lost] };
}

type Laid = {
  places: Places;
  series: readonly (RawSeries & { other: number | null })[];
  caps: readonly ChartCap[];
};

function layPlaces(
  result: ResultSet,
  x: ColumnReader,
  series: readonly RawSeries[],
  isSlotted: boolean,
  options: ChartOptions,
  texts: ChartTexts,
): Laid {
  const cells = [...new Set<Cell>(result.rows.map((row) => x.cell(row)))];
  // Periods ranked by value are names: the axis of time is given up by who asks for it.
  const isRanked = isSlotted && (options.sort === "value_desc" || options.sort === "value_asc");
  const places = isRanked ? null : placeTimes(cells, x.column, isSlotted, texts);
  if (places) return { places, series: series.map((one) => ({ ...one, other: null })), caps: [] };
  const placeMax = options.top ?? (isSlotted ? chartLimits.categories : chartLimits.linePlaces);
  return placeCategories(cells, x.column, series, { placeMax, options, texts });
}
