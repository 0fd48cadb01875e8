import type { Cell } from "@/lib/execute/schema";
import { measureNode } from "@/lib/nl2sql/compile/measures";
import { columnOf, entityOf, Scope, stepColumns, stepCondition } from "@/lib/nl2sql/compile/scope";
import type { ComparisonOperator, PlanFilter, Predicate, QueryPlan } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { DataType } from "@/lib/source/schema";

export const comparisonNodes: Record<ComparisonOperator, sql.BinaryOperator> = {
  eq: "eq",
  ne: "neq",
  lt: "lt",
  lte: "lte",
  gt: "gt",
  gte: "gte",
};

/** How a nested plan becomes a query; given by `compile-plan.ts`, which this file must not import. */
export type CompileNested = (plan: QueryPlan, scope: Scope) => SqlNode;

/** The condition of a filter. Conditions on rows that the base has many of become EXISTS, so that no row is repeated. */
export function filterNode(filter: PlanFilter, scope: Scope, nested: CompileNested): SqlNode {
  switch (filter.kind) {
    case "predicate":
      return scope.reachesOnce(filter.column.entity, filter.column.path)
        ? predicateNode(filter, scope)
        : semiJoin([filter], scope, nested);
    case "and":
    case "or":
      return groupNode(filter.kind, filter.filters, scope, nested);
    case "not":
      return sql.not(filterNode(filter.filter, scope, nested));
    case "exists":
      return existsNode(filter, scope, nested);
    case "compare_to":
      return sql.binary(
        comparisonNodes[filter.operator],
        scope.column(filter.column),
        sql.subquery(scalarQuery(filter.to.measure, filter.to.filter, scope, nested), null),
      );
    case "compare_columns":
      return sql.binary(comparisonNodes[filter.operator], scope.column(filter.left), scope.column(filter.right));
    case "in_plan":
      return sql.inQuery(scope.column(filter.column), nested(filter.plan, scope), filter.negated);
  }
}

function groupNode(kind: "and" | "or", filters: readonly PlanFilter[], scope: Scope, nested: CompileNested): SqlNode {
  const many = new Map<string, Predicate[]>();
  const nodes: SqlNode[] = [];
  for (const filter of filters) {
    const firstMany =
      kind === "and" && filter.kind === "predicate" && !scope.reachesOnce(filter.column.entity, filter.column.path)
        ? scope.stepsTo(filter.column.entity, filter.column.path).find((step) => step.toMany)
        : undefined;
    if (firstMany === undefined || filter.kind !== "predicate") nodes.push(filterNode(filter, scope, nested));
    else many.set(firstMany.join.id, [...(many.get(firstMany.join.id) ?? []), filter]);
  }
  for (const predicates of many.values()) nodes.push(semiJoin(predicates, scope, nested));
  const joined = sql.all(kind, nodes) ?? sql.boolean(kind === "and");
  return kind === "or" && nodes.length > 1 ? sql.paren(joined) : joined;
}

/** EXISTS over the first entity that the base has many of; the predicates hold for one and the same row there. */
function semiJoin(predicates: readonly Predicate[], scope: Scope, nested: CompileNested): SqlNode {
  const [first] = predicates;
  if (first === undefined) return sql.boolean(true);
  const steps = scope.stepsTo(first.column.entity, first.column.path);
  const index = steps.findIndex((step) => step.toMany);
  const step = steps[index];
  if (step === undefined) return groupNode("and", predicates, scope, nested);
  const near = index === 0 ? scope.baseAlias : scope.alias(step.from, null);
  const inner = new Scope(scope.model, step.to, scope.names);
  const conditions = predicates.map((predicate) =>
    filterNode({ ...predicate, column: { ...predicate.column, path: null } }, inner, nested),
  );
  return existsQuery(inner, [stepCondition(step, near, inner.baseAlias), ...conditions], false);
}

function existsQuery(inner: Scope, conditions: readonly SqlNode[], negated: boolean): SqlNode {
  const query = sql.select({
    expressions: [sql.number(1)],
    from: inner.from(),
    joins: inner.joins(),
    where: sql.all("and", conditions),
  });
  return sql.exists(query, negated);
}

