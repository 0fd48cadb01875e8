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
  /** Whether a text reads as a decimal number: "12", "-3.50"; not "007", which is a code, "1e5" or "1,000". */
  readsAsNumber(expression: string): string;
};

/** Row estimates can be far off; only well above the sample's size is a table surely larger, and sampled in parts. */
export function isSurelyLarge(rowEstimate: number | null): boolean {
  return (rowEstimate ?? 0) > sampleRowCountMax * 3;
}

/** Whether the sample was the whole table. */
export function isComplete(sampledRowCount: number, rowEstimate: number | null): boolean {
  return sampledRowCount < sampleRowCountMax && !isSurelyLarge(rowEstimate);
}
