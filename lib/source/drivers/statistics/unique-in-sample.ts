import type { Cell, TableStructure } from "@/lib/source/schema";

/** With so few rows nearly any columns are unique together. */
const rowCountMin = 3;
/** Keys stand at the front of a table; the number of pairs and triples grows fast. */
const candidateCountMax = 12;
const setCountMax = 20;
const keyTypes: ReadonlySet<string> = new Set(["integer", "decimal", "text", "date", "timestamp"]);

/** A column with a number for each of its values, by row. */
type Numbered = { readonly name: string; readonly ids: Int32Array; readonly distinct: number };

function numbered(name: string, rows: readonly (readonly Cell[])[], place: number): Numbered | null {
  const known = new Map<Cell, number>();
  const ids = new Int32Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const cell = row[place] ?? null;
    if (cell === null) return null;
    const id = known.get(cell) ?? known.size;
    known.set(cell, id);
    ids[index] = id;
  }
  return { name, ids, distinct: known.size };
}

/** Whether no combination of the columns' values stands in two rows; found out at the first that does. */
function neverRepeats(columns: readonly Numbered[], rowCount: number): boolean {
  if (columns.reduce((product, { distinct }) => product * distinct, 1) < rowCount) return false;
  const seen = new Set<number>();
  for (let row = 0; row < rowCount; row++) {
    // At most 10,000 values a column: three of them together stay a safe integer.
    const combination = columns.reduce((sum, { ids, distinct }) => sum * distinct + (ids[row] ?? 0), 0);
    if (seen.has(combination)) return false;
    seen.add(combination);
  }
  return true;
}

function* combinations<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (const [index, item] of items.entries())
      for (const rest of combinations(items.slice(index + 1), size - 1)) yield [item, ...rest];
}

/**
 * Columns, pairs and triples (those only where there is nothing smaller) that are never null and never repeat: what keys could be
 * where none is declared. `rows` must be the whole table. **Order** smaller sets first, then as the columns stand.
 */
export function uniqueInSample(table: TableStructure, rows: readonly (readonly Cell[])[]): string[][] | undefined {
  if (table.primaryKey.length > 0 || table.uniqueKeys.length > 0 || rows.length < rowCountMin) return undefined;
  const candidates = table.columns
    .flatMap(({ name, type }, place) => (keyTypes.has(type) ? (numbered(name, rows, place) ?? []) : []))
    .slice(0, candidateCountMax);
  const alone = candidates.filter(({ distinct }) => distinct === rows.length);
  const others = candidates.filter(({ distinct }) => distinct > 1 && distinct < rows.length);
  const found = alone.map(({ name }) => [name]);
  for (const size of [2, 3]) {
    // A key of one column makes triples pointless; a pair beside it may be what the table links.
    if (size === 3 && found.length > 0) break;
    for (const columns of combinations(others, size)) {
      if (found.length >= setCountMax) break;
      if (neverRepeats(columns, rows.length)) found.push(columns.map(({ name }) => name));
    }
  }
  return found.length === 0 ? undefined : found;
}
