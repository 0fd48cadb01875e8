import type { ChartCells, Prepared } from "@/lib/chart/chart-type";
import { gatherRows } from "@/lib/chart/gather-rows";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

type Axis = {
  readonly name: string;
  /** What is measured along it. */
  readonly column: ResultColumn;
  readonly min: number;
  readonly max: number;
  readonly cells: ChartCells;
};
type Shape = { readonly name: string; readonly values: readonly number[]; readonly cells: ChartCells };

export type RadarShapes = Prepared & {
  readonly axes: readonly Axis[];
  readonly shapes: readonly Shape[];
  readonly dimension: string;
  readonly options: ChartOptions;
};

/** From zero, or from below it, to a little above the largest. */
function scaleOf(values: readonly number[]): { min: number; max: number } {
  const max = Math.max(0, ...values);
  const min = Math.min(0, ...values);
  return { min, max: max > min ? max * 1.05 : min + 1 };
}

const cut = (what: ChartCap["what"], shown: number, total: number): ChartCap[] =>
  shown < total ? [{ what, shown, total }] : [];

/** Each measure is an axis of its own scale, each row a shape. A shape that lacks a value is no shape and is left out. */
function overMeasures(
  result: ResultSet,
  x: ColumnReader,
  given: readonly ColumnReader[],
  texts: ChartTexts,
): Omit<RadarShapes, "options"> | null {
  const measures = given.slice(0, chartLimits.radarAxes);
  const shapes = result.rows.flatMap((row): Shape[] => {
    const values = measures.map((measure) => readNumber(measure.cell(row))).filter((value) => value !== null);
    const name = categoryName(x.cell(row), x.column, texts);
    return values.length < measures.length ? [] : [{ name, values, cells: { [x.column.name]: x.cell(row) } }];
  });
  const kept = shapes.slice(0, chartLimits.radarShapes);
  const units = new Set(measures.map(({ column }) => column.unit));
  const all = units.size === 1 && units.has("%") ? scaleOf(kept.flatMap(({ values }) => values)) : null;
  const axes = measures.map(({ column }, at) => ({
    ...{ name: column.label, column, cells: {} },
    ...(all ?? scaleOf(kept.map(({ values }) => values[at] ?? 0))),
  }));
  if (kept.length === 0 || axes.length < 3) return null;
  const caps = [...cut("categories", axes.length, given.length), ...cut("series", kept.length, result.rows.length)];
  return { axes, shapes: kept, dimension: x.column.label, caps };
}

/** Each category is an axis, all of one scale; each measure, or each value of the series column, is a shape. */
function overCategories(
  result: ResultSet,
  x: ColumnReader,
  measures: readonly ColumnReader[],
  split: ColumnReader | null,
  texts: ChartTexts,
): Omit<RadarShapes, "options"> | null {
  const [head] = measures;
  if (!head) return null;
  const axisName = (row: readonly Cell[]) => categoryName(x.cell(row), x.column, texts);
  const groups = split
    ? [...Map.groupBy(result.rows, (row) => categoryName(split.cell(row), split.column, texts))].map(
        ([name, rows]) => ({
          ...{ name, rows, measure: head, cells: { [split.column.name]: split.cell(rows[0] ?? []) } },
        }),
      )
    : measures.map((measure) => ({ name: measure.column.label, rows: result.rows, measure, cells: {} }));
  const kept = groups.slice(0, chartLimits.radarShapes);
  const gathered = kept.map(({ rows, measure }) => gatherRows(rows, axisName, measure));
  const cellOf = new Map(result.rows.map((row) => [axisName(row), x.cell(row)]));
  // A value that is not known is not zero: an axis that some shape knows nothing of is left out.
  const known = [...cellOf.keys()].filter((name) =>
    gathered.every(({ places }) => (places.get(name)?.value ?? null) !== null),
  );
  const shown = known.slice(0, chartLimits.radarAxes);
  if (shown.length < 3) return null;
  const shapes = kept.map(
    ({ name, cells }, at): Shape => ({
      ...{ name, cells, values: shown.map((axis) => gathered[at]?.places.get(axis)?.value ?? 0) },
    }),
  );
  const scale = scaleOf(shapes.flatMap(({ values }) => values));
  return {
    axes: shown.map((name) => ({
      name,
      column: head.column,
      ...scale,
      cells: { [x.column.name]: cellOf.get(name) ?? null },
    })),
    ...{ shapes, dimension: x.column.label },
    caps: [
      ...cut("categories", shown.length, cellOf.size),
      ...cut("series", kept.length, groups.length),
      ...(gathered.find(({ caps }) => caps.length > 0)?.caps ?? []),
    ],
  };
}

/** Prepares shapes over three axes or more. Null with fewer. */
export function prepareRadar(result: ResultSet, spec: ChartSpec, texts: ChartTexts): RadarShapes | null {
  const x = readColumn(result, spec.x);
  const split = readColumn(result, spec.series);
  const measures = spec.y.map((name) => readColumn(result, name)).filter((reader) => reader !== null);
  if (!x) return null;
  const shapes =
    measures.length >= 3 && !split
      ? overMeasures(result, x, measures, texts)
      : overCategories(result, x, measures, split, texts);
  return shapes && { ...shapes, options: spec.options ?? {} };
}
