import type { ChartCells, Prepared } from "@/lib/chart/chart-type";
import { compareCells } from "@/lib/chart/compare-cells";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import { sortMarks } from "@/lib/chart/sort-marks";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

export type Box = {
  readonly name: string;
  /** The end of the lower whisker, the lower quartile, the median, the upper quartile, the end of the upper whisker. */
  readonly five: readonly [number, number, number, number, number];
  readonly count: number | null;
  /** Values beyond the whiskers. */
  readonly outliers: readonly number[];
  readonly cells: ChartCells;
};
export type BoxplotChart = Prepared & {
  readonly x: ResultColumn | null;
  readonly column: ResultColumn;
  readonly horizontal: boolean;
  readonly boxes: readonly Box[];
  readonly options: ChartOptions;
};

/** Between the two values that a share of all lies below: as spreadsheets and most engines do it. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Tukey's box: whiskers reach the last values within one and a half boxes. */
function boxOf(values: readonly number[]): Pick<Box, "five" | "outliers" | "count"> {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, middle, high] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  const reach = (high - low) * 1.5;
  const inside = sorted.filter((value) => value >= low - reach && value <= high + reach);
  const ends = [inside[0] ?? low, inside.at(-1) ?? high] as const;
  return {
    five: [ends[0], low, middle, high, ends[1]],
    outliers: sorted.filter((value) => value < ends[0] || value > ends[1]),
    count: sorted.length,
  };
}

type Frame = { readonly result: ResultSet; readonly x: ColumnReader | null; readonly texts: ChartTexts };
type Placed = Box & { readonly cell: Cell };

const nameOf = (cell: Cell, label: string, { x, texts }: Frame) => (x ? categoryName(cell, x.column, texts) : label);

/** From raw rows: a box for all values of each category. */
function fromRows(measure: ColumnReader, frame: Frame): Placed[] {
  const { result, x } = frame;
  const groups = Map.groupBy(result.rows, (row) => (x ? String(x.cell(row)) : ""));
  return [...groups.values()].flatMap((rows) => {
    const values = rows.map((row) => readNumber(measure.cell(row))).filter((value) => value !== null);
    const cell = x?.cell(rows[0] ?? []) ?? null;
    const name = nameOf(cell, measure.column.label, frame);
    return values.length === 0 ? [] : [{ ...boxOf(values), name, cell, cells: x ? { [x.column.name]: cell } : {} }];
  });
}

/** From five columns that a query has worked out: lowest, lower quartile, median, upper quartile, highest, in any order. */
function fromColumns(measures: readonly ColumnReader[], frame: Frame): Placed[] {
  const { result, x } = frame;
  return result.rows.flatMap((row) => {
    const given = measures.map((measure) => readNumber(measure.cell(row))).filter((value) => value !== null);
    const [a, b, c, d, e] = given.toSorted((left, right) => left - right);
    if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined) return [];
    const cell = x?.cell(row) ?? null;
    const name = nameOf(cell, measures[2]?.column.label ?? "", frame);
    const cells = x ? { [x.column.name]: cell } : {};
    return [{ ...{ name, cell, cells, five: [a, b, c, d, e] as const }, count: null, outliers: [] }];
  });
}

/** Times and numbers by themselves; names by their medians. */
function order(boxes: readonly Placed[], { x }: Frame, sort: ChartOptions["sort"]): Placed[] {
  const marks = boxes.map((box) => ({ ...box, value: box.five[2] }));
  return sortMarks(marks, sort, (given) =>
    x && (x.column.role === "time" || x.column.type === "integer" || x.column.type === "date")
      ? given.toSorted((a, b) => compareCells(a.cell, b.cell, x.column))
      : given.toSorted((a, b) => b.value - a.value),
  );
}

/** Those farthest out are kept: they are what is looked for. */
function capOutliers(boxes: readonly Box[]): { boxes: Box[]; caps: ChartCap[] } {
  const total = boxes.reduce((sum, { outliers }) => sum + outliers.length, 0);
  if (total <= chartLimits.outliers) return { boxes: [...boxes], caps: [] };
  const share = chartLimits.outliers / total;
  const cut = boxes.map((box) => {
    const keep = Math.floor(box.outliers.length * share);
    const low = Math.floor(keep / 2);
    return {
      ...box,
      outliers: [...box.outliers.slice(0, low), ...box.outliers.slice(box.outliers.length - (keep - low))],
    };
  });
  const shown = cut.reduce((sum, { outliers }) => sum + outliers.length, 0);
  return { boxes: cut, caps: [{ what: "outliers", shown, total }] };
}

/** Prepares how values spread in each category. Null without a value. **Nulls** are left out. */
export function prepareBoxplot(result: ResultSet, spec: ChartSpec, texts: ChartTexts): BoxplotChart | null {
  const measures = spec.y.map((name) => readColumn(result, name)).filter((reader) => reader !== null);
  const [first] = measures;
  if (!first) return null;
  const options = spec.options ?? {};
  const frame = { result, x: readColumn(result, spec.x), texts };
  const all = order(measures.length === 5 ? fromColumns(measures, frame) : fromRows(first, frame), frame, options.sort);
  const boxMax = Math.min(options.top ?? chartLimits.boxes, chartLimits.boxes);
  const { boxes, caps } = capOutliers(all.slice(0, boxMax));
  if (boxes.length === 0) return null;
  const cut: ChartCap[] =
    boxes.length < all.length ? [{ what: "categories", shown: boxes.length, total: all.length }] : [];
  return {
    ...{ x: frame.x?.column ?? null, column: (measures.length === 5 ? measures[2] : first)?.column ?? first.column },
    ...{ horizontal: spec.horizontal, boxes, options, caps: [...cut, ...caps] },
  };
}
