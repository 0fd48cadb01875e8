import {
  isSurelyLarge,
  quoteDouble,
  type StatisticsDialect,
  sampledTextLength,
} from "@/lib/source/drivers/statistics/statistics-dialect";
import type { TableStructure } from "@/lib/source/schema";

const stretchCount = 10;

const fromClause = ({ name }: TableStructure, selection: string) => `SELECT ${selection} FROM ${quoteDouble(name)}`;

/** The newest rows from the end of the tree, and stretches at even distances, each found by its row id. */
function stretches(from: string, lastRowId: number, rowCountMax: number): string {
  const length = Math.floor(rowCountMax / stretchCount);
  const startOf = (index: number) => Math.floor((lastRowId * index) / (stretchCount - 1));
  const parts = Array.from({ length: stretchCount - 1 }, (_, index) => {
    const end = Math.min(startOf(index + 1), lastRowId - length + 1);
    return `SELECT * FROM (${from} WHERE _rowid_ >= ${startOf(index)} AND _rowid_ < ${end} ORDER BY _rowid_ LIMIT ${length})`;
  });
  return [
    `SELECT * FROM (${from} WHERE _rowid_ > ${lastRowId - length} ORDER BY _rowid_ DESC LIMIT ${length})`,
    ...parts,
  ].join(" UNION ALL ");
}

const firstRows: StatisticsDialect["firstRows"] = (table, selection, rowCountMax) =>
  `${fromClause(table, selection)} LIMIT ${rowCountMax}`;

export const sqliteStatistics: StatisticsDialect = {
  quote: quoteDouble,
  sample: (table, selection, rowCountMax) =>
    isSurelyLarge(table.rowEstimate)
      ? stretches(fromClause(table, selection), table.rowEstimate ?? 0, rowCountMax)
      : firstRows(table, selection, rowCountMax),
  cutText: (expression) => `substr(${expression}, 1, ${sampledTextLength})`,
  firstRows,
};
