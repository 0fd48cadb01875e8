import { comparisonNodes, filterNode } from "@/lib/nl2sql/compile/filters";
import { type Grouping, groupedOrder, groupedSelect } from "@/lib/nl2sql/compile/grouped-select";
import { aggregateNode, measureOperand, sortValueNode } from "@/lib/nl2sql/compile/measures";
import { outputNames } from "@/lib/nl2sql/compile/output-names";
import { type AliasNames, columnOf, entityOf, Scope } from "@/lib/nl2sql/compile/scope";
import { withSeries } from "@/lib/nl2sql/compile/series";
import type { PlanDimension, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import { truncateTime } from "@/lib/nl2sql/sql/time";
import type { Ordering, SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The tree of a plan, set operation and series included. */
export function compileQuery(plan: QueryPlan, model: SemanticModel, names: AliasNames): SqlNode {
  if (plan.combine === null) return withSeries(plan, compileOne(plan, model, names), names);
  const bare: QueryPlan = { ...plan, combine: null, order: [], limit: null, series: [] };
  const left = compileOne(bare, model, names, true);
  const right = compileOne({ ...plan.combine.plan, order: [], limit: null }, model, names, true);
  const both = sql.combined(plan.combine.operation, left, right);
  const alias = names.next("result");
  const shown = outputNames(plan);
  const order = plan.order.flatMap(({ by, direction }): Ordering[] => {
    const name = by.kind === "dimension" ? shown[by.index] : undefined;
    return name === undefined ? [] : [{ node: sql.column(alias, name), descending: direction === "desc" }];
  });
  if (plan.order.length === 0 && plan.limit === null) return both;
  return sql.select({
    expressions: shown.map((name) => sql.column(alias, name)),
    from: sql.subquery(both, alias),
    order,
    limit: plan.limit,
  });
}

function compileOne(plan: QueryPlan, model: SemanticModel, names: AliasNames, unordered = false): SqlNode {
  const measures = allMeasures(plan);
  if (measures.length === 0) return compileList(plan, model, names, unordered);
  const entities = [...new Set(measures.map(({ entity }) => entity))];
  if (entities.length === 1) return compileGrouped(plan, model, names, unordered);
  return compileSideBySide(plan, entities, model, names, unordered);
}

/** Every measure that the query computes, shown or not. */
function allMeasures(plan: QueryPlan): PlanMeasure[] {
  const hidden = plan.order.flatMap(({ by }) => (by.kind === "hidden_measure" ? [by.measure] : []));
  return [...plan.measures, ...plan.having.map(({ measure }) => measure), ...hidden];
}

/** MySQL takes no LIMIT directly inside IN, but does one level deeper. */
const nestedIn = (scope: Scope) => (plan: QueryPlan) => {
  const query = compileQuery(plan, scope.model, scope.names);
  if (plan.limit === null) return query;
  const alias = scope.names.next("chosen");
  const expressions = outputNames(plan).map((name) => sql.column(alias, name));
  return sql.select({ expressions, from: sql.subquery(query, alias) });
};

const whereNode = (plan: QueryPlan, scope: Scope): SqlNode | null =>
  plan.filter === null ? null : filterNode(plan.filter, scope, nestedIn(scope));

function dimensionNode(dimension: PlanDimension, scope: Scope): SqlNode {
  const node = scope.column(dimension.column);
  if (dimension.grain === null) return node;
  return truncateTime(node, dimension.grain, scope.model.kind, columnOf(scope.model, dimension.column).type);
}

function compileList(plan: QueryPlan, model: SemanticModel, names: AliasNames, unordered: boolean): SqlNode {
  const scope = new Scope(model, plan.root, names);
  const dimensions = plan.dimensions.map((dimension) => dimensionNode(dimension, scope));
  // SELECT DISTINCT can only be sorted by what it shows; grouping says the same and can be sorted by anything.
  const isGrouped = plan.distinct && plan.order.some(({ by }) => by.kind === "column");
  const order = plan.order.flatMap(({ by, direction }): Ordering[] => {
    const descending = direction === "desc";
    if (by.kind === "column") {
      const column = scope.column(by.column);
      return [{ node: isGrouped ? sortValueNode(by.column, column, descending, model) : column, descending }];
    }
    const node = by.kind === "dimension" ? dimensions[by.index] : undefined;
    return node === undefined ? [] : [{ node, descending }];
  });
  const where = whereNode(plan, scope);
  const shown = outputNames(plan);
  const expressions = dimensions.map((node, index) => sql.aliased(node, shown[index] ?? `column_${index + 1}`));
  return sql.select({
    expressions,
    from: scope.from(),
    joins: scope.joins(),
    where,
    groupBy: isGrouped ? dimensions : [],
    order: unordered ? [] : [...order, ...tieBreak(plan, scope)],
    limit: unordered ? null : plan.limit,
    distinct: plan.distinct && !isGrouped,
  });
}

/** Rows that sort alike come by key, so that the same question gives the same rows. */
function tieBreak(plan: QueryPlan, scope: Scope): Ordering[] {
  if (plan.distinct || plan.limit === null || plan.order.length === 0) return [];
  return entityOf(scope.model, plan.root).primaryKey.map((name) => ({
    node: sql.column(scope.baseAlias, name),
    descending: false,
  }));
}

/** What rows are grouped by: the shown dimensions, and behind a name that is not unique the key of what it names. */
function groupKeys(plan: QueryPlan, scope: Scope, dimensions: readonly SqlNode[]): SqlNode[] {
  const keys = new Map<string, SqlNode>();
  for (const { column, grain } of plan.dimensions) {
    const entity = entityOf(scope.model, column.entity);
    const isName = grain === null && entity.labelColumn === column.column && entity.primaryKey.length === 1;
    const [key] = entity.primaryKey;
    const shown = plan.dimensions.some((other) => other.column.entity === entity.id && other.column.column === key);
    if (!isName || key === undefined || key === column.column || columnOf(scope.model, column).unique || shown)
      continue;
    const ref = { entity: entity.id, column: key, path: column.path };
    keys.set(`${entity.id}.${key}`, scope.column(ref));
  }
  return [...dimensions, ...keys.values()];
}

function compileGrouped(plan: QueryPlan, model: SemanticModel, names: AliasNames, unordered: boolean): SqlNode {
  const base = allMeasures(plan)[0]?.entity ?? plan.root;
  const scope = new Scope(model, base, names);
  const dimensions = plan.dimensions.map((dimension) => dimensionNode(dimension, scope));
  const keys = groupKeys(plan, scope, dimensions);
  for (const { by } of plan.order) if (by.kind === "column") scope.column(by.column);
  const where = whereNode(plan, scope);
  const repeats = allMeasures(plan).some(({ aggregate }) => aggregate === "sum" || aggregate === "avg");
  const hasKey = entityOf(model, base).primaryKey.length > 0;
  if (scope.fanned && repeats && hasKey) return compileDeduplicated(plan, scope, dimensions, keys, where, unordered);
  const measure = (item: PlanMeasure) => aggregateNode(item, measureOperand(item, scope), scope);
  const sortValue: Grouping["sortValue"] = (ref, descending) =>
    sortValueNode(ref, scope.column(ref), descending, model);
  return groupedSelect(plan, { dimensions, keys, measure, sortValue, unordered }, (parts) =>
    sql.select({ ...parts, from: scope.from(), joins: scope.joins(), where }),
  );
}

/**
 * Sums and averages where a join repeats rows of the measured entity: first one row per group and key, then the sum,
 * so that nothing is counted twice.
 */
function compileDeduplicated(
  plan: QueryPlan,
  scope: Scope,
  dimensions: readonly SqlNode[],
  keys: readonly SqlNode[],
  where: SqlNode | null,
  unordered: boolean,
): SqlNode {
  const { primaryKey } = entityOf(scope.model, scope.base);
  const measures = allMeasures(plan);
  const alias = scope.names.next("counted_once");
  const inner: SqlNode[] = keys.map((node, index) => sql.aliased(node, `group_${index + 1}`));
  primaryKey.forEach((name, index) => {
    inner.push(sql.aliased(sql.column(scope.baseAlias, name), `key_${index + 1}`));
  });
  const operands = measures.map((item) => measureOperand(item, scope));
  operands.forEach((node, index) => {
    if (node !== null) inner.push(sql.aliased(node, `value_${index + 1}`));
  });
  const from = sql.subquery(
    sql.select({ expressions: inner, from: scope.from(), joins: scope.joins(), where, distinct: true }),
    alias,
  );
  const outside = new Scope(scope.model, scope.base, scope.names);
  const measure = (item: PlanMeasure) => {
    const index = measures.indexOf(item);
    return aggregateNode(item, operands[index] === null ? null : sql.column(alias, `value_${index + 1}`), outside);
  };
  const outerKeys = keys.map((_, index) => sql.column(alias, `group_${index + 1}`));
  const grouping: Grouping = {
    dimensions: outerKeys.slice(0, dimensions.length),
    keys: outerKeys,
    measure,
    // The column itself is not carried outside: it could tell rows apart that are to be counted once.
    sortValue: (_, descending) => sql.aggregate(descending ? "max" : "min", sql.column(alias, "key_1")),
    unordered,
  };
  return groupedSelect(plan, grouping, (parts) => sql.select({ ...parts, from }));
}

/** The groups of one entity's measures. */
type Part = {
  readonly own: readonly PlanMeasure[];
  readonly alias: string;
  readonly query: SqlNode;
  readonly names: readonly string[];
};

/** Measures of several entities: each is grouped on its own and the groups are then put side by side. */
function compileSideBySide(
  plan: QueryPlan,
  entities: readonly string[],
  model: SemanticModel,
  names: AliasNames,
  unordered: boolean,
): SqlNode {
  const parts = entities.map((entity) => partOf(plan, entity, model, names));
  const [first, ...rest] = parts;
  if (first === undefined) return compileList(plan, model, names, unordered);
  const shown = outputNames(plan);
  const count = plan.dimensions.length;
  const dimensions = first.names.slice(0, count).map((name) => sql.column(first.alias, name));
  const measure = (item: PlanMeasure): SqlNode => {
    const part = parts.find(({ own }) => own.includes(item)) ?? first;
    return sql.column(part.alias, part.names[count + part.own.indexOf(item)] ?? "m1");
  };
  const where = plan.having.map((item) =>
    sql.binary(comparisonNodes[item.operator], measure(item.measure), sql.number(item.value)),
  );
  const nodes = [...dimensions, ...plan.measures.map(measure)];
  const sortValue = () => dimensions[0] ?? sql.number(1);
  const order = groupedOrder(plan, { dimensions, keys: dimensions, measure, sortValue, unordered });
  return sql.select({
    expressions: nodes.map((node, index) => sql.aliased(node, shown[index] ?? `column_${index + 1}`)),
    from: sql.subquery(first.query, first.alias),
    joins: rest.map((part) => besideNode(part, dimensions, plan)),
    where: sql.all("and", where),
    order: unordered ? [] : order,
    limit: unordered ? null : plan.limit,
  });
}

function partOf(plan: QueryPlan, entity: string, model: SemanticModel, names: AliasNames): Part {
  const measures = allMeasures(plan);
  const own = measures.filter((measure) => measure.entity === entity);
  const part: QueryPlan = {
    ...plan,
    measures: own.map((measure) => ({ ...measure, label: `m${measures.indexOf(measure) + 1}` })),
    dimensions: plan.dimensions.map((dimension, index) => ({ ...dimension, label: `d${index + 1}` })),
    having: [],
    order: [],
    limit: null,
    series: [],
    combine: null,
  };
  return { own, alias: names.next("part"), query: compileGrouped(part, model, names, true), names: outputNames(part) };
}

/** The groups of a further entity beside those of the first; a condition on its measures wants them to exist. */
function besideNode(part: Part, dimensions: readonly SqlNode[], plan: QueryPlan): sql.JoinNode {
  const pairs = dimensions.map((node, index) =>
    sql.binary("eq", node, sql.column(part.alias, part.names[index] ?? "d1")),
  );
  return {
    source: sql.subquery(part.query, part.alias),
    on: sql.all("and", pairs) ?? sql.binary("eq", sql.number(1), sql.number(1)),
    kind: plan.having.some(({ measure }) => part.own.includes(measure)) ? "Inner" : "Left",
  };
}
