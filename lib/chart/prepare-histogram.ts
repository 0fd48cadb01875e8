import { formatNumber } from "@/lib/chart/format-number";
import { chartLimits } from "@/lib/chart/limits";
import type { CartesianChart, ChartTexts } from "@/lib/chart/prepared-chart";
import { readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";

type Weighed = { readonly value: number; readonly weight: number };

/** A round width that gives about as many bins as suit this many values: the next of 1, 2, 5 times a power of ten. */
function binWidth(spread: number, total: number, isWhole: boolean): number {
  const wanted = Math.min(chartLimits.bins, Math.max(5, Math.ceil(Math.sqrt(total))));
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
  const weight = readColumn(result, spec.y[0]);
  const items: Weighed[] = result.rows.flatMap((row) => {
    const value = readNumber(x.cell(row));
    return value === null ? [] : [{ value, weight: weight ? (readNumber(weight.cell(row)) ?? 0) : 1 }];
  });
  const low = items.reduce((min, { value }) => Math.min(min, value), Number.POSITIVE_INFINITY);
  const high = items.reduce((max, { value }) => Math.max(max, value), Number.NEGATIVE_INFINITY);
  if (!(high > low)) return null;
  const isWhole = items.every(({ value }) => Number.isInteger(value));
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  const width = binWidth(high - low, total, isWhole);
  // Bins by their number, not by adding up widths: 0.1 added thirty times is not 3.
  const first = Math.floor(low / width);
  const counts = Array.from({ length: Math.floor(high / width) - first + 1 }, () => 0);
  for (const { value, weight } of items) {
    const bin = Math.floor(value / width) - first;
    counts[bin] = (counts[bin] ?? 0) + weight;
  }
  // All short or none: "9,000–10K" would be two scales on one axis. A width of 50 at 12,000 needs its digits.
  const compact = Math.max(-low, high) >= 10_000 && width >= 1_000;
  const labels = counts.map((_, bin) =>
    isWhole && width === 1
      ? formatNumber(first + bin, { unit: x.column.unit }, texts.locale)
      : binLabel((first + bin) * width, width, compact, texts),
  );
  const edges = [...counts, 0].map((_, bin) => wholeSteps((first + bin) * width, width));
  const column = weight?.column ?? counted(texts);
  return {
    ...{ kind: "cartesian", type: "bar", stacked: false, horizontal: false, touching: true, caps: [] },
    x: { column: x.column, kind: "category", labels, times: null, cells: [], edges },
    series: [{ name: column.label, column, values: counts, isOther: false, cells: {} }],
    unit: column.unit,
  };
}

/** 3 × 0.1 is 0.30000000000000004: an edge has no more digits than the width. */
const wholeSteps = (value: number, width: number) =>
  Number(value.toFixed(Math.min(100, Math.max(0, -Math.floor(Math.log10(width))))));

function binLabel(from: number, width: number, compact: boolean, { locale }: ChartTexts): string {
  const write = (value: number) => formatNumber(wholeSteps(value, width), { unit: null, compact }, locale);
  return `${write(from)}–${write(from + width)}`;
}

/** How many rows fall into a bin, where the result has no count of its own. */
function counted({ count }: ChartTexts): ResultColumn {
  return { name: "count", label: count, type: "integer", role: "measure", unit: null, grain: null };
}
