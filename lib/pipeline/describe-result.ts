import { formatValue, isNumeric } from "@/lib/chart/format-value";
import { readNumber, readTime } from "@/lib/chart/read-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";
import type { AnswerText } from "@/lib/pipeline/answer-texts";

const figureCountMax = 5;
const nameCountMax = 5;

const percentColumn: ResultColumn = {
  ...{ name: "percent", label: "percent", type: "decimal", role: "measure", unit: "%", grain: null },
};

type Row = readonly Cell[];
type IndexedColumn = { readonly column: ResultColumn; readonly at: number };

/**
 * One or two sentences that say what the rows say. Every figure in them stands in a cell of the result, is its number of rows, or is
 * computed here: the change from the first to the last time in percent, the share of the highest in a sum that may be built.
 * Nulls: skipped; a measure that is null everywhere is described by the number of rows.
 */
export function describeResult(
  result: ResultSet,
  text: AnswerText,
  locale: "en" | "zh",
  isAdditive: (column: ResultColumn) => boolean,
): string {
  const sentence = describe(result, text, locale, isAdditive);
  return result.truncated ? `${sentence} ${text("result.truncated", { count: result.rows.length })}` : sentence;
}

function describe(
  { columns, rows, truncated }: ResultSet,
  text: AnswerText,
  locale: "en" | "zh",
  isAdditive: (column: ResultColumn) => boolean,
): string {
  const [row] = rows;
  if (!row) return text("result.none");
  const indexed = columns.map((column, at) => ({ column, at }));
  const measures = indexed.filter(({ column }) => isNumeric(column));
  const times = indexed.filter(({ column }) => column.role === "time");
  const names = indexed.filter(({ column }) => !isNumeric(column) && column.role !== "time" && column.role !== "key");
  const write = (cells: Row, { column, at }: IndexedColumn) => formatValue(cells[at] ?? null, column, locale);
  const percent = (share: number) => formatValue(share * 100, percentColumn, locale, { fractionDigits: 1 });
  const mayAdd = (column: ResultColumn) => !truncated && isAdditive(column);
  const context = { rows, text, write, percent, mayAdd };

  if (rows.length === 1) return describeRow(row, measures, [...names, ...times], context);
  const [measure] = measures;
  const [time] = times;
  if (measure && time && names.length === 0) {
    const told = describeTrend(measure, time, context);
    if (told !== null) return told;
  }
  const named = [...names, ...times];
  if (measure && named.length > 0) {
    const told = describeRanking(measure, named, context);
    if (told !== null) return told;
  }
  return describeList(named[0] ?? null, context);
}

type Context = {
  readonly rows: readonly Row[];
  readonly text: AnswerText;
  readonly write: (cells: Row, column: IndexedColumn) => string;
  /** 0.25 → "25.0%". */
  readonly percent: (share: number) => string;
  /** Whether the rows' values of a column add up to a total. */
  readonly mayAdd: (column: ResultColumn) => boolean;
};

function describeRow(row: Row, measures: IndexedColumn[], named: IndexedColumn[], { text, write }: Context): string {
  const shown = (measures.length > 0 ? measures : named).slice(0, figureCountMax);
  const figures = shown
    .map((column) => text("result.figure", { label: column.column.label, value: write(row, column) }))
    .join(text("result.separator"));
  if (measures.length === 0 || named.length === 0) return text("result.figures", { figures });
  return text("result.figureFor", { name: nameOf(row, named, write), figures });
}

function describeTrend(measure: IndexedColumn, time: IndexedColumn, context: Context): string | null {
  const { rows, text, write } = context;
  const dated = withNumbers(rows, measure)
    .map((entry) => ({ ...entry, instant: readTime(entry.row[time.at], time.column.grain) }))
    .filter((entry): entry is typeof entry & { instant: number } => entry.instant !== null)
    .sort((a, b) => a.instant - b.instant);
  const [first] = dated;
  const last = dated.at(-1);
  const { high, low } = extremes(dated);
  // The same instant twice means that something else tells the rows apart; then there is no one line to follow.
  if (!first || !last || !high || !low || new Set(dated.map(({ instant }) => instant)).size < dated.length) return null;
  return text("result.overTime", {
    measure: measure.column.label,
    change: changeInWords(first.value, last.value, measure, context),
    first: write(first.row, measure),
    firstTime: write(first.row, time),
    last: write(last.row, measure),
    lastTime: write(last.row, time),
    high: write(high.row, measure),
    highTime: write(high.row, time),
    low: write(low.row, measure),
    lowTime: write(low.row, time),
  });
}

/** Nothing where percents say little: from zero or less, of a figure that is in percent itself, or of no change. */
function changeInWords(first: number, last: number, { column }: IndexedColumn, { text, percent }: Context): string {
  if (first <= 0 || last < 0 || first === last || column.unit === "%") return "";
  const change = (last - first) / first;
  return text(change > 0 ? "result.up" : "result.down", { percent: percent(Math.abs(change)) });
}

function describeRanking(
  measure: IndexedColumn,
  named: IndexedColumn[],
  { rows, text, write, percent, mayAdd }: Context,
): string | null {
  const entries = withNumbers(rows, measure);
  const { high, low } = extremes(entries);
  if (!high || !low) return null;
  const total = entries.reduce((sum, { value }) => sum + value, 0);
  // Of values below zero a share says nothing.
  const hasShares = mayAdd(measure.column) && low.value >= 0 && total > 0 && entries.length > 1;
  const share = hasShares ? text("result.share", { percent: percent(high.value / total) }) : "";
  return text("result.ranking", {
    share,
    measure: measure.column.label,
    highName: nameOf(high.row, named, write),
    high: write(high.row, measure),
    lowName: nameOf(low.row, named, write),
    low: write(low.row, measure),
    count: rows.length,
  });
}

function describeList(named: IndexedColumn | null, { rows, text, write }: Context): string {
  if (!named || rows.length > nameCountMax) return text("result.rows", { count: rows.length });
  const names = rows.map((row) => write(row, named)).join(text("result.listSeparator"));
  return text("result.list", { count: rows.length, names });
}

function withNumbers(rows: readonly Row[], { at }: IndexedColumn): { row: Row; value: number }[] {
  return rows.flatMap((row) => {
    const value = readNumber(row[at] ?? null);
    return value === null ? [] : [{ row, value }];
  });
}

function extremes<T extends { readonly value: number }>(entries: readonly T[]): { high?: T; low?: T } {
  let [high] = entries;
  let low = high;
  for (const entry of entries) {
    if (high && entry.value > high.value) high = entry;
    if (low && entry.value < low.value) low = entry;
  }
  return high && low ? { high, low } : {};
}

function nameOf(row: Row, named: readonly IndexedColumn[], write: Context["write"]): string {
  return named
    .slice(0, 2)
    .map((column) => write(row, column))
    .join(" · ");
}
