import { AppError } from "@/lib/errors";
import { asNumber, comparedPair, isNumeric, type TypedNode } from "@/lib/nl2sql/compile/column-value";
import { comparedFigure } from "@/lib/nl2sql/compile/compared-figure";
import { roadTo, stepColumns } from "@/lib/nl2sql/compile/join-road";
import { measureColumn, outputColumn } from "@/lib/nl2sql/compile/output-columns";
import { comparisonNodes, predicateNode } from "@/lib/nl2sql/compile/predicates";
import { qualifiedExpression } from "@/lib/nl2sql/compile/qualified-expression";
import { columnOf, entityOf, Scope, stepCondition } from "@/lib/nl2sql/compile/scope";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { ColumnRef, ComparisonOperator, PlanFilter } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { JoinStep } from "@/lib/semantic/graph";

/** The condition of a filter. Conditions on rows that the base has many of become EXISTS, so that no row is repeated. */
export function filterNode(filter: PlanFilter, scope: Scope): SqlNode {
  const far = farSubject(filter, scope);
  if (far !== null) return anyOfMany([filter], far, scope);
  switch (filter.kind) {
    case "predicate":
      return predicateNode(filter, scope);
    case "and":
    case "or":
      return groupNode(filter.kind, filter.filters, scope);
    case "not":
      return sql.not(filterNode(filter.filter, scope));
    case "exists":
      return existsNode(filter, scope);
    case "compare_to":
      return compareToNode(filter, scope);
    case "compare_columns":
      return compareColumnsNode(filter, scope, {});
    case "in_plan":
      return inPlanNode(filter, scope);
    case "named":
      return namedNode(filter, scope);
  }
}

const typedOf = (ref: ColumnRef, scope: Scope) => ({ node: scope.column(ref), column: columnOf(scope.model, ref) });

type Subject = { readonly entity: string; readonly path: readonly string[] | null };

/** What one condition is about; null for those made of others, and for two columns, which may stand on two sides. */
function subjectOf(filter: PlanFilter): Subject | null {
  switch (filter.kind) {
    case "predicate":
    case "compare_to":
    case "in_plan":
      return filter.column;
    case "exists":
      return { entity: filter.of, path: null };
    case "named":
      return { entity: filter.entity, path: null };
    default:
      return null;
  }
}

/** What a filter is about, when a row of the base has many of it. */
function farSubject(filter: PlanFilter, scope: Scope): Subject | null {
  const subject = subjectOf(filter);
  return subject === null || scope.reachesOnce(subject.entity, subject.path) ? null : subject;
}

function groupNode(kind: "and" | "or", filters: readonly PlanFilter[], scope: Scope): SqlNode {
  const many = new Map<string, { subject: Subject; filters: PlanFilter[] }>();
  const nodes: SqlNode[] = [];
  for (const filter of filters) {
    const far = kind === "and" ? farSubject(filter, scope) : null;
    const join = far === null ? undefined : scope.stepsTo(far.entity, far.path).find((step) => step.toMany)?.join.id;
    if (far === null || join === undefined) nodes.push(filterNode(filter, scope));
    else many.set(join, { subject: far, filters: [...(many.get(join)?.filters ?? []), filter] });
  }
  for (const { subject, filters } of many.values()) nodes.push(anyOfMany(filters, subject, scope));
  const joined = sql.all(kind, nodes) ?? sql.boolean(kind === "and");
  return kind === "or" && nodes.length > 1 ? sql.paren(joined) : joined;
}

/** Filters that hold for one and the same of the many rows that a row of the base has. */
const anyOfMany = (filters: readonly PlanFilter[], subject: Subject, scope: Scope): SqlNode =>
  semiJoin(subject, scope, (inner) => filters.map((filter) => filterNode(seenFromAfar(filter), inner)));

/** EXISTS over the first entity on the way to the subject that the base has many of. */
function semiJoin(subject: Subject, scope: Scope, conditions: (inner: Scope) => readonly SqlNode[]): SqlNode {
  const steps = scope.stepsTo(subject.entity, subject.path);
  const index = steps.findIndex((step) => step.toMany);
  const step = steps[index];
  if (step === undefined) throw new AppError(`${scope.base} has no more than one ${subject.entity}`);
  const near = index === 0 ? scope.baseAlias : scope.alias(step.from, null);
  const inner = new Scope(scope.context, step.to);
  const met = conditions(inner);
  return existsQuery(inner, [stepCondition(scope.model, step, near, inner.baseAlias), ...met], false);
}

type Sides = { readonly left?: TypedNode; readonly right?: TypedNode };

/** Two columns of a row, or of one of the many rows that it has; each is read in the first scope that has one of it. */
function compareColumnsNode(filter: PlanFilter & { kind: "compare_columns" }, scope: Scope, found: Sides): SqlNode {
  const isHere = ({ entity, path }: ColumnRef) => scope.reachesOnce(entity, path);
  const left = found.left ?? (isHere(filter.left) ? typedOf(filter.left, scope) : undefined);
  const right = found.right ?? (isHere(filter.right) ? typedOf(filter.right, scope) : undefined);
  if (left !== undefined && right !== undefined) {
    return sql.binary(
      comparisonNodes[filter.operator],
      ...comparedPair(left, right, filter.operator, scope.model.kind),
    );
  }
  const far = { ...filter, left: unrouted(filter.left), right: unrouted(filter.right) };
  const sides = { ...(left && { left }), ...(right && { right }) };
  return semiJoin(left === undefined ? filter.left : filter.right, scope, (inner) => [
    compareColumnsNode(far, inner, sides),
  ]);
}

