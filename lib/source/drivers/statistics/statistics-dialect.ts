import type { ColumnStructure, TableStructure } from "@/lib/source/schema";

/** Rows that are looked at in a table at most; where nothing speaks against it, one of fewer rows is read in full. */
export const sampleRowCountMax = 10_000;
/** Longest value that is kept as a frequent value. */
export const valueLengthMax = 100;
/** Texts are cut here by the engine, so that documents in a column do not travel. */
export const sampledTextLength = 200;

/** What differs between the engines when a sample is taken. What the sample says is worked out here, the same for all. */
export type StatisticsDialect = {
  quote(identifier: string): string;
  /**
   * A SELECT of `selection` over at most `rowCountMax` rows, never reading a large table in full. Where it can cheaply, it takes
   * rows from all over the table, the newest first: reading may stop before all have come.
   */
  sample(table: TableStructure, selection: string, rowCountMax: number): string;
  /** A text column as the sample carries it: cut to `sampledTextLength`. */
  cutText(expression: string): string;
  /** The plain start of a table, for where `sample` fails: foreign tables cannot be sampled, some servers lack what it uses. */
  firstRows(table: TableStructure, selection: string, rowCountMax: number): string;
};

/** Row estimates can be far off; only well above the sample's size is a table surely larger, and sampled in parts. */
export function isSurelyLarge(rowEstimate: number | null): boolean {
  return (rowEstimate ?? 0) > sampleRowCountMax * 3;
}

/** Whether the sample was the whole table. */
export function isComplete(sampledRowCount: number, rowEstimate: number | null, rowCountMax: number): boolean {
  return sampledRowCount < rowCountMax && !isSurelyLarge(rowEstimate);
}

/** A name as SQL wants it, in every engine but MySQL. */
export function quoteDouble(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

function sampled({ name, type }: ColumnStructure, dialect: StatisticsDialect): string {
  const quoted = dialect.quote(name);
  if (isOpaque(type)) return `CASE WHEN ${quoted} IS NULL THEN NULL ELSE 1 END`;
  return type === "text" ? dialect.cutText(quoted) : quoted;
}

/** The columns of a sample, named by place: names may repeat but for case, and be longer than an alias can be. */
export function selectionOf(columns: readonly ColumnStructure[], dialect: StatisticsDialect): string {
  return columns.map((column, index) => `${sampled(column, dialect)} AS c${index}`).join(", ");
}

/** Types of which only the share of NULL is worth knowing. */
export function isOpaque(type: ColumnStructure["type"]): boolean {
  return type === "json" || type === "binary" || type === "other";
}
