import type { Cell } from "@/lib/execute/schema";
import { asNumber, asText, type TypedNode, valueClass } from "@/lib/nl2sql/compile/column-value";
import { columnOf, type Scope } from "@/lib/nl2sql/compile/scope";
import type { ComparisonOperator, Predicate } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { SemanticColumn } from "@/lib/semantic/schema";
import type { DataType } from "@/lib/source/schema";

export const comparisonNodes: Record<ComparisonOperator, sql.BinaryOperator> = {
  eq: "eq",
  ne: "neq",
  lt: "lt",
  lte: "lte",
  gt: "gt",
  gte: "gte",
};

/** The condition of one comparison; the column is compared as text where a value is none of its type. */
export function predicateNode(predicate: Predicate, scope: Scope): SqlNode {
  const column = columnOf(scope.model, predicate.column);
  const typed: TypedNode = { node: scope.column(predicate.column), column };
  const [value = null] = predicate.values;
  switch (predicate.operator) {
    case "contains":
      return likeNode(scope, typed, `%${likePattern(value)}%`);
    case "starts_with":
      return likeNode(scope, typed, `${likePattern(value)}%`);
    case "ends_with":
      return likeNode(scope, typed, `%${likePattern(value)}`);
    case "is_null":
      return sql.isNull(typed.node, false);
    case "is_not_null":
      return sql.isNull(typed.node, true);
    default:
      return comparisonNode(predicate, predicate.operator, comparedValues(predicate, typed, column, scope), column);
  }
}

type Compared = { readonly left: SqlNode; readonly literals: readonly SqlNode[] };

function comparisonNode(
  predicate: Predicate,
  operator: ComparisonOperator | "between" | "in" | "not_in",
  { left, literals }: Compared,
  column: SemanticColumn,
): SqlNode {
  const [first = sql.nullValue, second = sql.nullValue] = literals;
  const [value = null] = predicate.values;
  switch (operator) {
    case "between":
      return valueClass(column) === "time"
        ? sql.paren(sql.binary("and", sql.binary("gte", left, first), sql.binary("lt", left, second)))
        : sql.between(left, first, second);
    case "in":
    case "not_in":
      return sql.inList(left, literals, operator === "not_in");
    case "eq":
    case "ne":
      if (!predicate.exact && column.type === "text" && typeof value === "string") {
        return sql.binary(comparisonNodes[operator], sql.call("LOWER", [left]), sql.text(value.toLowerCase()));
      }
      return sql.binary(comparisonNodes[operator], left, first);
    default:
      return sql.binary(comparisonNodes[operator], left, first);
  }
}

const ordering: ReadonlySet<Predicate["operator"]> = new Set(["lt", "lte", "gt", "gte", "between"]);

/** The column and the values in a form that every engine compares. */
function comparedValues(
  { operator, values, exact }: Predicate,
  typed: TypedNode,
  column: SemanticColumn,
  { model }: Scope,
): Compared {
  const every = (test: (value: Cell) => boolean) => values.every((value) => value === null || test(value));
  const areNumbers = ordering.has(operator) ? every(readsAsNumber) : every((value) => typeof value === "number");
  if (column.numericText === true && areNumbers) {
    return { left: asNumber(typed, model.kind), literals: values.map((value) => literalNode(value, "decimal")) };
  }
  if (every((value) => fits(value, column)) && (exact || column.castForText !== true)) {
    return { left: typed.node, literals: values.map((value) => literalNode(value, column.type)) };
  }
  return {
    left: asText(typed),
    literals: values.map((value) => literalNode(value, "text")),
  };
}

/** Whether the engine takes the value for one of the column's type. */
function fits(value: Cell, column: SemanticColumn): boolean {
  switch (valueClass(column)) {
    case "number":
      return typeof value === "boolean" || readsAsNumber(value);
    case "boolean":
      return booleanOf(value) !== null;
    case "time":
      return isTime(value);
    case "clock":
      return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(String(value));
    case "opaque":
      return false;
    case "text":
      return column.castForText !== true || isOwnValue(String(value), column);
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A value of an enumeration, or an identifier in a column of such: compared as it is, so that an index helps. */
const isOwnValue = (value: string, { frequentValues, min }: SemanticColumn): boolean =>
  frequentValues.some((known) => known.value === value) || (uuid.test(value) && uuid.test(min ?? ""));

const readsAsNumber = (value: Cell): boolean =>
  typeof value === "number" || (typeof value === "string" && /^-?\d{1,30}(\.\d{1,30})?$/.test(value));

const booleanWords = new Map<Cell, boolean>([
  ...[true, 1, "1", "true", "t", "yes", "y"].map((word): [Cell, boolean] => [word, true]),
  ...[false, 0, "0", "false", "f", "no", "n"].map((word): [Cell, boolean] => [word, false]),
]);
const booleanOf = (value: Cell): boolean | null =>
  booleanWords.get(typeof value === "string" ? value.toLowerCase() : value) ?? null;

/** A day, or a day with a time, that the calendar has: "2024-02-30" is an error on some engines. */
function isTime(value: Cell): boolean {
  const found = /^(\d{4}-\d{2}-\d{2})([ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
    String(value),
  );
  const day = found?.[1] ?? "";
  const time = new Date(`${day}T00:00:00Z`).getTime();
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function literalNode(value: Cell, type: DataType): SqlNode {
  if (value === null) return sql.nullValue;
  if (type === "boolean") return sql.boolean(booleanOf(value) ?? false);
  if (type === "integer" || type === "decimal" || type === "float") {
    return sql.number(typeof value === "boolean" ? Number(value) : value);
  }
  return sql.text(String(value));
}

/** `!` is the escape character because every dialect reads a backslash inside a string differently. */
const likePattern = (value: Cell): string => String(value ?? "").replace(/[!%_]/g, "!$&");

function likeNode(scope: Scope, typed: TypedNode, pattern: string): SqlNode {
  const { kind } = scope.model;
  const escapedBy = /![!%_]/.test(pattern) ? sql.text("!") : null;
  return sql.like(asText(typed), sql.text(pattern), kind === "postgres" || kind === "duckdb", escapedBy);
}
