import type { ChartCells } from "@/lib/chart/chart-type";
import { chartLimits } from "@/lib/chart/limits";
import { orderCategories } from "@/lib/chart/order-categories";
import type { CartesianChart, ChartCap, ChartTexts, PreparedSeries } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";
import { layTimeAxis } from "@/lib/chart/time-axis";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";

type RawSeries = Omit<PreparedSeries, "values"> & { values: Map<string, number | null> };
/** The values of all rows on each place; raw rows under a chart that somebody asked for share theirs. */
type Gathered = Map<string, number[]>;

const placeKey = (cell: unknown) => JSON.stringify(cell);

function gather(values: Gathered, place: string, value: number | null) {
  const here = values.get(place) ?? [];
  values.set(place, here);
  if (value !== null) here.push(value);
}

/** One value a place: the sum of what adds up, the mean of anything else. **Nulls** a null never hides a number. */
function settle(gathered: Gathered, column: ResultColumn): RawSeries["values"] {
  const adds = isAdditive(column);
  return new Map(
    [...gathered].map(([place, values]) => {
      const sum = values.reduce((total, value) => total + value, 0);
      return [place, values.length === 0 ? null : adds ? sum : sum / values.length];
    }),
  );
}

/** The series before they are cut: one a measure, or one a value of the series column. */
function collectSeries(result: ResultSet, spec: ChartSpec, x: ColumnReader, texts: ChartTexts) {
  const measures = spec.y.map((name) => readColumn(result, name)).filter((reader) => reader !== null);
  const split = readColumn(result, spec.series);
  const gathered = new Map<string, { column: ResultColumn; values: Gathered; cells: ChartCells }>();
  for (const measure of split ? measures.slice(0, 1) : measures) {
    for (const row of result.rows) {
      const name = split ? categoryName(split.cell(row), split.column, texts) : measure.column.label;
      const key = split ? name : measure.column.name;
      const series = gathered.get(key) ?? {
        column: measure.column,
        values: new Map(),
        cells: split ? { [split.column.name]: split.cell(row) } : {},
      };
      gathered.set(key, series);
      gather(series.values, placeKey(x.cell(row)), readNumber(measure.cell(row)));
    }
  }
  const series: RawSeries[] = [...gathered].map(([key, { column, values, cells }]) => ({
    ...{ name: split ? key : column.label, column, isOther: false, cells },
    values: settle(values, column),
  }));
  const shared = [...gathered.values()].find(({ values }) => [...values.values()].some(({ length }) => length > 1));
  return { series, caps: shared ? [sharedPlaces(shared.column, result, x, split)] : [] };
}

/** Says that rows were put together, and how. */
function sharedPlaces(column: ResultColumn, result: ResultSet, x: ColumnReader, split: ColumnReader | null): ChartCap {
  const places = new Set(result.rows.map((row) => placeKey([x.cell(row), split?.cell(row) ?? null])));
  return { what: isAdditive(column) ? "added" : "averaged", shown: places.size, total: result.rows.length };
}

const seriesSize = (series: RawSeries) =>
  [...series.values.values()].reduce<number>((sum, v) => sum + Math.abs(v ?? 0), 0);

/** Adds up what is left over, place by place; only ever called for additive measures. */
function sumSeries(rest: readonly RawSeries[], name: string, column: ResultColumn): RawSeries {
  const gathered: Gathered = new Map();
  for (const series of rest) for (const [place, value] of series.values) gather(gathered, place, value);
  return { name, column, values: settle(gathered, column), isOther: true, cells: {} };
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
    ...series,
    values: places.map((place) => series.values.get(place) ?? null),
  });

/** Categories in order, and no more than can be read side by side. */
function overCategories(result: ResultSet, x: ColumnReader, raw: RawSeries[], placeMax: number, texts: ChartTexts) {
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
  const isCut = places.length > placeMax;
  const kept = places.slice(0, placeMax).map(placeKey);
  const cells = places.slice(0, placeMax);
  const labels = cells.map((cell) => categoryName(cell, x.column, texts));
  const series = raw.map(alignTo(kept));
  const caps: ChartCap[] = isCut ? [{ what: "categories", shown: kept.length, total: places.length }] : [];
  return { labels, cells, series, caps };
}

/** Prepares line, area and bar. Null when the specification has no axis or no measure. */
export function prepareCartesian(
  result: ResultSet,
  spec: ChartSpec & { type: "line" | "area" | "bar" },
  texts: ChartTexts,
): CartesianChart | null {
  const x = readColumn(result, spec.x);
  if (!x || spec.y.length === 0) return null;
  const collected = collectSeries(result, spec, x, texts);
  const { series: raw, caps: cut } = capSeries(collected.series, texts);
  const caps = [...cut, ...collected.caps];
  const [head] = raw;
  if (!head) return null;
  const shape = { kind: "cartesian", type: spec.type, stacked: spec.stacked, horizontal: spec.horizontal } as const;
  const unit = head.column.unit;
  const axis = layTimeAxis(distinctCells(result, x), x.column, texts.locale);
  if (axis) {
    const cellOfTime = new Map(axis.cells.map(({ cell, time }) => [time, cell]));
    const cells = axis.times.map((time) => cellOfTime.get(time) ?? null);
    const series = raw.map(alignTo(cells.map((cell) => (cell === null ? "" : placeKey(cell)))));
    // A bar needs a slot of its own: on a proportional axis bars would overlap.
    const kind = axis.kind === "instant" && spec.type === "bar" ? "category" : axis.kind;
    const times = kind === "category" ? null : axis.times;
    return {
      ...shape,
      horizontal: false,
      x: { column: x.column, kind, labels: axis.labels, times, cells },
      series,
      unit,
      caps,
    };
  }
  const placed = overCategories(
    result,
    x,
    raw,
    spec.type === "bar" ? chartLimits.categories : chartLimits.periods,
    texts,
  );
  return {
    ...shape,
    x: { column: x.column, kind: "category", labels: placed.labels, times: null, cells: placed.cells },
    series: placed.series,
    unit,
    caps: [...placed.caps, ...caps],
  };
}
