import { AppError } from "@/lib/errors";
import { asComparable, asGroup, asNumber, isNumeric } from "@/lib/nl2sql/compile/column-value";
import { qualifiedExpression } from "@/lib/nl2sql/compile/qualified-expression";
import { columnOf, entityOf, type Scope } from "@/lib/nl2sql/compile/scope";
import type { ColumnRef, PlanMeasure } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/** The two or more figures that a measure is made of: a ratio is its own figure and the one it is divided by. */
export const figuresOf = (measure: PlanMeasure): PlanMeasure[] =>
  measure.ratio ? [measure, ...figuresOf(measure.ratio.to)] : [measure];

/** A measure from its figures; a ratio has decimals on every engine, and is nothing where it would be divided by zero. */
export function measureFrom(
  measure: PlanMeasure,
  figure: (measure: PlanMeasure) => SqlNode,
  kind: SourceKind,
): SqlNode {
  const own = figure(measure);
  if (!measure.ratio) return own;
  const to = measureFrom(measure.ratio.to, figure, kind);
  return measure.ratio.percent ? percentage(own, to) : quotient(own, to, kind);
}

/**
 * One number divided by another, with decimals though both are whole. MySQL gives a quotient of exact numbers four digits
 * more than they have (1 / 320 = 0.0031), which is too few to calculate on with; its `1e0` is a float.
 */
const quotient = (left: SqlNode, right: SqlNode, kind: SourceKind): SqlNode =>
  divided(left, kind === "mysql" ? "1e0" : "1.0", right);

/** One number as a percentage of another. */
export const percentage = (left: SqlNode, right: SqlNode): SqlNode => divided(left, "100.0", right);

const divided = (left: SqlNode, factor: string, right: SqlNode): SqlNode =>
  sql.binary("div", sql.paren(sql.binary("mul", left, sql.number(factor))), sql.call("NULLIF", [right, sql.number(0)]));

/** The value that a figure's aggregate runs over; null means whole rows. What it joins does not take rows away. */
export function operandOf(measure: PlanMeasure, scope: Scope): SqlNode | null {
  const value = plainOperand(measure, scope);
  const { filter } = measure;
  if (!filter) return value;
  const condition = scope.optionally(() => scope.context.condition(filter, scope));
  return sql.when(condition, value ?? (countsKeys(measure, scope) ? keyNode(measure, scope) : null) ?? sql.number(1));
}

function plainOperand(measure: PlanMeasure, scope: Scope): SqlNode | null {
  const { kind } = scope.model;
  if (measure.measureId !== null) {
    const defined = scope.model.measures.find((candidate) => candidate.id === measure.measureId);
    if (defined === undefined)
      throw new AppError(`The plan names a measure that the model lacks: ${measure.measureId}`);
    if (defined.expression === null) return null;
    return withTerms(qualifiedExpression(defined.expression, scope.alias(defined.entity, null), kind), measure, scope);
  }
  if (measure.column === null) return null;
  const typed = { node: scope.column(measure.column), column: columnOf(scope.model, measure.column) };
  if (measure.terms && measure.terms.length > 0) return withTerms(asNumber(typed, kind), measure, scope);
  switch (measure.aggregate) {
    case "sum":
    case "avg":
      // MySQL and SQLite add up what text holds by themselves, but count what is empty as 0.
      return (kind === "mysql" || kind === "sqlite") && typed.column.numericText !== true
        ? typed.node
        : asNumber(typed, kind);
    case "min":
    case "max":
      return isNumeric(typed.column) ? asNumber(typed, kind) : asComparable(typed, kind);
    case "count":
      // Where rows are counted once, they are told apart by what is counted too, and of several one is kept.
      return scope.fanned ? asComparable(typed, kind) : typed.node;
    case "count_distinct":
      return scope.fanned ? asComparable(typed, kind) : asGroup(typed, kind);
  }
}

/** The arithmetic of a row, from left to right, each step in its own brackets. */
function withTerms(first: SqlNode, { terms = [] }: PlanMeasure, scope: Scope): SqlNode {
  const operators = { add: "add", subtract: "sub", multiply: "mul" } as const;
  return terms.reduce((left, { operation, column }) => {
    const node = scope.optionally(() => scope.column(column));
    const right = asNumber({ node, column: columnOf(scope.model, column) }, scope.model.kind);
    return operation === "divide"
      ? sql.paren(quotient(left, right, scope.model.kind))
      : sql.paren(sql.binary(operators[operation], left, right));
  }, first);
}

/** Whether rows are counted by their key, because a join repeats them or because only different ones count. */
const countsKeys = ({ aggregate }: PlanMeasure, scope: Scope): boolean =>
  aggregate === "count_distinct" || scope.fanned;

/** One figure in a scope, without the ratio that it may be part of. */
export const figureNode = (measure: PlanMeasure, scope: Scope): SqlNode =>
  aggregateNode(measure, operandOf(measure, scope), scope);

/** The aggregate of an operand, as `operandOf` gives it for the same measure. */
export function aggregateNode(measure: PlanMeasure, operand: SqlNode | null, scope: Scope): SqlNode {
  if (operand === null || countsRows(measure, scope)) return rowCount(measure, operand, scope);
  switch (measure.aggregate) {
    case "count":
      return sql.count(operand, false);
    case "count_distinct":
      return sql.count(operand, true);
    case "sum": {
      const sum = sql.aggregate("sum", operand);
      // The sum of what met no condition is 0, as the sum of nothing in a group that has rows.
      return measure.filter ? sql.call("COALESCE", [sum, sql.number(0)]) : sum;
    }
    default:
      return sql.aggregate(measure.aggregate, operand);
  }
}

/** A figure of whole rows, whatever its aggregate says. */
function countsRows(measure: PlanMeasure, { model }: Scope): boolean {
  if (measure.measureId === null) return measure.column === null;
  return model.measures.find(({ id }) => id === measure.measureId)?.expression === null;
}

function rowCount(measure: PlanMeasure, operand: SqlNode | null, scope: Scope): SqlNode {
  const key = countsKeys(measure, scope) ? keyNode(measure, scope) : null;
  return key === null ? sql.count(operand, false) : sql.count(operand ?? key, true);
}

/** The single-column key of the measure's entity; null when it has none. */
function keyNode(measure: PlanMeasure, scope: Scope): SqlNode | null {
  const { primaryKey } = entityOf(scope.model, measure.entity);
  const [key] = primaryKey;
  return primaryKey.length === 1 && key !== undefined ? sql.column(scope.alias(measure.entity, null), key) : null;
}

/** The column that a group is sorted by: its first value when ascending, its last when descending. */
export function sortValueNode(ref: ColumnRef, node: SqlNode, descending: boolean, model: SemanticModel): SqlNode {
  const typed = { node, column: columnOf(model, ref) };
  const value = isNumeric(typed.column) ? asNumber(typed, model.kind) : asComparable(typed, model.kind);
  return sql.aggregate(descending ? "max" : "min", value);
}
