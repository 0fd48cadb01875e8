import type { CartesianChart, Places, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import { referenceMarks } from "@/lib/chart/cartesian/reference-marks";
import { valueAxes } from "@/lib/chart/cartesian/value-axes";
import { measureWriter } from "@/lib/chart/format-designed";
import { formatNumber } from "@/lib/chart/format-number";
import { chartLimits } from "@/lib/chart/limits";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";

type Weighed = { readonly value: number; readonly weight: number };
type Bins = {
  readonly width: number;
  readonly first: number;
  readonly counts: readonly number[];
  readonly isWhole: boolean;
};

/** A round width that gives about as many bins as wanted: the next of 1, 2, 5 times a power of ten. */
function roundWidth(spread: number, wanted: number, isWhole: boolean): number {
  const rough = spread / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = power * ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10);
  return isWhole ? Math.max(1, width) : width;
}

/**
 * Counts values by bins of one width that begin at round numbers; a value on a border belongs to the bin above it.
 * Null when there is no spread to show. **Nulls** rows without a value are counted nowhere.
 */
export function prepareHistogram(result: ResultSet, spec: ChartSpec, texts: ChartTexts): CartesianChart | null {
  const x = readColumn(result, spec.x);
  if (!x) return null;
  const options = spec.options ?? {};
  const weight = readColumn(result, spec.y[0]);
  const bins = binned(weighed(result, x, weight), options.bins);
  if (!bins) return null;
  const column = weight?.column ?? counted(texts);
  const series: PreparedSeries = {
    ...{ id: column.name, name: options.measures?.[column.name]?.label ?? column.label, column, values: bins.counts },
    ...{ isOther: false, cells: {}, as: "bar" as const, axis: 0 as const, comparison: null },
    colour: options.measures?.[column.name]?.colour ?? null,
  };
  const shape = { stacked: false, percent: false, horizontal: false, series: [series] } as const;
  return {
    ...shape,
    ...{ kind: "cartesian", type: "bar", touching: true, caps: [], options },
    x: placeBins(bins, x.column, options, texts),
    axes: valueAxes(shape, options),
    marks: referenceMarks(shape, result, options, texts),
  };
}

function weighed(result: ResultSet, x: ColumnReader, weight: ColumnReader | null): Weighed[] {
  return result.rows.flatMap((row) => {
    const value = readNumber(x.cell(row));
    return value === null ? [] : [{ value, weight: weight ? (readNumber(weight.cell(row)) ?? 0) : 1 }];
  });
}

function binned(items: readonly Weighed[], wanted: number | undefined): Bins | null {
  const low = items.reduce((min, { value }) => Math.min(min, value), Number.POSITIVE_INFINITY);
  const high = items.reduce((max, { value }) => Math.max(max, value), Number.NEGATIVE_INFINITY);
  if (!(high > low)) return null;
  const isWhole = items.every(({ value }) => Number.isInteger(value));
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  const suiting = Math.min(chartLimits.bins, Math.max(5, Math.ceil(Math.sqrt(total))));
  const width = roundWidth(high - low, wanted ?? suiting, isWhole);
  // Bins by their number, not by adding up widths: 0.1 added thirty times is not 3.
  const first = Math.floor(low / width);
  const counts = Array.from({ length: Math.floor(high / width) - first + 1 }, () => 0);
  for (const { value, weight } of items) {
    const bin = Math.floor(value / width) - first;
    counts[bin] = (counts[bin] ?? 0) + weight;
  }
  return { width, first, counts, isWhole };
}

function placeBins(
  { width, first, counts, isWhole }: Bins,
  column: ResultColumn,
  options: ChartOptions,
  texts: ChartTexts,
): Places {
  const edges = [...counts, 0].map((_, bin) => wholeSteps((first + bin) * width, width));
  // All short or none: "9,000–10K" would be two scales on one axis. A width of 50 at 12,000 needs its digits.
  const compact = Math.max(-(edges[0] ?? 0), edges.at(-1) ?? 0) >= 10_000 && width >= 1_000;
  const isDesigned = options.measures?.[column.name]?.format !== undefined;
  const designed = measureWriter(column, options, texts.locale);
  const write = (value: number) =>
    isDesigned ? designed.short(value) : formatNumber(value, { unit: null, compact }, texts.locale);
  return {
    ...{ column, kind: "category", count: counts.length, times: null, cells: [], edges },
    label: (bin) =>
      isWhole && width === 1
        ? formatNumber(first + bin, { unit: column.unit }, texts.locale)
        : `${write(edges[bin] ?? 0)}–${write(edges[bin + 1] ?? 0)}`,
  };
}

/** 3 × 0.1 is 0.30000000000000004: an edge has no more digits than the width. */
const wholeSteps = (value: number, width: number) =>
  Number(value.toFixed(Math.min(100, Math.max(0, -Math.floor(Math.log10(width))))));

/** How many rows fall into a bin, where the result has no count of its own. */
function counted({ count }: ChartTexts): ResultColumn {
  return { name: "count", label: count, type: "integer", role: "measure", unit: null, grain: null };
}
