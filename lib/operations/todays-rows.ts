import { fitting, type StoredRow, type StoredTable, type StoredValue, storedTables } from "@/lib/db/stored-table";

/** A table of today for rows that were read with other columns. */
export type TodaysRows = {
  readonly table: StoredTable;
  /** The row as it stands in the table now: what it has no value for is filled as for rows of before, what is no more is left out. */
  of(row: StoredRow): StoredValue[];
};

/** Nulls: there is no such table any more. */
export function todaysRows(name: string, columns: readonly string[]): TodaysRows | null {
  const table = storedTables().find((known) => known.name === name);
  if (table === undefined) return null;
  const places = table.columns.map((column) => ({ column, at: columns.indexOf(column.name) }));
  return {
    table,
    of: (row) => places.map(({ column, at }) => (at < 0 ? column.fill : fitting(row[at] ?? null, column))),
  };
}
