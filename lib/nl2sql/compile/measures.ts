import { parse } from "@polyglot-sql/sdk";
import { AppError } from "@/lib/errors";
import { columnOf, entityOf, type Scope } from "@/lib/nl2sql/compile/scope";
import type { ColumnRef, PlanMeasure } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { DataType, SourceKind } from "@/lib/source/schema";

/** The value that an aggregate runs over; null means whole rows. */
export function measureOperand(measure: PlanMeasure, scope: Scope): SqlNode | null {
  if (measure.measureId !== null) {
    const defined = scope.model.measures.find((candidate) => candidate.id === measure.measureId);
    if (defined === undefined)
      throw new AppError(`The plan names a measure that the model lacks: ${measure.measureId}`);
    return defined.expression === null
      ? null
      : qualified(defined.expression, scope.alias(defined.entity, null), scope.model.kind);
  }
  return measure.column === null ? null : scope.column(measure.column);
}

/** The aggregate of a measure in a scope where no row of its entity is repeated. */
export function measureNode(measure: PlanMeasure, scope: Scope): SqlNode {
  return aggregateNode(measure, measureOperand(measure, scope), scope);
}

export function aggregateNode(measure: PlanMeasure, operand: SqlNode | null, scope: Scope): SqlNode {
  switch (measure.aggregate) {
    case "count":
      return operand === null ? rowCount(measure, scope) : sql.count(operand, false);
    case "count_distinct":
      return sql.count(operand ?? keyNode(measure, scope), true);
    case "sum":
    case "avg":
    case "min":
    case "max":
      return operand === null
        ? rowCount(measure, scope)
        : sql.aggregate(measure.aggregate, summable(measure, operand, scope));
  }
}

/** Numbers kept in text columns are added up as numbers, and yes-or-no columns as 0 and 1, where the engine does not do so itself. */
function summable(measure: PlanMeasure, operand: SqlNode, scope: Scope): SqlNode {
  const { kind } = scope.model;
  if (measure.column === null || measure.measureId !== null || kind === "mysql" || kind === "sqlite") return operand;
  const { type } = columnOf(scope.model, measure.column);
  if (measure.aggregate === "min" || measure.aggregate === "max") return comparable(operand, type, kind);
  if (type === "boolean") return sql.cast(operand, asInteger);
  return type === "text" ? sql.cast(operand, { data_type: "double", precision: null, scale: null }) : operand;
}

const asInteger = { data_type: "custom", name: "INTEGER" };

/** What MIN and MAX take: PostgreSQL has neither for booleans. */
const comparable = (operand: SqlNode, type: DataType, kind: SourceKind): SqlNode =>
  kind === "postgres" && type === "boolean" ? sql.cast(operand, asInteger) : operand;

/** The column that a group is sorted by: its first value when ascending, its last when descending. */
export const sortValueNode = (
  column: ColumnRef,
  operand: SqlNode,
  descending: boolean,
  model: SemanticModel,
): SqlNode => sql.aggregate(descending ? "max" : "min", comparable(operand, columnOf(model, column).type, model.kind));

function rowCount(measure: PlanMeasure, scope: Scope): SqlNode {
  const key = scope.fanned ? keyNode(measure, scope) : null;
  return key === null ? sql.count(null, false) : sql.count(key, true);
}

/** The single-column key of the measure's entity; null when it has none. */
function keyNode(measure: PlanMeasure, scope: Scope): SqlNode | null {
  const { primaryKey } = entityOf(scope.model, measure.entity);
  const [key] = primaryKey;
  return primaryKey.length === 1 && key !== undefined ? sql.column(scope.alias(measure.entity, null), key) : null;
}

/** Parses a measure's expression and puts the table's alias before every column name in it. */
function qualified(expression: string, alias: string, kind: Scope["model"]["kind"]): SqlNode {
  const parsed = parse(`SELECT ${expression}`, kind as Parameters<typeof parse>[1]);
  const node: unknown = (parsed.ast as unknown as { select?: { expressions?: unknown[] } }[] | undefined)?.[0]?.select
    ?.expressions?.[0];
  if (!parsed.success || node === undefined) throw new AppError(`A measure's expression cannot be read: ${expression}`);
  const inner = withAlias(node, alias) as SqlNode;
  return "column" in inner || "function" in inner ? inner : sql.paren(inner);
}

function withAlias(node: unknown, alias: string): unknown {
  if (Array.isArray(node)) return node.map((item) => withAlias(item, alias));
  if (node === null || typeof node !== "object") return node;
  const entries = Object.entries(node).map(([key, value]) => {
    if (key !== "column" || value === null || typeof value !== "object" || !("name" in value)) {
      return [key, withAlias(value, alias)];
    }
    const { name } = (value as { name: { name: string } }).name;
    return [key, sql.column(alias, name).column];
  });
  return Object.fromEntries(entries);
}
