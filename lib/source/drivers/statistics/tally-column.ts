import { isoTimestamp } from "@/lib/source/drivers/cell-values";
import type { Cell, DataType } from "@/lib/source/schema";

/** How often each value of a column stands in a sample. */
export type Tally = { readonly nonNull: number; readonly counts: ReadonlyMap<Cell, number> };

/** Counts the values of one column of a sample. **Nulls** are counted nowhere. */
export function tallyColumn(rows: readonly (readonly Cell[])[], place: number, type: DataType): Tally {
  const counts = new Map<Cell, number>();
  let nonNull = 0;
  for (const row of rows) {
    const cell = row[place] ?? null;
    if (cell === null) continue;
    nonNull += 1;
    // SQLite forgets the type of a column where parts are joined, and gives the text that is stored.
    const value = type === "timestamp" && typeof cell === "string" && !cell.endsWith("Z") ? isoTimestamp(cell) : cell;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { nonNull, counts };
}

/** How many values differ: 1.5 and 1.50 do not. */
export function distinctCountOf({ counts }: Tally, type: DataType): number {
  if (type !== "decimal") return counts.size;
  const texts = Array.from(counts.keys(), String);
  // DECIMAL(12,2) writes all with two digits, and so none in two ways.
  const scales = new Set(texts.map((text) => (text.includes(".") ? text.length - text.indexOf(".") : 0)));
  return scales.size <= 1 ? counts.size : new Set(texts.map(canonicalNumber)).size;
}

/** A decimal number without zeros that say nothing. */
export function canonicalNumber(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
