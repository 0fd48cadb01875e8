import { readNumber, readTime } from "@/lib/chart/read-value";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";
import type { IndexedColumn, KnownFigure } from "@/lib/pipeline/figures/known-figures";

/** Rows at the top whose sum or share a text may name. */
const topCounts = [2, 3, 5, 10];
const pairColumnCountMax = 4;
const rowCountMax = 50;

type Entry = { readonly value: number; readonly row: number };

/** Figures that are computed from those of a result: sums, extremes, changes, shares, and columns of one row compared. */
export function derivedFigures(
  result: ResultSet,
  numeric: readonly IndexedColumn[],
  time: IndexedColumn | null,
  isAdditive: (column: ResultColumn) => boolean,
): KnownFigure[] {
  const figures = numeric.flatMap((column) => {
    const entries = entriesOf(result, column);
    // A part of the rows has no sum and no average that anybody asked for.
    const mayAdd = isAdditive(column.column) && !result.truncated;
    return [
      ...extremes(entries, column, time),
      ...(result.truncated ? [] : averages(entries, column.column.unit === "%")),
      ...(mayAdd ? sums(entries) : []),
      ...(time === null ? [] : changes(result, entries, time, column.column.unit === "%")),
    ];
  });
  return [...figures, ...pairs(result, numeric.slice(0, pairColumnCountMax), isAdditive)];
}

const global = (form: KnownFigure["form"], value: number): KnownFigure => ({ form, value, rows: [] });
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const byValue = (entries: readonly Entry[]): number[] => entries.map(({ value }) => value).sort((a, b) => b - a);

function entriesOf({ rows }: ResultSet, { at }: IndexedColumn): Entry[] {
  return rows.flatMap((row, index) => {
    const value = readNumber(row[at]);
    return value === null ? [] : [{ value, row: index }];
  });
}

/** The highest against the lowest and the second: of two rows, which a text has to name. Along a time, `changes` compares. */
function extremes(entries: readonly Entry[], column: IndexedColumn, time: IndexedColumn | null): KnownFigure[] {
  const sorted = entries.toSorted((a, b) => b.value - a.value);
  const [highest, second] = sorted;
  const lowest = sorted.at(-1);
  if (!highest || !lowest) return [];
  // Those of rows that are shown are their cells, and belong to these rows.
  const hidden = [highest, lowest].filter(({ row }) => row >= rowCountMax).map(({ value }) => global("plain", value));
  const inPercent = column.column.unit === "%";
  const pairs = [[highest, lowest] as const, ...(second ? [[highest, second] as const] : [])];
  const figures = pairs.flatMap(([a, b]) => compared(a, b, inPercent));
  return [
    ...hidden,
    ...(time === null ? figures : figures.filter(({ form }) => form === "plain" || form === "points")),
  ];
}

function averages(entries: readonly Entry[], inPercent: boolean): KnownFigure[] {
  if (entries.length === 0) return [];
  const sorted = byValue(entries);
  const middle = Math.floor(sorted.length / 2);
  const [upper = 0, lower = 0] = [sorted[middle], sorted[sorted.length % 2 === 1 ? middle : middle - 1]];
  const both = [sum(sorted) / sorted.length, (upper + lower) / 2];
  return both.flatMap((value) => [global("plain", value), ...(inPercent ? [global("percent", value)] : [])]);
}

function sums(entries: readonly Entry[]): KnownFigure[] {
  const sorted = byValue(entries);
  const total = sum(sorted);
  const figures = [global("plain", total)];
  for (const count of topCounts.filter((top) => top < sorted.length)) {
    const top = sum(sorted.slice(0, count));
    figures.push(global("plain", top));
    if (total > 0) figures.push(global("percent", (top / total) * 100));
  }
  if (total <= 0 || entries.length < 2) return figures;
  for (const { value, row } of entries.slice(0, rowCountMax)) {
    figures.push({ form: "percent", value: (value / total) * 100, rows: [row] });
  }
  return figures;
}

/** The difference of two figures, by how much in a hundred the first is more than the second, and how many times as much it is. */
function compared(a: Entry, b: Entry, inPercent: boolean): KnownFigure[] {
  const difference = a.value - b.value;
  const rows = [a.row, b.row];
  const figures: KnownFigure[] = [{ form: inPercent ? "points" : "plain", value: difference, rows }];
  const inHundred = (value: number): KnownFigure => ({ form: "percent", value: value * 100, rows });
  if (b.value !== 0) {
    figures.push(inHundred(difference / Math.abs(b.value)), { form: "times", value: a.value / b.value, rows });
  }
  // "less than half": the same comparison the other way round.
  if (a.value !== 0) figures.push(inHundred(difference / Math.abs(a.value)), inHundred(b.value / a.value));
  return figures;
}

/** From the first to the last time, and from each to the next, which only a text that names that time may say. */
function changes(
  { rows }: ResultSet,
  entries: readonly Entry[],
  time: IndexedColumn,
  inPercent: boolean,
): KnownFigure[] {
  const dated = entries
    .map((entry) => ({ ...entry, at: readTime(rows[entry.row]?.[time.at], time.column.grain) }))
    .filter((entry): entry is Entry & { at: number } => entry.at !== null)
    .sort((a, b) => a.at - b.at);
  // The same time twice: something else tells the rows apart, and there is no one line to follow.
  if (new Set(dated.map(({ at }) => at)).size < dated.length) return [];
  const [first] = dated;
  const last = dated.at(-1);
  if (!first || !last || dated.length < 2) return [];
  const steps = dated.slice(1, rowCountMax).flatMap((entry, index) => {
    const before = dated[index];
    return before ? change(before.value, entry.value, [entry.row], inPercent) : [];
  });
  return [...change(first.value, last.value, [], inPercent), ...steps];
}

function change(from: number, to: number, rows: readonly number[], inPercent: boolean): KnownFigure[] {
  const moved = { rows, isChange: true } as const;
  const figures: KnownFigure[] = [{ form: inPercent ? "points" : "plain", value: to - from, ...moved }];
  if (from === 0) return figures;
  return [
    ...figures,
    { form: "percent", value: ((to - from) / Math.abs(from)) * 100, ...moved },
    { form: "times", value: to / from, rows },
  ];
}

/** Two columns of a row, and of the totals of all rows, compared: "twice as many orders as customers". */
function pairs(
  result: ResultSet,
  numeric: readonly IndexedColumn[],
  isAdditive: (column: ResultColumn) => boolean,
): KnownFigure[] {
  const figures: KnownFigure[] = [];
  for (const [index, left] of numeric.entries()) {
    for (const right of numeric.slice(index + 1)) {
      for (const [row, cells] of result.rows.slice(0, rowCountMax).entries()) {
        const [a, b] = [readNumber(cells[left.at]), readNumber(cells[right.at])];
        if (a !== null && b !== null) figures.push(...pair(a, b, [row]));
      }
      if (result.truncated || !isAdditive(left.column) || !isAdditive(right.column)) continue;
      figures.push(...pair(sum(byValue(entriesOf(result, left))), sum(byValue(entriesOf(result, right))), []));
    }
  }
  return figures;
}

function pair(a: number, b: number, rows: readonly number[]): KnownFigure[] {
  const both = (x: number, y: number): KnownFigure[] =>
    y === 0
      ? []
      : [
          { form: "percent", value: (x / y) * 100, rows },
          { form: "percent", value: ((x - y) / Math.abs(y)) * 100, rows },
          { form: "times", value: x / y, rows },
          { form: "plain", value: x / y, rows },
        ];
  return [{ form: "plain", value: a - b, rows }, ...both(a, b), ...both(b, a)];
}
