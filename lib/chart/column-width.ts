import type { Cell } from "@/lib/execute/schema";

const sampleRowCount = 200;
const widthMinPx = 72;
const widthMaxPx = 320;

/** How wide a column of a table is, by its head and its first rows; fixed, because rows that scroll in later must not move the columns. */
export function columnWidthPx(label: string, cells: readonly Cell[], text: (cell: Cell) => string): number {
  const longest = cells.slice(0, sampleRowCount).reduce<number>((most, cell) => Math.max(most, textPx(text(cell))), 0);
  // The head has an arrow beside its name once it is sorted.
  return Math.round(Math.min(widthMaxPx, Math.max(widthMinPx, textPx(label) + 50, longest + 26)));
}

/** How wide a column must be for a text that is always in sight. */
export const textWidthPx = (text: string): number => Math.min(widthMaxPx, Math.round(textPx(text) * 1.1) + 26);

const textPx = (text: string) =>
  [...text].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 13 : 7), 0);
