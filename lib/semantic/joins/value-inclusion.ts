import { valueSetOf } from "@/lib/semantic/joins/value-set";
import type { ColumnStatistics, ColumnStructure } from "@/lib/source/schema";

/**
 * What the looked-at values say of a column pointing to a key. "outside": it cannot. "unknown": nothing was looked at.
 * "possible": nothing speaks against it. "within": the values were found among the key's. "telling": and they would hardly be
 * there by chance, as running numbers from one are.
 */
export const inclusions = ["outside", "unknown", "possible", "within", "telling"] as const;
export type Inclusion = (typeof inclusions)[number];

/** Whether `inclusion` says at least as much as `least`. */
export const saysAtLeast = (inclusion: Inclusion, least: Inclusion): boolean =>
  inclusions.indexOf(inclusion) >= inclusions.indexOf(least);

/** A value in ten may be a mistake in the data; where the name is beyond doubt, half of them. */
const shareMin = { strict: 0.9, lenient: 0.5 } as const;
/** So few values of a larger column say nothing. */
const comparedMin = 4;
/** A key may have fewer values than a column by mistakes in the data. */
const moreValuesMax = { strict: 1.05, lenient: 1.5 } as const;
type Strictness = keyof typeof shareMin;

/** Whether the values of a column can lie among those of a key. */
export function inclusionOf(column: ColumnStructure, key: ColumnStructure, strictness: Strictness): Inclusion {
  const [from, to] = [column.statistics, key.statistics];
  if (!from || !to || from.distinctCount === 0 || to.sampledRowCount === 0) return "unknown";
  if (!to.complete) return withinShare(column, key, 0.5) === true ? "within" : "possible";
  // An empty text stands for "none" where a column may not be null.
  const values = from.distinctCount - Number(from.min === "");
  if (values > Math.max(to.distinctCount * moreValuesMax[strictness], to.distinctCount + 1)) return "outside";
  const isWithin = withinShare(column, key, shareMin[strictness]);
  if (isWithin !== null) return isWithin ? (isTelling(from, to) ? "telling" : "within") : "outside";
  return isBetween(from.min, to) && isBetween(from.max, to) ? "possible" : "outside";
}

/** Null where too few values are known of either side. */
function withinShare(column: ColumnStructure, key: ColumnStructure, share: number): boolean | null {
  const compared = comparedSketches(column, key) ?? comparedValues(column, key);
  if (compared === null) return null;
  const { total, found } = compared;
  // One that is missing of a few may be a mistake, too.
  return found >= Math.min(total * share, total >= comparedMin ? total - 1 : total);
}

type Compared = { readonly total: number; readonly found: number };

function comparedSketches({ statistics: from }: ColumnStructure, key: ColumnStructure): Compared | null {
  const to = key.statistics;
  if (!from?.sketch?.length || !to?.sketch?.length) return null;
  const isWhole = to.sketch.length >= to.distinctCount;
  const last = hashOf(to.sketch.at(-1) ?? "");
  // Of a key with more values than a sketch has, only those up to its largest hash are known.
  const known = isWhole ? from.sketch : from.sketch.filter((hash) => hashOf(hash) <= last);
  if (known.length < Math.min(comparedMin, from.distinctCount)) return null;
  const sketch = sketchSetOf(key);
  return { total: known.length, found: known.filter((hash) => sketch.has(hash)).length };
}

const hashOf = (text: string): number => Number.parseInt(text, 36);

// The sketch of a key is compared with those of many columns.
const sketches = new WeakMap<ColumnStructure, ReadonlySet<string>>();

function sketchSetOf(column: ColumnStructure): ReadonlySet<string> {
  let set = sketches.get(column);
  if (set === undefined) {
    set = new Set(column.statistics?.sketch);
    sketches.set(column, set);
  }
  return set;
}

function comparedValues(column: ColumnStructure, key: ColumnStructure): Compared | null {
  const known = valueSetOf(key);
  const values = column.statistics?.frequentValues.filter(({ value }) => value !== "") ?? [];
  if (known.size === 0 || known.size !== key.statistics?.distinctCount || values.length === 0) return null;
  return { total: values.length, found: values.filter(({ value }) => known.has(value)).length };
}

function isTelling(from: ColumnStatistics, to: ColumnStatistics): boolean {
  const [min, max] = [Number(to.min), Number(to.max)];
  if (to.min === null || to.max === null || Number.isNaN(min) || Number.isNaN(max)) return from.distinctCount > 1;
  // Running numbers: those of a table with more rows hold those of any with fewer.
  const isRunning = min <= to.distinctCount && max - min < to.distinctCount * 2;
  return !isRunning && from.distinctCount >= Math.min(comparedMin, to.distinctCount);
}

function isBetween(value: string | null, range: { min: string | null; max: string | null }): boolean {
  if (value === null || value === "" || range.min === null || range.max === null) return true;
  const [number, min, max] = [Number(value), Number(range.min), Number(range.max)];
  if ([number, min, max].some(Number.isNaN)) return value >= range.min && value <= range.max;
  // Identifiers such as 0 or -1 for "none" are common just below the range.
  return number >= Math.min(min - 1, 0) && number <= max;
}
