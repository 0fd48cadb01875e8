import { formatValue, isNumeric } from "@/lib/chart/format-value";
import { readNumber, readTime } from "@/lib/chart/read-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";
import { derivedFigures } from "@/lib/pipeline/figures/derived-figures";
import type { FigureForm } from "@/lib/pipeline/figures/figure";

/** A figure that stands in a result or is computed from it. */
export type KnownFigure = {
  readonly form: Extract<FigureForm, "plain" | "percent" | "points" | "times">;
  /** With its sign. */
  readonly value: number;
  /** The rows it is made of, by index; none for one of the whole result. */
  readonly rows: readonly number[];
  /** A change has a direction, which the words beside it must not contradict. */
  readonly isChange?: boolean;
};

/** A row as texts speak of it. */
export type KnownRow = { readonly names: readonly string[]; readonly times: readonly number[] };

export type KnownFigures = {
  readonly figures: readonly KnownFigure[];
  readonly rows: readonly KnownRow[];
  readonly rowCount: number;
  /** Texts of the result and names of its columns: numbers inside them are no figures. */
  readonly texts: readonly string[];
};

/** Rows that a writer of a text gets to see; figures of others are unknown to it. */
export const shownRowCountMax = 50;
const columnCountMax = 6;

export type IndexedColumn = { readonly column: ResultColumn; readonly at: number };

/**
 * What a text may say of a result: its cells, what a few sums and comparisons make of them, and how its rows are called.
 * The set is kept small on purpose: of all differences and ratios of all pairs of cells, one would fit any invented figure.
 * `isAdditive`: whether the values of a column may be added up.
 */
export function knownFigures(result: ResultSet, isAdditive: (column: ResultColumn) => boolean): KnownFigures {
  const { columns, rows } = result;
  const shown = rows.slice(0, shownRowCountMax);
  const indexed = columns.map((column, at) => ({ column, at }));
  const numeric = indexed.filter(({ column }) => isNumeric(column));
  const figures: KnownFigure[] = [
    { form: "plain", value: rows.length, rows: [] },
    ...shown.flatMap((row, index) => cellsOf(row, index, indexed)),
    ...derivedFigures(result, numeric.slice(0, columnCountMax), timeOf(indexed), isAdditive),
  ];
  // With one row there is nothing to mix up.
  const known = shown.length === 1 ? figures.map((figure) => ({ ...figure, rows: [] })) : figures;
  return {
    figures: known,
    rows: shown.map((row) => rowOf(row, indexed)),
    rowCount: rows.length,
    texts: textsOf(shown, indexed),
  };
}

const timeOf = (indexed: readonly IndexedColumn[]): IndexedColumn | null =>
  indexed.find(({ column }) => column.role === "time") ?? null;

function cellsOf(row: readonly Cell[], index: number, indexed: readonly IndexedColumn[]): KnownFigure[] {
  return indexed.flatMap(({ column, at }) => {
    const value = typeof row[at] === "boolean" ? null : readNumber(row[at]);
    if (value === null || column.type === "text") return [];
    if (column.unit !== "%") return [{ form: "plain", value, rows: [index] }];
    // "12.5" of a column in percent may be written with or without its sign.
    return [
      { form: "percent", value, rows: [index] },
      { form: "plain", value, rows: [index] },
    ];
  });
}

function rowOf(row: readonly Cell[], indexed: readonly IndexedColumn[]): KnownRow {
  const named = indexed.filter(({ column }) => !isNumeric(column));
  const names = named.flatMap(({ column, at }) => {
    const cell = row[at] ?? null;
    if (cell === null || typeof cell === "boolean") return [];
    return [String(cell), formatValue(cell, column, "en"), formatValue(cell, column, "zh")];
  });
  const times = named.flatMap(({ column, at }) => {
    const time = column.type === "text" && column.role !== "time" ? null : readTime(row[at], column.grain);
    return time === null ? [] : [time];
  });
  return { names: [...new Set(names)].filter((name) => name.length > 1), times };
}

const holdsLetter = /\p{L}/u;

/** Longest first, so that a name inside another does not tear it. */
function textsOf(rows: readonly (readonly Cell[])[], indexed: readonly IndexedColumn[]): string[] {
  const cells = indexed
    .filter(({ column }) => column.type === "text" || column.role === "time")
    .flatMap(({ column, at }) => rows.flatMap((row) => [String(row[at] ?? ""), ...formatted(row[at] ?? null, column)]));
  const labels = indexed.flatMap(({ column }) => [column.label, column.name]);
  return [...new Set([...cells, ...labels])]
    .filter((text) => text.length > 1 && holdsLetter.test(text))
    .sort((a, b) => b.length - a.length);
}

const formatted = (cell: Cell, column: ResultColumn): string[] =>
  cell === null || column.type === "text" ? [] : [formatValue(cell, column, "en"), formatValue(cell, column, "zh")];
