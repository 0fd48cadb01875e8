import { formatValue } from "@/lib/chart/format-value";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

export type ColumnReader = { readonly column: ResultColumn; readonly cell: (row: readonly Cell[]) => Cell };

/** Finds a column by name; null when the name is null or unknown. */
export function readColumn(result: ResultSet, name: string | null | undefined): ColumnReader | null {
  const index = result.columns.findIndex((column) => column.name === name);
  const column = result.columns[index];
  return column ? { column, cell: (row) => row[index] ?? null } : null;
}

/** A category as the reader sees it; null becomes "(empty)" so that its bar is not nameless. */
export function categoryName(cell: Cell, column: ResultColumn, texts: ChartTexts): string {
  return cell === null || cell === "" ? texts.emptyCategory : formatValue(cell, column, texts.locale);
}
