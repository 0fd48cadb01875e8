import type { TableStructure } from "@/lib/source/schema";
import { sampleRowCountMax } from "./statistics-dialect";

/** Cells of one table: 40 columns of a full sample. A table of thousands of columns is known from fewer rows. */
const cellCountPerTable = 400_000;
/** Cells of all tables together, about five seconds' work of one core. */
const cellCountInAll = 6_000_000;
/** However many tables and columns there are, fewer rows would say too little. */
const rowCountLeast = { perSource: 1_000, perTable: 80 };

const ownMaximum = ({ columns }: TableStructure): number =>
  Math.min(sampleRowCountMax, Math.max(rowCountLeast.perTable, Math.floor(cellCountPerTable / columns.length)));

/** Cells that would be read if no table gave more than `rowCountMax` rows. Nulls: a table of unknown size counts as a full one. */
function cellCount(tables: readonly TableStructure[], rowCountMax: number): number {
  return tables.reduce((sum, table) => {
    const rowCount = Math.min(ownMaximum(table), rowCountMax, table.rowEstimate ?? sampleRowCountMax);
    return sum + rowCount * table.columns.length;
  }, 0);
}

/**
 * How many rows of each table are looked at: 10,000, or fewer where it is very wide, or where all together would be too much.
 * It depends on what the source states of itself alone, so that two analyses of the same source see the same.
 */
export function sampleSizes(tables: readonly TableStructure[]): (table: TableStructure) => number {
  let rowCountMax = sampleRowCountMax;
  while (rowCountMax > rowCountLeast.perSource && cellCount(tables, rowCountMax) > cellCountInAll)
    rowCountMax = Math.max(rowCountLeast.perSource, Math.floor(rowCountMax * 0.8));
  return (table) => Math.min(ownMaximum(table), rowCountMax);
}
