import { referenceMarks } from "@/lib/chart/cartesian/reference-marks";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartTexts, ScatterChart, ScatterPoint } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultSet } from "@/lib/execute/schema";

type Readers = { x: ColumnReader; y: ColumnReader; size: ColumnReader | null; split: ColumnReader | null };
type Drawn = ScatterPoint & { readonly series: string | null };

/** Every n-th item, so that a cut keeps the spread of the whole instead of its beginning. */
function thin<T>(items: readonly T[], keep: number): T[] {
  if (items.length <= keep) return [...items];
  return Array.from({ length: keep }, (_, index) => items[Math.floor((index * items.length) / keep)] as T);
}

/** What a point is called: the first column that is neither an axis nor the colour. */
function labelReader(result: ResultSet, { x, y, size, split }: Readers): ColumnReader | null {
  const used = [x, y, size, split].map((reader) => reader?.column.name);
  const named = result.columns.find(({ name, role }) => !used.includes(name) && role !== "measure");
  return readColumn(result, named?.name);
}

/** **Nulls** null: the point lacks a value, or its value has no place on a logarithmic axis, or its size is no area. */
function pointReader(readers: Readers, label: ColumnReader | null, spec: ChartSpec, texts: ChartTexts) {
  const { x, y, size, split } = readers;
  const isLog = { x: spec.options?.axisX?.scale === "log", y: spec.options?.axisY?.scale === "log" };
  return (row: readonly Cell[]): Drawn | null => {
    const [px, py] = [readNumber(x.cell(row)), readNumber(y.cell(row))];
    const area = size ? readNumber(size.cell(row)) : null;
    if (px === null || py === null || (isLog.x && px <= 0) || (isLog.y && py <= 0)) return null;
    if (size && (area === null || area < 0)) return null;
    const named = [label, split].filter((reader) => reader !== null);
    return {
      ...{ x: px, y: py, size: area },
      name: label ? categoryName(label.cell(row), label.column, texts) : null,
      series: split ? categoryName(split.cell(row), split.column, texts) : null,
      cells: Object.fromEntries(named.map((reader) => [reader.column.name, reader.cell(row)])),
    };
  };
}

/** The measure of the size: the one a designer chose, else the next that is no axis. */
function sizeReader(result: ResultSet, spec: ChartSpec): ColumnReader | null {
  if (spec.type !== "bubble") return null;
  const used = [spec.x, spec.y[0], spec.series];
  const chosen = readColumn(result, spec.options?.size ?? spec.y[1]);
  const next = result.columns.find(({ name, role }) => role === "measure" && !used.includes(name));
  return chosen ?? readColumn(result, next?.name);
}

/** Prepares points of two measures (of three for bubbles), in at most eight colours. Points that lack a value are left out. */
export function prepareScatter(result: ResultSet, spec: ChartSpec, texts: ChartTexts): ScatterChart | null {
  const x = readColumn(result, spec.x);
  const y = readColumn(result, spec.y[0]);
  if (!x || !y) return null;
  const readers: Readers = { x, y, size: sizeReader(result, spec), split: readColumn(result, spec.series) };
  const read = pointReader(readers, labelReader(result, readers), spec, texts);
  const points = result.rows.map(read).filter((point) => point !== null);
  if (points.length === 0) return null;
  // Large bubbles first, so that small ones stand on them.
  const ordered = readers.size ? points.toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0)) : points;
  const shown = thin(ordered, chartLimits.scatterPoints);
  const groups = [...Map.groupBy(shown, (point) => point.series)].toSorted((a, b) => b[1].length - a[1].length);
  const kept = groups.slice(0, chartLimits.series);
  const drawn = kept.reduce((sum, [, group]) => sum + group.length, 0);
  // What lacks a value is no point; what has no place on a logarithmic axis, or no area, is one that is not shown.
  const total = result.rows.filter(
    (row) => readNumber(x.cell(row)) !== null && readNumber(y.cell(row)) !== null,
  ).length;
  // Figures are of all points, also of those that have no room.
  const values = points.map((point) => point.y);
  const marked = { column: y.column, values, axis: 0 as const, comparison: null };
  const options = spec.options ?? {};
  return {
    kind: "scatter",
    ...{ x: x.column, y: y.column, options },
    marks: referenceMarks(
      { series: [marked], stacked: false, percent: false },
      result,
      { lines: options.lines },
      texts,
    ),
    size: readers.size && { column: readers.size.column, max: ordered[0]?.size || 1 },
    series: kept.map(([name, group]) => ({ name, points: group })),
    caps: drawn < total ? [{ what: "points", shown: drawn, total }] : [],
  };
}
