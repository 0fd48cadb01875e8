import { columnWidthPx, textWidthPx } from "@/lib/chart/column-width";
import { figureOf } from "@/lib/chart/figure-of";
import { formatDesigned } from "@/lib/chart/format-designed";
import { type ChartLocale, formatNumber } from "@/lib/chart/format-number";
import { columnFractionDigits, formatValue, isNumeric, nullText } from "@/lib/chart/format-value";
import type { ChartOptions, TableColumn, Threshold } from "@/lib/chart/options-schema";
import { readNumber } from "@/lib/chart/read-value";
import { isAdditive } from "@/lib/chart/result-profile";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

/** How one column's cells are written. */
export type CellText = (cell: Cell) => string;

/** What a cell shows beside its value. `min` and `max` are those of the whole column; a bar starts at 0. */
export type CellLook =
  | { readonly kind: "plain" }
  | { readonly kind: "bar" | "scale"; readonly min: number; readonly max: number }
  | { readonly kind: "thresholds"; readonly thresholds: readonly Threshold[] };

export type TotalKind = Exclude<TableColumn["total"], "none">;

export type PreparedColumn = {
  /** Its place in the rows. */
  readonly index: number;
  readonly column: ResultColumn;
  readonly label: string;
  readonly text: CellText;
  readonly align: "left" | "right" | "center";
  readonly widthPx: number;
  readonly look: CellLook;
  /** Of all rows, whichever are in sight. */
  readonly total: { readonly kind: TotalKind; readonly text: string } | null;
};

export type PreparedTable = {
  readonly columns: readonly PreparedColumn[];
  readonly density: "compact" | "normal";
  readonly rowNumbers: boolean;
  readonly freezeFirst: boolean;
  readonly hasTotals: boolean;
};

/**
 * Decides everything about a table but the order of its rows.
 * **Nulls** count in no total. **Order** the designer's columns first, then those that the query has gained since.
 */
export function prepareTable(result: ResultSet, options: ChartOptions | undefined, locale: ChartLocale): PreparedTable {
  const designed = new Map(options?.table?.columns.map((column) => [column.name, column]));
  const indexOf = new Map(result.columns.map(({ name }, index) => [name, index]));
  const names = [...new Set([...designed.keys(), ...indexOf.keys()])];
  const columns = names.flatMap((name) => {
    const index = indexOf.get(name);
    const column = index === undefined ? undefined : result.columns[index];
    if (index === undefined || column === undefined || designed.get(name)?.hidden) return [];
    return [prepareColumn(result, { column, index, designed: designed.get(name) }, { options, locale })];
  });
  return {
    columns,
    density: options?.table?.density ?? "normal",
    rowNumbers: options?.table?.rowNumbers ?? false,
    freezeFirst: options?.table?.freezeFirst ?? true,
    hasTotals: columns.some(({ total }) => total !== null),
  };
}

type Place = { readonly column: ResultColumn; readonly index: number; readonly designed: TableColumn | undefined };
type Setting = { readonly options: ChartOptions | undefined; readonly locale: ChartLocale };

function prepareColumn(result: ResultSet, { column, index, designed }: Place, setting: Setting): PreparedColumn {
  const cells = result.rows.map((row) => row[index] ?? null);
  const text = cellText(column, cells, designed, setting);
  const label = designed?.label || setting.options?.measures?.[column.name]?.label || column.label;
  const isRight = isNumeric(column);
  const total = totalOf(column, cells, { designed, text, setting });
  return {
    ...{ index, column, label, text, total },
    align: designed === undefined || designed.align === "auto" ? (isRight ? "right" : "left") : designed.align,
    widthPx: designed?.widthPx ?? Math.max(columnWidthPx(label, cells, text), textWidthPx(total?.text ?? "")),
    look: cellLook(column, cells, designed, setting.options),
  };
}

/** Numbers of a column share their digits after the point; a designer's format goes before. */
function cellText(
  column: ResultColumn,
  cells: readonly Cell[],
  designed: TableColumn | undefined,
  { options, locale }: Setting,
): CellText {
  const fractionDigits = columnFractionDigits(column, cells);
  const general = isNumeric(column) ? options?.format : undefined;
  const format = designed?.format ?? options?.measures?.[column.name]?.format ?? general;
  if (!format) return (cell) => formatValue(cell, column, locale, { fractionDigits });
  // A fraction written as a share has other digits than it has itself.
  const shared = format.style === "percent" && column.unit !== "%" ? 1 : fractionDigits;
  const style = { unit: column.unit, ...(shared === null || format.compact ? {} : { fractionDigits: shared }) };
  return (cell) => {
    const isNumber = (typeof cell === "number" || typeof cell === "string") && readNumber(cell) !== null;
    return isNumber ? formatDesigned(cell, format, style, locale) : formatValue(cell, column, locale);
  };
}

function cellLook(
  column: ResultColumn,
  cells: readonly Cell[],
  designed: TableColumn | undefined,
  options: ChartOptions | undefined,
): CellLook {
  const kind = designed?.cell ?? "plain";
  if (kind === "plain") return { kind };
  if (kind === "thresholds") return { kind, thresholds: options?.thresholds ?? [] };
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const cell of cells) {
    const value = isNumeric(column) ? readNumber(cell) : null;
    if (value === null) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return { kind: "plain" };
  return kind === "bar" ? { kind, min: Math.min(0, min), max: Math.max(0, max) } : { kind, min, max };
}

type Totalled = { readonly designed: TableColumn | undefined; readonly text: CellText; readonly setting: Setting };

/** With "totals" on, what may be added up is, unless the designer chose something for the column. */
function totalOf(column: ResultColumn, cells: readonly Cell[], { designed, text, setting }: Totalled) {
  const isOn = setting.options?.table?.totals ?? false;
  const chosen = designed?.total ?? "none";
  const byItself = designed === undefined && isNumeric(column) && isAdditive(column) ? "sum" : "none";
  const kind = chosen === "none" ? byItself : chosen;
  if (!isOn || kind === "none") return null;
  if (kind === "count") {
    const count = cells.reduce<number>((sum, cell) => (cell === null ? sum : sum + 1), 0);
    return { kind, text: formatNumber(count, { unit: null }, setting.locale) };
  }
  const value = figureOf(kind, cells);
  return { kind, text: value === null ? nullText : text(value) };
}
