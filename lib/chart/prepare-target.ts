import type { ChartCells, Prepared } from "@/lib/chart/chart-type";
import type { ChartColour, ChartOptions } from "@/lib/chart/options-schema";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readTarget } from "@/lib/chart/read-target";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import { thresholdAt } from "@/lib/chart/threshold-at";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

export type TargetItem = {
  readonly name: string;
  readonly value: number;
  /** Where the scale starts and what 100 % is; `to` is always above `from`. */
  readonly from: number;
  readonly to: number;
  /** 0.8 is four fifths of the way; above 1 where it is beyond. */
  readonly share: number;
  readonly mark: { readonly colour: ChartColour; readonly label: string } | null;
  readonly cells: ChartCells;
};

/** Progress and gauge: figures against what 100 % is. */
export type TargetChart = Prepared & {
  readonly column: ResultColumn;
  readonly dimension: string;
  readonly items: readonly TargetItem[];
  readonly options: ChartOptions;
};

/** 1, 2, 2.5, 5 or 10 times a power of ten: an end that people would have chosen. */
function roundEnd(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((candidate) => candidate * size >= value) ?? 10;
  return step * size;
}

/** Where no target is known: a hundred for shares, else a round number above the largest. */
function endWithout(column: ResultColumn, values: readonly number[], from: number): number {
  const largest = Math.max(...values, from);
  if (column.unit === "%" && largest <= 100) return 100;
  return largest > 0 ? roundEnd(largest) : from + 1;
}

/** Prepares at most `itemMax` figures against their targets. Null when there is none. **Nulls** a figure without a value is left out. */
export function prepareTarget(
  result: ResultSet,
  spec: ChartSpec,
  texts: ChartTexts,
  itemMax: number,
): TargetChart | null {
  const x = readColumn(result, spec.x);
  const measure = readColumn(result, spec.y[0]);
  if (!measure) return null;
  const options = spec.options ?? {};
  const target = options.target ?? spec.y[1];
  const known = result.rows.flatMap((row) => {
    const value = readNumber(measure.cell(row));
    return value === null ? [] : [{ row, value }];
  });
  if (known.length === 0) return null;
  const values = known.map(({ value }) => value);
  const from = options.from ?? Math.min(0, ...(options.target === undefined ? values : [0]));
  const fallback = endWithout(measure.column, values, from);
  const items = known.slice(0, itemMax).map(({ row, value }): TargetItem => {
    const wanted = readTarget(result, target, row) ?? fallback;
    const to = wanted > from ? wanted : from + 1;
    const reached = thresholdAt(value, measure.column.name, options.thresholds);
    return {
      ...{ name: nameOf(row, x, measure, texts), value, from, to, share: (value - from) / (to - from) },
      mark: reached && { colour: reached.colour, label: reached.label },
      cells: x ? { [x.column.name]: x.cell(row) } : {},
    };
  });
  const caps =
    items.length < known.length ? [{ what: "categories" as const, shown: items.length, total: known.length }] : [];
  return { column: measure.column, dimension: x?.column.label ?? measure.column.label, items, options, caps };
}

const nameOf = (row: readonly Cell[], x: ColumnReader | null, measure: ColumnReader, texts: ChartTexts) =>
  x ? categoryName(x.cell(row), x.column, texts) : measure.column.label;
