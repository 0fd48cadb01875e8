import { type ChartLocale, currencyDigits, formatNumber } from "@/lib/chart/format-number";
import { formatPart, formatTime } from "@/lib/chart/format-time";
import { readNumber, readTime } from "@/lib/chart/read-value";
import { unitKind } from "@/lib/chart/unit-kind";
import type { Cell, ResultColumn } from "@/lib/execute/schema";

/** What stands where there is no value. Never "0", never an empty text, so that a reader can tell the three apart. */
export const nullText = "—";

/** `lib/chart` is called outside React too, where no translations are at hand. */
const booleanText: Record<ChartLocale, { true: string; false: string }> = {
  en: { true: "Yes", false: "No" },
  zh: { true: "是", false: "否" },
};

const numericTypes = new Set<ResultColumn["type"]>(["integer", "decimal", "float"]);

/** Whether a column holds numbers to be compared (right-aligned, summed), as against digits that name something. */
export function isNumeric(column: ResultColumn): boolean {
  return numericTypes.has(column.type) && column.role !== "key" && column.role !== "time" && !column.part;
}

/**
 * How many digits after the point all cells of a column share, so that the points stand below each other: 0 to 2.
 * Null when the column is not numeric or its values are so small that each needs its own.
 */
export function columnFractionDigits(column: ResultColumn, cells: Iterable<Cell>): number | null {
  if (!isNumeric(column)) return null;
  let digits = 0;
  for (const cell of cells) {
    const value = readNumber(cell);
    if (value === null || Number.isInteger(value)) continue;
    if (Math.abs(value) < 0.01) return null;
    digits = Math.max(digits, Math.abs(value * 10 - Math.round(value * 10)) < 1e-9 ? 1 : 2);
    if (digits === 2) break;
  }
  const unit = unitKind(column.unit);
  // "$129.5" is no price: a currency shows its cents or none.
  return unit.kind === "money" && digits > 0 ? currencyDigits(unit.code) : digits;
}

/** More about how a value is to be written. */
export type ValueStyle = { compact?: boolean; fractionDigits?: number | null };

/**
 * Writes a cell for a reader: numbers in the column's unit, times by their grain in UTC, texts as they are.
 * **Nulls** `—`. **Example** `formatValue("129.5", price, "en")` → `$129.50`
 */
export function formatValue(cell: Cell, column: ResultColumn, locale: ChartLocale, style: ValueStyle = {}): string {
  if (cell === null) return nullText;
  if (typeof cell === "boolean") return booleanText[locale][cell ? "true" : "false"];
  const number = column.part ? readNumber(cell) : null;
  if (column.part && number !== null) return formatPart(number, column.part, locale);
  if (column.role === "time" || column.type === "date" || column.type === "timestamp") {
    const time = readTime(cell, column.grain);
    if (time !== null) return formatTime(time, column.grain ?? (column.type === "date" ? "day" : "instant"), locale);
    return String(cell);
  }
  if (numericTypes.has(column.type) && readNumber(cell) !== null) {
    return formatNumber(
      cell,
      {
        unit: column.unit,
        compact: style.compact ?? false,
        grouping: isNumeric(column),
        ...(typeof style.fractionDigits === "number" ? { fractionDigits: style.fractionDigits } : {}),
      },
      locale,
    );
  }
  return String(cell);
}
