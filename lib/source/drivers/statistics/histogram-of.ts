import type { Cell, ColumnStatistics, DataType } from "@/lib/source/schema";
import { pointOf } from "./compare-cells";
import type { Tally } from "./tally-column";

const stepCount = 16;
const drawn: ReadonlySet<DataType> = new Set(["integer", "decimal", "float", "date", "time", "timestamp"]);

/** How many steps: a few whole numbers have one each. */
function stepsBetween(from: number, to: number, type: DataType): number {
  if (from === to) return 1;
  return type === "integer" ? Math.min(stepCount, Math.floor(to - from) + 1) : stepCount;
}

/** How the values of a column of numbers or times spread, in equal steps from the least to the greatest; absent for others. */
export function histogramOf(tally: Tally, type: DataType): ColumnStatistics["histogram"] {
  if (!drawn.has(type)) return undefined;
  const points: { point: number; cell: Cell; count: number }[] = [];
  let [least, greatest]: [(typeof points)[number] | null, (typeof points)[number] | null] = [null, null];
  for (const [cell, count] of tally.counts) {
    const point = pointOf(cell, type);
    if (point === null) continue;
    const each = { point, cell, count };
    points.push(each);
    if (least === null || point < least.point) least = each;
    if (greatest === null || point > greatest.point) greatest = each;
  }
  if (least === null || greatest === null) return undefined;
  const [from, to] = [least.point, greatest.point];
  const counts = new Array<number>(stepsBetween(from, to, type)).fill(0);
  for (const { point, count } of points) {
    const step = from === to ? 0 : Math.floor(((point - from) / (to - from)) * counts.length);
    const place = Math.min(counts.length - 1, step);
    counts[place] = (counts[place] ?? 0) + count;
  }
  return { from: String(least.cell), to: String(greatest.cell), counts };
}
