import type { Threshold } from "@/lib/chart/options-schema";

/**
 * The threshold that a value has reached: of those for its column (or for all), the one with the largest `from` that is not above it.
 * **Nulls** the value lies below all of them, or there are none.
 */
export function thresholdAt(
  value: number,
  columnName: string,
  thresholds: readonly Threshold[] | undefined,
): Threshold | null {
  let reached: Threshold | null = null;
  for (const threshold of thresholds ?? []) {
    if (threshold.column !== null && threshold.column !== columnName) continue;
    if (threshold.from <= value && (reached === null || threshold.from >= reached.from)) reached = threshold;
  }
  return reached;
}
