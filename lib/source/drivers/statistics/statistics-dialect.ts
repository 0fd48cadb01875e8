import type { ColumnStructure, TableStructure } from "@/lib/source/schema";

/** Rows that are looked at in a table; one of at most this many is read in full. */
export const sampleRowCountMax = 10_000;
/** Longest value that is kept as a frequent value. */
export const valueLengthMax = 100;

/** What differs between the engines when a sample is summed up. Everything else is plain SQL. */
export type StatisticsDialect = {
  quote(identifier: string): string;
  /**
   * A SELECT of `selection` over at most `sampleRowCountMax` rows, never reading a large table in full.
   * Where it can cheaply, it takes rows from all over the table, so that the newest dates are among them.
   */
  sample(table: TableStructure, selection: string): string;
  /** The column as the sample carries it: cut short, and of a type that can be counted and compared. */
  sampled(column: ColumnStructure, expression: string): string;
  /** The value as text of one character set, whatever its type. */
  asText(expression: string): string;
  textLength(expression: string): string;
};

/** Whether the sample is the whole table, given how many rows it had. */
export function isComplete(sampledRowCount: number): boolean {
  return sampledRowCount < sampleRowCountMax;
}
