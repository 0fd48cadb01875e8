import type { Cell, ColumnStatistics, ColumnStructure, DataType } from "@/lib/source/schema";
import { compareCells } from "./compare-cells";
import { histogramOf } from "./histogram-of";
import { sketchOf } from "./sketch-of";
import { isOpaque, valueLengthMax } from "./statistics-dialect";
import { distinctCountOf, type Tally } from "./tally-column";
import { valueShapesOf } from "./value-shapes";

export const frequentValueCountMax = 100;
/** Numbers with at most so many different values are codes or grades and are listed like words. */
const numberCodeCountMax = 20;
/** "12", "-3.50"; not "007", which is a code, "1e5" or "1,000". */
const numberForm = /^ *[-+]?((0|[1-9][0-9]*)([.][0-9]+)?|[.][0-9]+) *$/;
const booleanWords: Record<string, string> = { "0": "false", "1": "true", f: "false", t: "true" };

type Sample = { readonly rowCount: number; readonly complete: boolean };

/**
 * Whether the values of a column are worth keeping: words that repeat, or few enough to list. Not free text, not keys, and
 * not numbers that measure.
 */
export function listsValues(type: DataType, counts: { nonNull: number; distinct: number }): boolean {
  if (counts.distinct === 0) return false;
  if (type === "boolean") return true;
  if (type === "text") return counts.distinct <= frequentValueCountMax || counts.distinct * 2 <= counts.nonNull;
  if (type === "integer") return counts.distinct <= numberCodeCountMax && counts.distinct * 2 <= counts.nonNull;
  return false;
}

/** Length by characters, not by the halves that rare ones are made of. */
const isShort = (value: string): boolean => value.length <= valueLengthMax || [...value].length <= valueLengthMax;

function frequentValuesOf({ counts }: Tally, type: DataType): ColumnStatistics["frequentValues"] {
  return [...counts]
    .map(([cell, count]) => ({ value: String(cell), count }))
    .filter(({ value }) => type !== "text" || isShort(value))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, frequentValueCountMax)
    .map(({ value, count }) => ({ value: type === "boolean" ? (booleanWords[value] ?? value) : value, count }));
}

function boundsOf({ counts }: Tally, type: DataType): Pick<ColumnStatistics, "min" | "max"> {
  let [min, max]: [Cell, Cell] = [null, null];
  // A truth value is neither small nor large.
  if (type !== "boolean") {
    for (const cell of counts.keys()) {
      if (min === null || compareCells(cell, min, type) < 0) min = cell;
      if (max === null || compareCells(cell, max, type) > 0) max = cell;
    }
  }
  const bound = (cell: Cell) => (cell === null ? null : String(cell).slice(0, valueLengthMax));
  return { min: bound(min), max: bound(max) };
}

function textStatistics(tally: Tally): Pick<ColumnStatistics, "numeric" | "shapes" | "averageLength"> {
  let [length, filled, allNumbers] = [0, false, true];
  for (const [cell, count] of tally.counts) {
    const value = String(cell);
    length += value.length * count;
    filled ||= value !== "";
    allNumbers &&= value === "" || numberForm.test(value);
  }
  const shapes = valueShapesOf(tally);
  return {
    numeric: filled && allNumbers,
    ...(shapes && { shapes }),
    ...(tally.nonNull > 0 && { averageLength: Math.round((length / tally.nonNull) * 10) / 10 }),
  };
}

/** What a sample says of one column. */
export function summariseColumn({ type }: ColumnStructure, tally: Tally, sample: Sample): ColumnStatistics {
  const common = {
    sampledRowCount: sample.rowCount,
    nullFraction: sample.rowCount === 0 ? 0 : 1 - tally.nonNull / sample.rowCount,
    complete: sample.complete,
  };
  if (isOpaque(type)) return { ...common, distinctCount: 0, min: null, max: null, frequentValues: [] };
  const distinctCount = distinctCountOf(tally, type);
  const text = type === "text" ? textStatistics(tally) : {};
  const histogram = histogramOf(tally, type);
  const sketch = sketchOf(tally, type, text.averageLength);
  return {
    ...common,
    distinctCount,
    ...boundsOf(tally, type),
    frequentValues: listsValues(type, { nonNull: tally.nonNull, distinct: distinctCount })
      ? frequentValuesOf(tally, type)
      : [],
    ...text,
    ...(histogram && { histogram }),
    ...(sketch && { sketch }),
  };
}
