import type { ChartComparison } from "@/lib/chart/chart-type";
import { designedFormat, measureWriter } from "@/lib/chart/format-designed";
import { formatValue } from "@/lib/chart/format-value";
import type { ChartTexts, NumberChart, NumberItem } from "@/lib/chart/prepared-chart";
import { type ColumnReader, categoryName, readColumn } from "@/lib/chart/read-column";
import { readTarget } from "@/lib/chart/read-target";
import { readNumber } from "@/lib/chart/read-value";
import type { ChartSpec } from "@/lib/chart/schema";
import { thresholdAt } from "@/lib/chart/threshold-at";
import { layTimeAxis } from "@/lib/chart/time-axis";
import type { Cell, ResultSet } from "@/lib/execute/schema";

/** What all cards of a chart share. */
type Frame = {
  readonly result: ResultSet;
  readonly spec: ChartSpec;
  readonly texts: ChartTexts;
  readonly comparison: ChartComparison | null;
};

/** As a share of what was: 0.12 is 12 % more. **Nulls** nothing was known, or it was zero. */
function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : (now - before) / Math.abs(before);
}

function cardText(cell: Cell, { column }: ColumnReader, { spec, texts }: Frame): string {
  const value = readNumber(cell);
  if (value !== null && typeof cell !== "boolean" && designedFormat(column, spec.options)) {
    return measureWriter(column, spec.options, texts.locale).full(cell as number | string);
  }
  // Five digits are still read at a glance, without cents; from there on three say more.
  const size = Math.abs(value ?? 0);
  const style = size >= 100_000 ? { compact: true } : size >= 1_000 ? { fractionDigits: 0 } : {};
  return formatValue(cell, column, texts.locale, style);
}

function targetOf(value: number | null, measure: ColumnReader, frame: Frame): NumberItem["target"] {
  const target = readTarget(frame.result, frame.spec.options?.target);
  if (target === null || value === null) return null;
  const isMet = frame.spec.options?.goodDirection === "down" ? value <= target : value >= target;
  return { text: cardText(target, measure, frame), share: target > 0 ? value / target : null, isMet };
}

/** `compared`: the cell of the other period; undefined where there is none. */
function itemOf(cell: Cell, measure: ColumnReader, label: string, frame: Frame, compared?: Cell): NumberItem {
  const { spec, texts, comparison } = frame;
  const { column } = measure;
  const value = readNumber(cell);
  const reached = value === null ? null : thresholdAt(value, column.name, spec.options?.thresholds);
  return {
    ...{ label, column, value, text: cardText(cell, measure, frame) },
    exactText: formatValue(cell, column, texts.locale),
    trend: null,
    comparison:
      comparison === null || compared === undefined
        ? null
        : {
            label: comparison.label,
            text: cardText(compared, measure, frame),
            change: changeOf(value, readNumber(compared)),
          },
    target: targetOf(value, measure, frame),
    mark: reached && { colour: reached.colour, label: reached.label },
    goodDirection: spec.options?.goodDirection ?? "none",
    hasSparkline: spec.options?.sparkline ?? true,
  };
}

const labelOf = ({ column }: ColumnReader, { spec }: Frame) =>
  spec.options?.measures?.[column.name]?.label ?? column.label;

/** The cell of the compared period at the same place of the time axis. */
function comparedAt(frame: Frame, x: Cell, measure: ColumnReader): Cell | undefined {
  const { comparison, spec } = frame;
  const times = comparison && readColumn(comparison.result, spec.x);
  const values = comparison && readColumn(comparison.result, measure.column.name);
  const row = comparison?.result.rows.find((candidate) => String(times?.cell(candidate)) === String(x));
  return row && values ? values.cell(row) : undefined;
}

/** The last known value of a course and how it compares with the one before. */
function withTrend(x: ColumnReader, measure: ColumnReader, frame: Frame): NumberItem | null {
  const cellOf = new Map(frame.result.rows.map((row) => [x.cell(row), measure.cell(row)]));
  const axis = layTimeAxis([...cellOf.keys()], x.column, frame.texts.locale);
  if (!axis) return null;
  const placeOf = new Map(axis.cells.map(({ cell, time }) => [time, cell]));
  const cells = axis.times.map((time) => cellOf.get(placeOf.get(time) ?? null) ?? null);
  const values = cells.map(readNumber);
  const last = values.findLastIndex((value) => value !== null);
  if (last < 0) return null;
  const now = values[last] ?? null;
  const before = values[last - 1] ?? null;
  const compared = comparedAt(frame, placeOf.get(axis.times[last] ?? 0) ?? null, measure);
  return {
    ...itemOf(cells[last] ?? null, measure, labelOf(measure, frame), frame, compared),
    trend: {
      values: values.slice(0, last + 1),
      periodLabel: axis.labels[last] ?? "",
      previousLabel: before === null ? null : (axis.labels[last - 1] ?? null),
      change: changeOf(now, before),
    },
  };
}

/**
 * Prepares one card a measure; with a time as `x` and several rows, the last value with its course. With another period to compare with,
 * the change against the same figure of that period.
 */
export function prepareNumber(
  result: ResultSet,
  spec: ChartSpec,
  texts: ChartTexts,
  comparison: ChartComparison | null = null,
): NumberChart {
  const frame = { result, spec, texts, comparison };
  const x = readColumn(result, spec.x);
  const measures = spec.y.map((name) => readColumn(result, name)).filter((reader) => reader !== null);
  if (x && result.rows.length > 1) {
    const items = measures.map((measure) => withTrend(x, measure, frame)).filter((item) => item !== null);
    if (items.length > 0) return { kind: "number", items };
  }
  const row = result.rows[0] ?? [];
  const subject = x ? categoryName(x.cell(row), x.column, texts) : null;
  const items = measures.map((measure) => {
    const label = labelOf(measure, frame);
    const other = comparison?.result.rows[0];
    const compared = other && readColumn(comparison.result, measure.column.name)?.cell(other);
    return itemOf(measure.cell(row), measure, subject === null ? label : `${subject} · ${label}`, frame, compared);
  });
  return { kind: "number", items };
}
