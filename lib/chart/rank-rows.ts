import { readNumber, readTime } from "@/lib/chart/read-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** Each row's place among the values of one column, equal values sharing theirs; -1 for nulls. */
export type RowRanks = { readonly ranks: Int32Array; readonly rankCount: number };

const numericTypes = new Set<ResultColumn["type"]>(["integer", "decimal", "float"]);
const collator = new Intl.Collator(["en", "zh"], { numeric: true, sensitivity: "base" });
/** About a millisecond of work between two chances to stop. */
const stepsAtOnce = 2_000;

/**
 * Ranks the rows by one column: numbers by size, times by order, texts as people sort them. Yields every millisecond or so, because
 * comparing 100,000 names takes a second, in which the page must not stand still.
 */
export function* rankRows({ columns, rows }: ResultSet, index: number): Generator<void, RowRanks> {
  const column = columns[index];
  const keys: (number | string | null)[] = [];
  for (const [at, row] of rows.entries()) {
    keys.push(column ? keyOf(row[index] ?? null, column) : null);
    if (at % stepsAtOnce === 0) yield;
  }
  const distinct = yield* sorted([...new Set(keys)].filter((key) => key !== null));
  const rankOf = new Map<number | string, number>();
  let rankCount = 0;
  for (const [at, key] of distinct.entries()) {
    const before = distinct[at - 1];
    // "a" and "A" are one word to whoever sorts.
    if (before !== undefined && compareKeys(before, key) !== 0) rankCount += 1;
    rankOf.set(key, rankCount);
  }
  yield;
  return {
    ranks: Int32Array.from(keys, (key) => (key === null ? -1 : (rankOf.get(key) ?? -1))),
    rankCount: distinct.length === 0 ? 0 : rankCount + 1,
  };
}

/** The rows in order, by their places in the result. Rows of the same rank stay as the query had them; **nulls** last both ways. */
export function orderByRank({ ranks, rankCount }: RowRanks, descending: boolean): Uint32Array {
  const bucketOf = (rank: number) => (rank === -1 ? rankCount : descending ? rankCount - 1 - rank : rank);
  const ends = new Uint32Array(rankCount + 2);
  for (const rank of ranks) ends[bucketOf(rank) + 1] = (ends[bucketOf(rank) + 1] ?? 0) + 1;
  for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
  const order = new Uint32Array(ranks.length);
  for (const [row, rank] of ranks.entries()) {
    const bucket = bucketOf(rank);
    const place = ends[bucket] ?? 0;
    order[place] = row;
    ends[bucket] = place + 1;
  }
  return order;
}

function keyOf(cell: Cell, column: ResultColumn): number | string | null {
  if (cell === null) return null;
  if (numericTypes.has(column.type) && column.role !== "time") return readNumber(cell);
  if (column.role === "time" || column.type === "date" || column.type === "timestamp") {
    return readTime(cell, column.grain) ?? String(cell);
  }
  return String(cell);
}

/** Numbers before texts: a column of times may hold some that are none. */
function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === "number") return typeof b === "number" ? a - b : -1;
  return typeof b === "number" ? 1 : collator.compare(a, b);
}

/** Merge sort, bottom up: the one sort that can be left in the middle. */
function* sorted<K extends number | string>(keys: K[]): Generator<void, K[]> {
  let from = keys;
  let to: K[] = Array.from(keys);
  for (let width = 1; width < keys.length; width *= 2) {
    for (let start = 0; start < keys.length; start += 2 * width) {
      const middle = Math.min(start + width, keys.length);
      yield* merge(from, to, { start, middle, end: Math.min(start + 2 * width, keys.length) });
    }
    [from, to] = [to, from];
  }
  return from;
}

function* merge<K extends number | string>(
  from: readonly K[],
  to: K[],
  { start, middle, end }: { readonly start: number; readonly middle: number; readonly end: number },
): Generator<void, void> {
  let [left, right] = [start, middle];
  for (let place = start; place < end; place++) {
    const [a, b] = [left < middle ? from[left] : undefined, right < end ? from[right] : undefined];
    const takesLeft = b === undefined || (a !== undefined && compareKeys(a, b) <= 0);
    const next = takesLeft ? a : b;
    if (next !== undefined) to[place] = next;
    if (takesLeft) left += 1;
    else right += 1;
    if (place % stepsAtOnce === 0) yield;
  }
}
