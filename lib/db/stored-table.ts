import { getTableColumns, getTableName } from "drizzle-orm";
import * as sqliteTables from "@/drizzle/schema.sqlite";

/** A value as both dialects keep it: JSON as text, instants as milliseconds, booleans as 0 and 1. */
export type StoredValue = string | number | null;
/** **Order** of the columns it was asked with. */
export type StoredRow = readonly StoredValue[];

export type StoredTable = { readonly name: string; readonly columns: readonly StoredColumn[] };
export type StoredColumn = {
  readonly name: string;
  readonly isText: boolean;
  /** For rows from before there was the column: what adding it gives the rows that stand. */
  readonly fill: StoredValue;
};

/** Every table of today's schema, with its columns. */
export function storedTables(): StoredTable[] {
  return Object.values(sqliteTables).map((table) => ({
    name: getTableName(table),
    columns: Object.values(getTableColumns(table)).map((column) => {
      const isText = column.getSQLType() === "text";
      return { name: column.name, isText, fill: column.notNull ? (isText ? "" : 0) : null };
    }),
  }));
}

/**
 * The value as every dialect takes it: SQLite keeps fractions in columns of whole numbers, where MySQL rounds them as they are written.
 */
export function fitting(value: StoredValue, { isText }: StoredColumn): StoredValue {
  return !isText && typeof value === "number" ? Math.round(value) : value;
}

/** About what rows take when they are sent or held. A picture is a row of megabytes. */
const batchBytesMax = 1024 * 1024;
const batchRowsMax = 2_000;

/** Puts rows together until they are worth a step of their own. */
export async function* inBatches(
  rows: AsyncIterable<StoredRow> | Iterable<StoredRow>,
  bytesMax = batchBytesMax,
): AsyncGenerator<StoredRow[]> {
  let batch: StoredRow[] = [];
  let bytes = 0;
  for await (const row of rows) {
    const size = bytesOf(row);
    if (batch.length > 0 && (bytes + size > bytesMax || batch.length === batchRowsMax)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(row);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

function bytesOf(row: StoredRow): number {
  return row.reduce<number>((sum, value) => sum + (typeof value === "string" ? Buffer.byteLength(value) : 8), 0);
}
