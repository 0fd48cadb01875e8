import type { ChartLocale } from "@/lib/chart/format-number";
import { columnFractionDigits, formatValue, isNumeric } from "@/lib/chart/format-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** How one column's cells are written. */
export type CellText = (cell: Cell) => string;

const sampleRowCount = 200;
const widthMinPx = 72;
const widthMaxPx = 320;

/** One writer a column; numbers of a column share their digits after the point. */
export function columnTexts(result: ResultSet, locale: ChartLocale): CellText[] {
  return result.columns.map((column, index) => {
    const cells = result.rows.map((row) => row[index] ?? null);
    const fractionDigits = columnFractionDigits(column, cells);
    return (cell) => formatValue(cell, column, locale, { fractionDigits });
  });
}

/** Whether a column stands on the right, so that its digits stand below each other. */
export function isRightAligned(column: ResultColumn): boolean {
  return isNumeric(column);
}

/** Widths from the head and the first rows; fixed, because rows that scroll in later must not move the columns. */
export function columnWidthsPx(result: ResultSet, texts: readonly CellText[]): number[] {
  return result.columns.map((column, index) => {
    const lengths = result.rows.slice(0, sampleRowCount).map((row) => textPx(texts[index]?.(row[index] ?? null) ?? ""));
    // The head has an arrow beside its name once it is sorted.
    return Math.round(
      Math.min(widthMaxPx, Math.max(widthMinPx, textPx(column.label) + 42, Math.max(0, ...lengths) + 26)),
    );
  });
}

const textPx = (text: string) =>
  [...text].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 13 : 7), 0);
