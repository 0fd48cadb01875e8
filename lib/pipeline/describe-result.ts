import { formatValue, isNumeric } from "@/lib/chart/format-value";
import { readNumber, readTime } from "@/lib/chart/read-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";
import type { AnswerText } from "@/lib/pipeline/answer-texts";

const figureCountMax = 5;
const nameCountMax = 5;

type Row = readonly Cell[];
type IndexedColumn = { readonly column: ResultColumn; readonly at: number };

/**
 * One sentence that says what the rows say. Every figure in it stands in a cell of the result or is its number of rows:
 * nothing is computed beyond finding the first, the last, the highest and the lowest.
 * Nulls: skipped; a measure that is null everywhere is described by the number of rows.
 */
export function describeResult(result: ResultSet, text: AnswerText, locale: "en" | "zh"): string {
  const sentence = describe(result, text, locale);
  return result.truncated ? `${sentence} ${text("result.truncated", { count: result.rows.length })}` : sentence;
}

function describe({ columns, rows }: ResultSet, text: AnswerText, locale: "en" | "zh"): string {
  const [row] = rows;
  if (!row) return text("result.none");
  const indexed = columns.map((column, at) => ({ column, at }));
  const measures = indexed.filter(({ column }) => isNumeric(column));
  const times = indexed.filter(({ column }) => column.role === "time");
  const names = indexed.filter(({ column }) => !isNumeric(column) && column.role !== "time" && column.role !== "key");
  const write = (cells: Row, { column, at }: IndexedColumn) => formatValue(cells[at] ?? null, column, locale);
  const context = { rows, text, write };

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
};

function describeRow(row: Row, measures: IndexedColumn[], named: IndexedColumn[], { text, write }: Context): string {
  const shown = (measures.length > 0 ? measures : named).slice(0, figureCountMax);
  const figures = shown
    .map((column) => text("result.figure", { label: column.column.label, value: write(row, column) }))
    .join(text("result.separator"));
  if (measures.length === 0 || named.length === 0) return text("result.figures", { figures });
  return text("result.figureFor", { name: nameOf(row, named, write), figures });
}

function describeTrend(measure: IndexedColumn, time: IndexedColumn, { rows, text, write }: Context): string | null {
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

function describeRanking(
  measure: IndexedColumn,
  named: IndexedColumn[],
  { rows, text, write }: Context,
): string | null {
  const { high, low } = extremes(withNumbers(rows, measure));
  if (!high || !low) return null;
  return text("result.ranking", {
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
