import { isNumeric } from "@/lib/chart/format-value";
import { readNumber, readTime } from "@/lib/chart/read-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** What a column can be on a chart, and how its values are spread. */
export type ColumnProfile = {
  readonly column: ResultColumn;
  readonly index: number;
  readonly distinctCount: number;
  readonly nullCount: number;
  /** Characters of the longest value; decides whether bars lie down. */
  readonly labelLengthMax: number;
  /** Largest and smallest number; null for columns that are not numeric or have no value. */
  readonly range: { min: number; max: number } | null;
};

/** A result seen through the eyes of somebody who must draw it. */
export type ResultProfile = {
  readonly rowCount: number;
  readonly columns: readonly ColumnProfile[];
  readonly times: readonly ColumnProfile[];
  readonly categories: readonly ColumnProfile[];
  readonly measures: readonly ColumnProfile[];
  readonly rows: ResultSet["rows"];
};

function isTime(column: ResultColumn, cells: ResultSet["rows"][number]): boolean {
  if (column.role !== "time" && column.type !== "date" && column.type !== "timestamp") return false;
  const first = cells.find((cell) => cell !== null);
  return first === undefined || readTime(first, column.grain) !== null;
}

const countedTimeName = /(?:^|[_\s])(?:year|yr|quarter|month|week)$|年份?$|月份$|季度$/i;

/** Years and weeks that are bare numbers or digits: they have an order, though no place in the calendar. */
function isCountedTime(column: ResultColumn, cells: ResultSet["rows"][number]): boolean {
  if (column.part || column.aggregate || column.unit !== null) return false;
  if (!countedTimeName.test(column.label) && !countedTimeName.test(column.name)) return false;
  return cells.every((cell) => cell === null || /^\d{1,4}$/.test(String(cell)));
}

function isMeasure(column: ResultColumn): boolean {
  return column.role === "measure" || (isNumeric(column) && column.role === "text");
}

/** A number that stands beside an aggregate is what the rows were grouped by: "cars by number of cylinders". */
export function isGroupedNumber({ column }: ColumnProfile): boolean {
  return isMeasure(column) && !column.aggregate;
}

function rangeOf(cells: readonly Cell[]): ColumnProfile["range"] {
  const numbers = cells.map(readNumber).filter((number) => number !== null);
  if (numbers.length === 0) return null;
  return {
    min: numbers.reduce((least, number) => Math.min(least, number)),
    max: numbers.reduce((most, number) => Math.max(most, number)),
  };
}

function profileColumn(column: ResultColumn, index: number, rows: ResultSet["rows"]): ColumnProfile {
  const cells = rows.map((row) => row[index] ?? null);
  const texts = cells.filter((cell) => cell !== null).map(String);
  return {
    column,
    index,
    distinctCount: new Set(texts).size,
    nullCount: cells.length - texts.length,
    labelLengthMax: texts.reduce((longest, text) => Math.max(longest, text.length), 0),
    range: isMeasure(column) ? rangeOf(cells) : null,
  };
}

/** Sorts the columns of a result into times, categories and measures and counts their values. */
export function profileResult(result: ResultSet): ResultProfile {
  const columns = result.columns.map((column, index) => profileColumn(column, index, result.rows));
  const times = columns.filter(({ column, index }) => {
    const cells = result.rows.map((row) => row[index] ?? null);
    return isTime(column, cells) || isCountedTime(column, cells);
  });
  const isAggregated = columns.some(({ column }) => column.aggregate);
  const measures = columns.filter(
    (profile) => !times.includes(profile) && isMeasure(profile.column) && !(isAggregated && isGroupedNumber(profile)),
  );
  const categories = columns.filter((profile) => !times.includes(profile) && !measures.includes(profile));
  return { rowCount: result.rows.length, columns, times, categories, measures, rows: result.rows };
}

/** The profile of a result without measures in which numbers that name something (ranks, floors) stand in for them. */
export function withNumbersAsMeasures(profile: ResultProfile): ResultProfile {
  if (profile.measures.length > 0) return profile;
  const isNumber = ({ column }: ColumnProfile) => isNumeric(column);
  const measures = profile.categories.filter(isNumber).map((category) => ({
    ...category,
    range: rangeOf(profile.rows.map((row) => row[category.index] ?? null)),
  }));
  return { ...profile, measures, categories: profile.categories.filter((category) => !isNumber(category)) };
}

/** Several chart types ask the same of the same columns, and a long result is read through for each answer. */
const onePointEach = new WeakMap<ResultSet["rows"], Map<string, boolean>>();

/** Whether no two rows share their values in these columns: one point a place, not a heap of raw rows. */
export function isOnePointEach({ rows }: ResultProfile, columns: readonly ColumnProfile[]): boolean {
  const known = onePointEach.get(rows) ?? new Map<string, boolean>();
  onePointEach.set(rows, known);
  const indices = columns.map(({ index }) => index).toSorted((a, b) => a - b);
  const key = indices.join();
  const answer = known.get(key) ?? hasNoDoubles(rows, indices);
  known.set(key, answer);
  return answer;
}

function hasNoDoubles(rows: ResultSet["rows"], indices: readonly number[]): boolean {
  const seen = new Set<string>();
  for (const row of rows) {
    const place = JSON.stringify(indices.map((index) => row[index] ?? null));
    if (seen.has(place)) return false;
    seen.add(place);
  }
  return true;
}

const additiveWords =
  /\b(count|number of|no\. of|total|sum|revenue|sales|amount|quantity|qty|units|orders|turnover|profit|cost|spend|spending|value)\b|数|数量|总|合计|额|销量|收入|利润|成本/i;
const notAdditiveWords =
  /\b(avg|average|mean|median|min|minimum|max|maximum|rate|ratio|share|percent|percentage|distinct|unique|different|per|price|score|rating)\b|平均|均|中位|最|率|占比|比例|不同|去重|单价|每/i;

/**
 * Whether parts of a measure may be added up ("other", stacks, pie): counts and sums, and what says so by its name where nothing is
 * known of how it came about. A wrong sum would be a lie, while no sum is just a shorter chart.
 */
export function isAdditive(column: ResultColumn): boolean {
  if (column.unit === "%") return false;
  if (column.aggregate) return column.aggregate === "count" || column.aggregate === "sum";
  const name = `${column.label} ${column.name.replaceAll(/[_-]+/g, " ")}`;
  return additiveWords.test(name) && !notAdditiveWords.test(name);
}

/** The first measure and those that can share its axis: the same unit, sizes within a factor of 50. At most 5. */
export function measuresOnOneAxis(measures: readonly ColumnProfile[]): ColumnProfile[] {
  const [first, ...rest] = measures;
  if (!first) return [];
  const size = (profile: ColumnProfile) =>
    Math.max(Math.abs(profile.range?.max ?? 0), Math.abs(profile.range?.min ?? 0));
  const fits = (other: ColumnProfile) =>
    other.column.unit === first.column.unit && size(other) <= size(first) * 50 && size(first) <= size(other) * 50;
  return [first, ...rest.filter(fits)].slice(0, 5);
}
