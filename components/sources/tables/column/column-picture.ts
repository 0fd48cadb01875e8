import type { SemanticColumn } from "@/lib/semantic/schema";

/** What a picture of a column's values shows, decided without drawing it. */
export type ColumnPicture =
  | { kind: "histogram"; counts: readonly number[]; from: string; to: string }
  /** `others`: how many more values there are than bars. */
  | { kind: "values"; values: readonly { value: string; count: number }[]; others: number };

const barCountMax = 12;

/** How the values of a column lie. Null where nothing tells: no sample, or values that all occur once. */
export function columnPicture(column: SemanticColumn, countMax = barCountMax): ColumnPicture | null {
  const { histogram, frequentValues, distinctCount } = column;
  const values = frequentValues.slice(0, countMax);
  // Of a few named values, how often each occurs says more than how they lie on a scale.
  const few = values.length > 0 && distinctCount !== null && distinctCount <= countMax;
  if (histogram && !few && histogram.counts.some((count) => count > 0)) return { kind: "histogram", ...histogram };
  const largest = Math.max(0, ...values.map(({ count }) => count));
  if (values.length === 0 || (largest <= 1 && values.length > 1)) return null;
  return { kind: "values", values, others: Math.max(0, (distinctCount ?? values.length) - values.length) };
}
