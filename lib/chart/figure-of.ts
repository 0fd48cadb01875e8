import { readNumber } from "@/lib/chart/read-value";
import type { Cell } from "@/lib/execute/schema";

/** One figure of many cells. **Nulls** null: there is no number among the cells. */
export function figureOf(kind: "sum" | "average" | "minimum" | "maximum", cells: Iterable<Cell>): number | null {
  let [sum, count] = [0, 0];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const cell of cells) {
    const value = readNumber(cell);
    if (value === null) continue;
    sum += value;
    count += 1;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (count === 0) return null;
  return { sum, average: sum / count, minimum: least, maximum: most }[kind];
}
