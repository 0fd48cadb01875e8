import { readNumber, readTime } from "@/lib/chart/read-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** Each row's place among the values of one column, equal values sharing theirs; -1 for nulls. */
export type RowRanks = { readonly ranks: Int32Array; readonly rankCount: number };

/** What stands for a cell when rows are compared. */
type Key = number | string;

const numericTypes = new Set<ResultColumn["type"]>(["integer", "decimal", "float"]);
const collator = new Intl.Collator(["en", "zh"], { numeric: true, sensitivity: "base" });
/** About a millisecond of work between two chances to stop. */
const stepsAtOnce = 1_000;

/**
 * Ranks the rows by one column: numbers by size, times by order, texts as people sort them. Yields every millisecond or so, because
 * comparing 100,000 names takes a second, in which the page must not stand still.
 */
export function* rankRows({ columns, rows }: ResultSet, index: number): Generator<void, RowRanks> {
  const column = columns[index];
  const keys: (Key | null)[] = [];
  const distinct = new Set<Key>();
  for (const [at, row] of rows.entries()) {
    const key = column ? keyOf(row[index] ?? null, column) : null;
    keys.push(key);
    if (key !== null) distinct.add(key);
    if (at % stepsAtOnce === 0) yield;
  }
  const rankOf = new Map<Key, number>();
  let rankCount = 0;
  let before: Key | null = null;
  for (const key of yield* sorted([...distinct])) {
    // "a" and "A" are one word to whoever sorts.
    if (before === null || compareKeys(before, key) !== 0) rankCount += 1;
    rankOf.set(key, rankCount - 1);
    before = key;
    if (rankOf.size % stepsAtOnce === 0) yield;
  }
  const ranks = new Int32Array(keys.length);
  for (const [at, key] of keys.entries()) {
    ranks[at] = key === null ? -1 : (rankOf.get(key) ?? -1);
    if (at % stepsAtOnce === 0) yield;
  }
  return { ranks, rankCount };
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

function keyOf(cell: Cell, column: ResultColumn): Key | null {
  if (cell === null) return null;
  if (numericTypes.has(column.type) && column.role !== "time") return readNumber(cell);
  if (column.role === "time" || column.type === "date" || column.type === "timestamp") {
    return readTime(cell, column.grain) ?? String(cell);
  }
  return String(cell);
}

/** Numbers before texts: a column of times may hold some that are none. */
function compareKeys(a: Key, b: Key): number {
  if (typeof a === "number") return typeof b === "number" ? a - b : -1;
  return typeof b === "number" ? 1 : collator.compare(a, b);
}

/** Merge sort, bottom up: the one sort that can be left in the middle. */
function* sorted(keys: Key[]): Generator<void, Key[]> {
  let from = keys;
  let to: Key[] = Array.from(keys);
  for (let width = 1; width < keys.length; width *= 2) {
    for (let start = 0; start < keys.length; start += 2 * width) {
      const middle = Math.min(start + width, keys.length);
      yield* merge(from, to, { start, middle, end: Math.min(start + 2 * width, keys.length) });
    }
    [from, to] = [to, from];
  }
  return from;
}

function* merge(
  from: readonly Key[],
  to: Key[],
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
