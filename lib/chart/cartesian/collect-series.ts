import type { PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** A series before its places are laid out. */
export type RawSeries = Pick<PreparedSeries, "id" | "name" | "column" | "isOther" | "cells"> & {
  /** By the cell of the place. */
  readonly values: ReadonlyMap<Cell, number | null>;
};
/**
 * The values of all rows on each place; raw rows under a chart that somebody asked for share theirs. `counts` only of places that do:
 * of 100,000 times nearly none does.
 */
type Gathered = { readonly sums: Map<Cell, number | null>; readonly counts: Map<Cell, number>; isShared: boolean };
type Gathering = Omit<RawSeries, "values"> & { readonly gathered: Gathered };

const nothing = (): Gathered => ({ sums: new Map(), counts: new Map(), isShared: false });

/** **Nulls** a null never hides a number. */
function gather(gathered: Gathered, place: Cell, value: number | null) {
  const { sums, counts } = gathered;
  const before = sums.get(place);
  if (before === undefined) {
    sums.set(place, value);
    return;
  }
  gathered.isShared = true;
  if (value === null) return;
  sums.set(place, (before ?? 0) + value);
  if (before !== null) counts.set(place, (counts.get(place) ?? 1) + 1);
}

/** One value a place: the sum of what adds up, the mean of anything else. */
function settle({ sums, counts }: Gathered, column: ResultColumn): RawSeries["values"] {
  if (isAdditive(column)) return sums;
  for (const [place, count] of counts) sums.set(place, (sums.get(place) ?? 0) / count);
  return sums;
}

/**
 * The series before they are cut: one a measure, or one a value of the series column, in the order of the result. `keepsOthers`: where
 * the first measure is split, the further ones stay as they are.
 */
export function collectSeries(
  result: ResultSet,
  spec: Pick<ChartSpec, "y" | "series" | "options">,
  x: ColumnReader,
  texts: ChartTexts,
  keepsOthers: boolean,
): { series: RawSeries[]; caps: ChartCap[] } {
  const measures = spec.y.map((name) => readColumn(result, name)).filter((reader) => reader !== null);
  const split = readColumn(result, spec.series);
  const whole = split ? measures.slice(1) : measures;
  const all = [
    ...(split ? measures.slice(0, 1).flatMap((measure) => gatherSplit(result, x, measure, split, texts)) : []),
    ...(split && !keepsOthers ? [] : whole.map((measure) => gatherMeasure(result, x, measure, spec))),
  ];
  const series = all.map(({ gathered, ...rest }) => ({ ...rest, values: settle(gathered, rest.column) }));
  const shared = all.find(({ gathered }) => gathered.isShared);
  return { series, caps: shared ? [sharedPlaces(shared.column, all, result)] : [] };
}

function gatherMeasure(result: ResultSet, x: ColumnReader, measure: ColumnReader, spec: Pick<ChartSpec, "options">) {
  const { column } = measure;
  const gathered = nothing();
  for (const row of result.rows) gather(gathered, x.cell(row), readNumber(measure.cell(row)));
  const name = spec.options?.measures?.[column.name]?.label ?? column.label;
  return { id: column.name, name, column, isOther: false, cells: {}, gathered };
}

function gatherSplit(
  result: ResultSet,
  x: ColumnReader,
  measure: ColumnReader,
  split: ColumnReader,
  texts: ChartTexts,
): Gathering[] {
  const byName = new Map<Cell, Gathering>();
  for (const row of result.rows) {
    const cell = split.cell(row);
    let series = byName.get(cell);
    if (!series) {
      const name = categoryName(cell, split.column, texts);
      const cells = { [split.column.name]: cell };
      series = { id: `=${name}`, name, column: measure.column, isOther: false, cells, gathered: nothing() };
      byName.set(cell, series);
    }
    gather(series.gathered, x.cell(row), readNumber(measure.cell(row)));
  }
  return [...byName.values()];
}

/** Says that rows were put together, and how. */
function sharedPlaces(column: ResultColumn, all: readonly Gathering[], result: ResultSet): ChartCap {
  const isSplit = all.some(({ cells }) => Object.keys(cells).length > 0);
  const counts = all.map(({ gathered }) => gathered.sums.size);
  const shown = isSplit ? counts.reduce((sum, count) => sum + count, 0) : Math.max(...counts);
  return { what: isAdditive(column) ? "added" : "averaged", shown, total: result.rows.length };
}

const sizeOf = ({ values }: RawSeries) => [...values.values()].reduce<number>((sum, v) => sum + Math.abs(v ?? 0), 0);

/** Adds up what is left over, place by place; only ever called for additive measures. */
function sumSeries(rest: readonly RawSeries[], name: string, column: ResultColumn): RawSeries {
  const gathered = nothing();
  for (const series of rest) for (const [place, value] of series.values) gather(gathered, place, value);
  return { id: "other", name, column, isOther: true, cells: {}, values: settle(gathered, column) };
}

/** Keeps the largest series; the rest becomes "other" where adding up is truthful, and is counted where it is not. */
export function capSeries(given: readonly RawSeries[], texts: ChartTexts): { series: RawSeries[]; caps: ChartCap[] } {
  const [head] = given;
  if (!head || given.length <= chartLimits.series) return { series: [...given], caps: [] };
  const series = given.filter((one) => one.column === head.column);
  const others = given.filter((one) => one.column !== head.column);
  if (series.length <= chartLimits.series) {
    const kept = [...series, ...others].slice(0, chartLimits.series);
    return { series: kept, caps: [{ what: "series", shown: kept.length, total: given.length }] };
  }
  const additive = isAdditive(head.column);
  const keep = additive ? chartLimits.series - 1 : chartLimits.series;
  const ranked = series.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const kept = ranked.slice(0, keep);
  const rest = ranked.slice(keep);
  if (additive) kept.push(sumSeries(rest, texts.other(rest.length), head.column));
  return { series: [...kept, ...others], caps: [{ what: "series", shown: keep, total: series.length }] };
}
