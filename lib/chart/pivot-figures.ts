import { readNumber } from "@/lib/chart/read-value";
import type { Cell, ResultSet } from "@/lib/execute/schema";

export type PivotTotal = "sum" | "average" | "minimum" | "maximum" | "count";

type PivotPlan = {
  /** Places in the rows. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly { readonly index: number; readonly total: PivotTotal }[];
};

/** Names a heading by the values from the outermost one to it. */
export const pivotKey = (above: string, cell: Cell) => `${above}${JSON.stringify(cell)}/`;

/** The figure where two headings meet, by their keys; "" is the total of all. **Nulls** undefined: no row is there; null: no number is. */
export type PivotFigures = (rowKey: string, columnKey: string, value: number) => number | null | undefined;

type Tally = { sum: number; count: number; numberCount: number; least: number; most: number };

/** Adds up every row once for each pair of headings that it stands below, totals among them. */
export function pivotFigures(
  rows: ResultSet["rows"],
  { rows: down, columns: across, values }: PivotPlan,
): PivotFigures {
  const tallies = new Map<string, Tally[]>();
  for (const row of rows) {
    const rowKeys = keysOf(row, down);
    const columnKeys = keysOf(row, across);
    for (const rowKey of rowKeys)
      for (const columnKey of columnKeys) {
        const place = placeKey(rowKey, columnKey);
        const tally = tallies.get(place) ?? values.map(newTally);
        tallies.set(place, tally);
        for (const [at, { index }] of values.entries()) add(tally[at], row[index] ?? null);
      }
  }
  return (rowKey, columnKey, value) => {
    const tally = tallies.get(placeKey(rowKey, columnKey))?.[value];
    const total = values[value]?.total;
    return tally && total ? figure(tally, total) : undefined;
  };
}

// Keys are JSON, which holds no line break.
const placeKey = (rowKey: string, columnKey: string) => `${rowKey}\n${columnKey}`;

const newTally = (): Tally => ({
  sum: 0,
  count: 0,
  numberCount: 0,
  least: Number.POSITIVE_INFINITY,
  most: Number.NEGATIVE_INFINITY,
});

function keysOf(row: readonly Cell[], indices: readonly number[]): string[] {
  const keys = [""];
  for (const index of indices) keys.push(pivotKey(keys.at(-1) ?? "", row[index] ?? null));
  return keys;
}

function add(tally: Tally | undefined, cell: Cell) {
  if (!tally || cell === null) return;
  const value = readNumber(cell);
  // What is no number can be counted all the same.
  tally.count += 1;
  if (value === null) return;
  tally.numberCount += 1;
  tally.sum += value;
  tally.least = Math.min(tally.least, value);
  tally.most = Math.max(tally.most, value);
}

function figure({ sum, count, numberCount, least, most }: Tally, total: PivotTotal): number | null {
  if (total === "count") return count;
  if (numberCount === 0) return null;
  return { sum, average: sum / numberCount, minimum: least, maximum: most }[total];
}
