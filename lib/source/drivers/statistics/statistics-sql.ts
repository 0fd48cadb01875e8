import type { ColumnStructure, DataType, TableStructure } from "@/lib/source/schema";
import { type StatisticsDialect, valueLengthMax } from "./statistics-dialect";

/** Types of which only the share of NULL is worth knowing. */
const opaque: ReadonlySet<DataType> = new Set(["json", "binary", "other"]);
/** Types with a least and a greatest value. */
const ordered: ReadonlySet<DataType> = new Set(["integer", "decimal", "float", "date", "time", "timestamp", "text"]);

/** Columns a statement: far below what any engine allows in one SELECT. */
export const columnCountPerStatement = 60;
export const frequentValueCountMax = 100;
/** Numbers with at most so many different values are codes or grades and are listed like words. */
const numberCodeCountMax = 20;

export type SummedColumn = { readonly column: ColumnStructure; readonly alias: string };

export function summedColumns(columns: readonly ColumnStructure[]): SummedColumn[] {
  return columns.map((column, index) => ({ column, alias: `c${index}` }));
}

function selectionOf(columns: readonly SummedColumn[], dialect: StatisticsDialect): string {
  return columns
    .map(({ column, alias }) => {
      const name = dialect.quote(column.name);
      const value = opaque.has(column.type)
        ? `CASE WHEN ${name} IS NULL THEN NULL ELSE 1 END`
        : dialect.sampled(column, name);
      return `${value} AS ${alias}`;
    })
    .join(", ");
}

/** What a number looks like in a text column; the same for all engines that have regular expressions. */
export const numberPattern = "^ *[-+]?((0|[1-9][0-9]*)([.][0-9]+)?|[.][0-9]+) *$";

/** Counts the values of a text column that are no numbers; a value that is empty says nothing. */
const otherThanNumbers = (alias: string, dialect: StatisticsDialect): string =>
  `COUNT(CASE WHEN ${alias} <> '' AND NOT ${dialect.readsAsNumber(alias)} THEN 1 END)`;

/** Cells of a column in the summary. */
export const cellsPerColumn = 5;

/**
 * Result columns: row count, then for each column its non-null count, distinct count, least and greatest value, and for texts
 * how many are no numbers.
 */
export function summarySql(
  table: TableStructure,
  columns: readonly SummedColumn[],
  dialect: StatisticsDialect,
): string {
  const parts = columns.flatMap(({ column, alias }) => [
    `COUNT(${alias})`,
    opaque.has(column.type) ? "0" : `COUNT(DISTINCT ${alias})`,
    ordered.has(column.type) ? `MIN(${alias})` : "NULL",
    ordered.has(column.type) ? `MAX(${alias})` : "NULL",
    column.type === "text" ? otherThanNumbers(alias, dialect) : "NULL",
  ]);
  const named = ["COUNT(*)", ...parts].map((part, index) => `${part} AS v${index}`);
  return `SELECT ${named.join(", ")} FROM (${dialect.sample(table, selectionOf(columns, dialect))}) s`;
}

/**
 * Whether the values of a column are worth keeping: words that repeat, or few enough to list. Not free text, not keys, and
 * not numbers that measure.
 */
export function listsValues(type: DataType, counts: { nonNull: number; distinct: number }): boolean {
  if (counts.distinct === 0) return false;
  if (type === "boolean") return true;
  if (type === "text") return counts.distinct <= frequentValueCountMax || counts.distinct * 2 <= counts.nonNull;
  if (type === "integer") return counts.distinct <= numberCodeCountMax && counts.distinct * 2 <= counts.nonNull;
  return false;
}

/** Result columns: index in `columns`, value as text, count. Order: none; the reader sorts. */
export function frequentValuesSql(
  table: TableStructure,
  columns: readonly SummedColumn[],
  dialect: StatisticsDialect,
): string {
  return columns
    .map((summed, index) => {
      const { alias, column } = summed;
      const sample = dialect.sample(table, selectionOf([summed], dialect));
      const short = column.type === "text" ? ` AND ${dialect.textLength(alias)} <= ${valueLengthMax}` : "";
      const grouped =
        `SELECT ${index} AS i, ${dialect.asText(alias)} AS v, COUNT(*) AS n FROM (${sample}) s` +
        ` WHERE ${alias} IS NOT NULL${short} GROUP BY ${alias} ORDER BY n DESC, v LIMIT ${frequentValueCountMax}`;
      return `SELECT i, v, n FROM (${grouped}) f${index}`;
    })
    .join(" UNION ALL ");
}
