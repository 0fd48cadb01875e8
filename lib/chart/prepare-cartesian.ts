import { chartLimits } from "@/lib/chart/limits";
import { orderCategories } from "@/lib/chart/order-categories";
import type { CartesianChart, ChartCap, ChartTexts, PreparedSeries } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";
import { layTimeAxis } from "@/lib/chart/time-axis";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";

type Sums = Map<string, Map<string, number | null>>;
type RawSeries = { name: string; column: ResultColumn; values: Map<string, number | null>; isOther: boolean };

/** Two rows on one place (raw rows under a hand-made chart) are added up; a null never hides a number. */
function put(values: Map<string, number | null>, place: string, value: number | null) {
  const before = values.get(place) ?? null;
  values.set(place, before === null ? value : value === null ? before : before + value);
}

const placeKey = (cell: unknown) => JSON.stringify(cell);

/** The series before they are cut: one a measure, or one a value of the series column. */
function collectSeries(result: ResultSet, spec: ChartSpec, x: ColumnReader, texts: ChartTexts): RawSeries[] {
  const measures = spec.y.map((name) => readColumn(result, name)).filter((reader) => reader !== null);
  const split = readColumn(result, spec.series);
  const [measure] = measures;
  if (!split || !measure) {
    return measures.map((reader) => {
      const values = new Map<string, number | null>();
      for (const row of result.rows) put(values, placeKey(x.cell(row)), readNumber(reader.cell(row)));
      return { name: reader.column.label, column: reader.column, values, isOther: false };
    });
  }
  const sums: Sums = new Map();
  for (const row of result.rows) {
    const name = categoryName(split.cell(row), split.column, texts);
    const values = sums.get(name) ?? new Map<string, number | null>();
    sums.set(name, values);
    put(values, placeKey(x.cell(row)), readNumber(measure.cell(row)));
  }
  return [...sums].map(([name, values]) => ({ name, column: measure.column, values, isOther: false }));
}

const seriesSize = (series: RawSeries) =>
  [...series.values.values()].reduce<number>((sum, v) => sum + Math.abs(v ?? 0), 0);

/** Adds up what is left over, place by place; only ever called for additive measures. */
function sumSeries(rest: readonly RawSeries[], name: string, column: ResultColumn): RawSeries {
  const values = new Map<string, number | null>();
  for (const series of rest) for (const [place, value] of series.values) put(values, place, value);
  return { name, column, values, isOther: true };
}

/** Keeps the largest series; the rest becomes "other" where adding up is truthful, and is counted where it is not. */
function capSeries(series: RawSeries[], texts: ChartTexts): { series: RawSeries[]; caps: ChartCap[] } {
  const [head] = series;
  if (!head || series.length <= chartLimits.series) return { series, caps: [] };
  const additive = isAdditive(head.column);
  const keep = additive ? chartLimits.series - 1 : chartLimits.series;
  const ranked = series.toSorted((a, b) => seriesSize(b) - seriesSize(a));
  const kept = ranked.slice(0, keep);
  const rest = ranked.slice(keep);
  if (additive) kept.push(sumSeries(rest, texts.other(rest.length), head.column));
  return { series: kept, caps: [{ what: "series", shown: keep, total: series.length }] };
}

function distinctCells(result: ResultSet, x: ColumnReader) {
  const cells = new Map(result.rows.map((row) => [placeKey(x.cell(row)), x.cell(row)]));
  return [...cells.values()];
}

const alignTo =
  (places: readonly string[]) =>
  (series: RawSeries): PreparedSeries => ({
    name: series.name,
    column: series.column,
    values: places.map((place) => series.values.get(place) ?? null),
    isOther: series.isOther,
  });

/** A bar chart over categories: ordered, cut at 25, the rest as "other" where it may be added up. */
function overCategories(result: ResultSet, x: ColumnReader, raw: RawSeries[], texts: ChartTexts) {
  const places = orderCategories(
    distinctCells(result, x).map((cell) => ({
      cell,
      total: raw.reduce<number | null>((sum, series) => {
        const value = series.values.get(placeKey(cell)) ?? null;
        return value === null ? sum : (sum ?? 0) + value;
      }, null),
    })),
    x.column,
  );
  const isCut = places.length > chartLimits.categories;
  const kept = places.slice(0, chartLimits.categories).map(placeKey);
  const labels = places.slice(0, chartLimits.categories).map((cell) => categoryName(cell, x.column, texts));
  const series = raw.map(alignTo(kept));
  const caps: ChartCap[] = isCut ? [{ what: "categories", shown: kept.length, total: places.length }] : [];
  return { labels, series, caps };
}

/** Prepares line, area and bar. Null when the specification has no axis or no measure. */
export function prepareCartesian(
  result: ResultSet,
  spec: ChartSpec & { type: "line" | "area" | "bar" },
  texts: ChartTexts,
): CartesianChart | null {
  const x = readColumn(result, spec.x);
  if (!x || spec.y.length === 0) return null;
  const { series: raw, caps } = capSeries(collectSeries(result, spec, x, texts), texts);
  const [head] = raw;
  if (!head) return null;
  const shape = { kind: "cartesian", type: spec.type, stacked: spec.stacked, horizontal: spec.horizontal } as const;
  const unit = head.column.unit;
  const axis = layTimeAxis(distinctCells(result, x), x.column, texts.locale);
  if (axis) {
    const keyOfTime = new Map(axis.cells.map(({ cell, time }) => [time, placeKey(cell)]));
    const series = raw.map(alignTo(axis.times.map((time) => keyOfTime.get(time) ?? "")));
    // A bar needs a slot of its own: on a proportional axis bars would overlap.
    const kind = axis.kind === "instant" && spec.type === "bar" ? "category" : axis.kind;
    const times = kind === "category" ? null : axis.times;
    return {
      ...shape,
      horizontal: false,
      x: { column: x.column, kind, labels: axis.labels, times },
      series,
      unit,
      caps,
    };
  }
  const placed = overCategories(result, x, raw, texts);
  return {
    ...shape,
    x: { column: x.column, kind: "category", labels: placed.labels, times: null },
    series: placed.series,
    unit,
    caps: [...placed.caps, ...caps],
  };
}
