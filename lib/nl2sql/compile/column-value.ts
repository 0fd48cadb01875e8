import type { ComparisonOperator } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { SemanticColumn } from "@/lib/semantic/schema";
import type { DataType, SourceKind } from "@/lib/source/schema";

/** What of a column decides how its values are compared, sorted and added up. */
export type ValueColumn = Pick<SemanticColumn, "type" | "numericText" | "castForText">;
export type TypedNode = { readonly node: SqlNode; readonly column: ValueColumn };

/** Values of one class can be compared with each other on every engine. */
export type ValueClass = "number" | "text" | "boolean" | "time" | "clock" | "opaque";

const classes: Record<DataType, ValueClass> = {
  integer: "number",
  decimal: "number",
  float: "number",
  text: "text",
  boolean: "boolean",
  date: "time",
  timestamp: "time",
  time: "clock",
  json: "opaque",
  binary: "opaque",
  other: "opaque",
};
export const valueClass = ({ type }: ValueColumn): ValueClass => classes[type];

const double = { data_type: "double", precision: null, scale: null };
const integer = { data_type: "custom", name: "INTEGER" };

/** Whether a column can be added up and calculated with. */
export const isNumeric = (column: ValueColumn): boolean =>
  valueClass(column) === "number" || column.numericText === true;

/** The value as text that LIKE, LOWER and a comparison with any text take. */
export function asText({ node, column }: TypedNode): SqlNode {
  return column.type === "text" && column.castForText !== true ? node : sql.cast(node, { data_type: "text" });
}

const numberPattern = "^\\s*[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)\\s*$";

/** The value as a number: yes-or-no as 0 and 1, text that reads as no number as nothing where the engine tells so. */
export function asNumber({ node, column }: TypedNode, kind: SourceKind): SqlNode {
  switch (valueClass(column)) {
    case "number":
      return node;
    case "boolean":
      return kind === "mysql" || kind === "sqlite" ? node : sql.cast(node, integer);
    default: {
      const text = asText({ node, column });
      if (kind === "duckdb") return sql.tryCast(text, double);
      if (kind === "postgres") return sql.when(sql.matches(text, numberPattern), sql.cast(text, double));
      // Both read what starts no number as 0; what is empty is nothing. SQLite keeps whole numbers whole this way.
      const filled = sql.call("NULLIF", [text, sql.text("")]);
      return sql.cast(filled, kind === "sqlite" ? { data_type: "decimal", precision: null, scale: null } : double);
    }
  }
}

/** The value as groups, DISTINCT, MIN, MAX and ORDER BY take it. PostgreSQL compares no documents, and has no least uuid or boolean. */
export function asComparable({ node, column }: TypedNode, kind: SourceKind): SqlNode {
  if (kind !== "postgres") return node;
  if (column.type === "boolean") return sql.cast(node, integer);
  return valueClass(column) === "opaque" || column.castForText === true ? asText({ node, column }) : node;
}

/** The value as it is shown and grouped by: itself, but for documents, which PostgreSQL cannot group. */
export const asGroup = ({ node, column }: TypedNode, kind: SourceKind): SqlNode =>
  kind === "postgres" && valueClass(column) === "opaque" ? asText({ node, column }) : node;

/** The value as rows are sorted by it: numbers kept in text by their size. */
export const asSorted = (typed: TypedNode, kind: SourceKind): SqlNode =>
  typed.column.numericText === true ? asNumber(typed, kind) : asGroup(typed, kind);

/** Two columns, made comparable where their types differ. */
export function comparedPair(
  left: TypedNode,
  right: TypedNode,
  operator: ComparisonOperator,
  kind: SourceKind,
): readonly [SqlNode, SqlNode] {
  const classesMet = [valueClass(left.column), valueClass(right.column)];
  const [leftClass, rightClass] = classesMet;
  const bothNumberText = left.column.numericText === true && right.column.numericText === true;
  const isOrder = operator !== "eq" && operator !== "ne";
  const asNumbers = [asNumber(left, kind), asNumber(right, kind)] as const;
  if (leftClass === rightClass) {
    if (leftClass === "text" && bothNumberText && isOrder) return asNumbers;
    const needsText = leftClass === "opaque" || left.column.castForText === true || right.column.castForText === true;
    return needsText && (kind === "postgres" || kind === "duckdb")
      ? [asText(left), asText(right)]
      : [left.node, right.node];
  }
  const numbers = (column: ValueColumn) => isNumeric(column) || valueClass(column) === "boolean";
  if (numbers(left.column) && numbers(right.column)) return asNumbers;
  // MySQL and SQLite compare a number with text as they always did; their own rules know the index.
  if (kind === "mysql" || kind === "sqlite") return [left.node, right.node];
  return [asText(left), asText(right)];
}
