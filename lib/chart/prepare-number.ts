import { formatValue } from "@/lib/chart/format-value";
import type { ChartTexts, NumberChart, NumberItem } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import { layTimeAxis } from "@/lib/chart/time-axis";
import type { Cell, ResultSet } from "@/lib/execute/schema";

function itemOf(cell: Cell, reader: ColumnReader, label: string, texts: ChartTexts): NumberItem {
  const { column } = reader;
  const value = readNumber(cell);
  // Five digits are still read at a glance, without cents; from there on three say more.
  const size = Math.abs(value ?? 0);
  const style = size >= 100_000 ? { compact: true } : size >= 1_000 ? { fractionDigits: 0 } : {};
  return {
    label,
    column,
    value,
    text: formatValue(cell, column, texts.locale, style),
    exactText: formatValue(cell, column, texts.locale),
    trend: null,
  };
}

/** The last known value of a course and how it compares with the one before. */
function withTrend(result: ResultSet, x: ColumnReader, measure: ColumnReader, texts: ChartTexts): NumberItem | null {
  const cellOf = new Map(result.rows.map((row) => [x.cell(row), measure.cell(row)]));
  const axis = layTimeAxis([...cellOf.keys()], x.column, texts.locale);
  if (!axis) return null;
  const cellAt = new Map(axis.cells.map(({ cell, time }) => [time, cellOf.get(cell) ?? null]));
  const cells = axis.times.map((time) => cellAt.get(time) ?? null);
  const values = cells.map(readNumber);
  const last = values.findLastIndex((value) => value !== null);
  if (last < 0) return null;
  const now = values[last] ?? null;
  const before = values[last - 1] ?? null;
  return {
    ...itemOf(cells[last] ?? null, measure, measure.column.label, texts),
    trend: {
      values: values.slice(0, last + 1),
      periodLabel: axis.labels[last] ?? "",
      previousLabel: before === null ? null : (axis.labels[last - 1] ?? null),
      change: now === null || before === null || before === 0 ? null : (now - before) / Math.abs(before),
    },
  };
}

/** Prepares one card a measure; with a time as `x` and several rows, the last value with its course. */
export function prepareNumber(result: ResultSet, spec: ChartSpec, texts: ChartTexts): NumberChart {
  const x = readColumn(result, spec.x);
  const measures = spec.y.map((name) => readColumn(result, name)).filter((reader) => reader !== null);
  if (x && result.rows.length > 1) {
    const items = measures.map((measure) => withTrend(result, x, measure, texts)).filter((item) => item !== null);
    if (items.length > 0) return { kind: "number", items };
  }
  const row = result.rows[0] ?? [];
  const subject = x ? categoryName(x.cell(row), x.column, texts) : null;
  const items = measures.map((measure) => {
    const label = subject === null ? measure.column.label : `${subject} · ${measure.column.label}`;
    return itemOf(measure.cell(row), measure, label, texts);
  });
  return { kind: "number", items };
}