function existsNode(filter: PlanFilter & { kind: "exists" }, scope: Scope, nested: CompileNested): SqlNode {
  const near = scope.alias(filter.of, null);
  const [step] = new Scope(scope.model, filter.of, { next: (name) => name }).stepsTo(filter.entity, null);
  if (step === undefined) {
    const own = filter.filter === null ? sql.boolean(true) : filterNode(filter.filter, scope, nested);
    return filter.negated ? sql.not(own) : own;
  }
  const inner = new Scope(scope.model, step.to, scope.names);
  const entityAlias = inner.alias(filter.entity, null);
  const conditions = filter.filter === null ? [] : [filterNode(filter.filter, inner, nested)];
  if (filter.count === null) {
    return existsQuery(inner, [stepCondition(step, near, inner.baseAlias), ...conditions], filter.negated);
  }
  const entity = entityOf(scope.model, filter.entity);
  const [key] = entity.primaryKey;
  const counted =
    inner.fanned && key !== undefined ? sql.count(sql.column(entityAlias, key), true) : sql.count(null, false);
  const { near: nearColumns, far: farColumns } = stepColumns(step);
  const having = sql.binary(comparisonNodes[filter.count.operator], counted, sql.number(filter.count.value));
  const keys = farColumns.map((name) => sql.column(inner.baseAlias, name));
  const [nearColumn, ...moreColumns] = nearColumns;
  const [farKey] = keys;
  if (nearColumn === undefined || farKey === undefined || moreColumns.length > 0) {
    const query = sql.select({
      expressions: [counted],
      from: inner.from(),
      joins: inner.joins(),
      where: sql.all("and", [stepCondition(step, near, inner.baseAlias), ...conditions]),
    });
    const node = sql.binary(
      comparisonNodes[filter.count.operator],
      sql.subquery(query, null),
      sql.number(filter.count.value),
    );
    return filter.negated ? sql.not(node) : node;
  }
  const query = sql.select({
    expressions: [farKey],
    from: inner.from(),
    joins: inner.joins(),
    where: sql.all("and", [sql.isNull(farKey, true), ...conditions]),
    groupBy: [farKey],
    having,
  });
  return sql.inQuery(sql.column(near, nearColumn), query, filter.negated);
}

function scalarQuery(
  measure: Parameters<typeof measureNode>[0],
  filter: PlanFilter | null,
  outer: Scope,
  nested: CompileNested,
): SqlNode {
  const inner = new Scope(outer.model, measure.entity, outer.names);
  const node = measureNode(measure, inner);
  const where = filter === null ? null : filterNode(filter, inner, nested);
  return sql.select({ expressions: [node], from: inner.from(), joins: inner.joins(), where });
}

const numericTypes: ReadonlySet<DataType> = new Set(["integer", "decimal", "float"]);

function literalNode(value: Cell, type: DataType): SqlNode {
  if (value === null) return sql.nullValue;
  if (typeof value === "boolean") return type === "boolean" ? sql.boolean(value) : sql.number(value ? 1 : 0);
  if (typeof value === "number") return type === "text" ? sql.text(String(value)) : sql.number(value);
  if (numericTypes.has(type) && /^-?\d+(\.\d+)?$/.test(value)) return sql.number(value);
  return sql.text(value);
}

/** `!` is the escape character because every dialect reads a backslash inside a string differently. */
const likePattern = (value: Cell): string => String(value ?? "").replace(/[!%_]/g, "!$&");

function predicateNode(predicate: Predicate, scope: Scope): SqlNode {
  const { type } = columnOf(scope.model, predicate.column);
  const left = scope.column(predicate.column);
  const literals = predicate.values.map((value) => literalNode(value, type));
  const [first = sql.nullValue, second = sql.nullValue] = literals;
  const [value = null] = predicate.values;
  switch (predicate.operator) {
    case "eq":
    case "ne":
      return equality(predicate, left, first, type);
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return sql.binary(comparisonNodes[predicate.operator], left, first);
    case "between":
      return type === "date" || type === "timestamp"
        ? sql.paren(sql.binary("and", sql.binary("gte", left, first), sql.binary("lt", left, second)))
        : sql.between(left, first, second);
    case "in":
    case "not_in":
      return sql.inList(left, literals, predicate.operator === "not_in");
    case "contains":
      return likeNode(scope, left, `%${likePattern(value)}%`, type);
    case "starts_with":
      return likeNode(scope, left, `${likePattern(value)}%`, type);
    case "ends_with":
      return likeNode(scope, left, `%${likePattern(value)}`, type);
    case "is_null":
      return sql.isNull(left, false);
    case "is_not_null":
      return sql.isNull(left, true);
  }
}

function equality(predicate: Predicate, left: SqlNode, right: SqlNode, type: DataType): SqlNode {
  const operator = comparisonNodes[predicate.operator === "ne" ? "ne" : "eq"];
  const [value = null] = predicate.values;
  if (predicate.exact || type !== "text" || typeof value !== "string") return sql.binary(operator, left, right);
  return sql.binary(operator, sql.call("LOWER", [left]), sql.text(value.toLowerCase()));
}

function likeNode(scope: Scope, left: SqlNode, pattern: string, type: DataType): SqlNode {
  const { kind } = scope.model;
  const asText = type === "text" ? left : sql.cast(left, { data_type: "text" });
  const escapedBy = /![!%_]/.test(pattern) ? sql.text("!") : null;
  return sql.like(asText, sql.text(pattern), kind === "postgres" || kind === "duckdb", escapedBy);
}