const unrouted = (ref: ColumnRef): ColumnRef => ({ ...ref, path: null });

/** A filter for a scope that starts elsewhere: paths are walked from the plan's root and mean nothing there. */
function seenFromAfar(filter: PlanFilter): PlanFilter {
  switch (filter.kind) {
    case "predicate":
    case "in_plan":
      return { ...filter, column: unrouted(filter.column) };
    case "compare_to": {
      const within = filter.to.within?.map(unrouted);
      return { ...filter, column: unrouted(filter.column), to: { ...filter.to, within } };
    }
    default:
      return filter;
  }
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

function existsNode(filter: PlanFilter & { kind: "exists" }, scope: Scope): SqlNode {
  const near = scope.alias(filter.of, null);
  const [step] = roadTo(scope.model, filter.of, { entity: filter.entity, path: null }) ?? [];
  if (step === undefined) {
    const own = filter.filter === null ? sql.boolean(true) : filterNode(filter.filter, scope);
    return filter.negated ? sql.not(own) : own;
  }
  const inner = new Scope(scope.context, step.to);
  inner.alias(filter.entity, null);
  const conditions = filter.filter === null ? [] : [filterNode(filter.filter, inner)];
  if (filter.count !== null) return countedNode({ ...filter, count: filter.count }, step, near, inner, conditions);
  const condition = stepCondition(scope.model, step, near, inner.baseAlias);
  return existsQuery(inner, [condition, ...conditions], filter.negated);
}

type Counted = PlanFilter & { kind: "exists"; count: { operator: ComparisonOperator; value: number } };

/** Rows that have as many related rows as the filter says: their keys are among those counted so. */
function countedNode(
  filter: Counted,
  step: JoinStep,
  near: string,
  inner: Scope,
  conditions: readonly SqlNode[],
): SqlNode {
  const { model } = inner;
  const [key] = entityOf(model, filter.entity).primaryKey;
  const counted =
    inner.fanned && key !== undefined
      ? sql.count(sql.column(inner.alias(filter.entity, null), key), true)
      : sql.count(null, false);
  const enough = (node: SqlNode) =>
    sql.binary(comparisonNodes[filter.count.operator], node, sql.number(filter.count.value));
  const { near: nearColumns, far: farColumns } = stepColumns(step);
  const keys = farColumns.map((name) => sql.column(inner.baseAlias, name));
  const [nearColumn, ...moreColumns] = nearColumns;
  const [farKey] = keys;
  const tables = { from: inner.from(), joins: inner.joins() };
  if (nearColumn === undefined || farKey === undefined || moreColumns.length > 0) {
    const where = sql.all("and", [stepCondition(model, step, near, inner.baseAlias), ...conditions]);
    const node = enough(sql.subquery(sql.select({ expressions: [counted], ...tables, where }), null));
    return filter.negated ? sql.not(node) : node;
  }
  const query = sql.select({
    expressions: [farKey],
    ...tables,
    where: sql.all("and", [sql.isNull(farKey, true), ...conditions]),
    groupBy: [farKey],
    having: enough(counted),
  });
  return sql.inQuery(sql.column(near, nearColumn), query, filter.negated);
}

function compareToNode(filter: PlanFilter & { kind: "compare_to" }, scope: Scope): SqlNode {
  const { model } = scope;
  const figure = { node: comparedFigure(filter.to, scope), column: measureColumn(filter.to.measure, model) };
  const typed = typedOf(filter.column, scope);
  const [left, right] = isNumeric(figure.column)
    ? [asNumber(typed, model.kind), figure.node]
    : comparedPair(typed, figure, filter.operator, model.kind);
  return sql.binary(comparisonNodes[filter.operator], left, right);
}

function namedNode({ entity, filter }: PlanFilter & { kind: "named" }, scope: Scope): SqlNode {
  const named = scope.model.filters?.find(({ id }) => id === filter);
  if (named === undefined) throw new AppError(`The plan names a filter that the model lacks: ${filter}`);
  return qualifiedExpression(named.condition, scope.alias(entity, null), scope.model.kind);
}

/** MySQL takes no LIMIT directly inside IN, but does one level deeper. */
function inPlanNode(filter: PlanFilter & { kind: "in_plan" }, scope: Scope): SqlNode {
  const { context, model } = scope;
  const { plan } = filter;
  const query = context.query(plan);
  const alias = context.names.next("chosen");
  const [name = "", ...others] = outputNames(plan);
  const first = { node: sql.column(alias, name), column: outputColumn(plan, model) };
  const own = typedOf(filter.column, scope);
  const [left, right] = comparedPair(own, first, "eq", model.kind);
  const isBare = plan.limit === null && others.length === 0 && plan.series.length === 0 && right === first.node;
  if (isBare) return sql.inQuery(left, query, filter.negated);
  const chosen = sql.select({ expressions: [right], from: sql.subquery(query, alias) });
  return sql.inQuery(left, chosen, filter.negated);
}
