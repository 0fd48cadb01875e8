import type { CompileContext } from "@/lib/nl2sql/compile/context";
import { dimensionNode, groupKeys } from "@/lib/nl2sql/compile/dimensions";
import { type Grouping, groupedSelect } from "@/lib/nl2sql/compile/grouped-select";
import {
  aggregateNode,
  figureNode,
  figuresOf,
  measureFrom,
  operandOf,
  sortValueNode,
} from "@/lib/nl2sql/compile/measures";
import { entityOf, Scope } from "@/lib/nl2sql/compile/scope";
import type { PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

/** Every figure that the query computes, shown or not. */
export function allFigures(plan: QueryPlan): PlanMeasure[] {
  const hidden = plan.order.flatMap(({ by }) => (by.kind === "hidden_measure" ? [by.measure] : []));
  return [...plan.measures, ...plan.having.map(({ measure }) => measure), ...hidden].flatMap(figuresOf);
}

/** One row per group of one entity's figures. */
export function compileGroups(plan: QueryPlan, context: CompileContext): SqlNode {
  const { model } = context;
  const figures = allFigures(plan);
  const base = figures[0]?.entity ?? plan.root;
  const scope = new Scope(context, base);
  const dimensions = plan.dimensions.map((dimension) => dimensionNode(dimension, scope, true));
  const keys = groupKeys(plan, scope, dimensions);
  for (const { by } of plan.order) if (by.kind === "column") scope.column(by.column);
  const where = plan.filter === null ? null : context.condition(plan.filter, scope);
  const repeats = figures.some(({ aggregate }) => aggregate === "sum" || aggregate === "avg");
  const hasKey = entityOf(model, base).primaryKey.length > 0;
  if (scope.fanned && repeats && hasKey) return countedOnce(plan, { scope, dimensions, keys, where });
  const grouping: Grouping = {
    dimensions,
    keys,
    measure: (measure) => measureFrom(measure, (figure) => figureNode(figure, scope), model.kind),
    sortValue: (ref, descending) => sortValueNode(ref, scope.column(ref), descending, model),
    isColumn: (name) => scope.hasColumn(name),
  };
  return groupedSelect(plan, grouping, context, () => ({ from: scope.from(), joins: scope.joins(), where }));
}

type Fanned = {
  readonly scope: Scope;
  readonly dimensions: readonly SqlNode[];
  readonly keys: readonly SqlNode[];
  readonly where: SqlNode | null;
};

/**
 * Sums and averages where a join repeats rows of the measured entity: first one row per group and key, then the sum,
 * so that nothing is counted twice.
 */
function countedOnce(plan: QueryPlan, { scope, dimensions, keys, where }: Fanned): SqlNode {
  const { context, base } = scope;
  const figures = allFigures(plan);
  const operands = figures.map((figure) => operandOf(figure, scope));
  const alias = context.names.next("counted_once");
  const rows = rowsOfKeys(figures, operands, { scope, dimensions, keys, where });
  const outside = new Scope(context, base);
  const figure = (item: PlanMeasure): SqlNode => {
    const index = figures.indexOf(item);
    if (operands[index] === null) return sql.count(null, false);
    return aggregateNode(item, sql.column(alias, `value_${index + 1}`), outside);
  };
  const outerKeys = keys.map((_, index) => sql.column(alias, `group_${index + 1}`));
  const grouping: Grouping = {
    dimensions: outerKeys.slice(0, dimensions.length),
    keys: outerKeys,
    measure: (measure) => measureFrom(measure, figure, context.model.kind),
    // The column itself is not carried outside: it could tell rows apart that are to be counted once.
    sortValue: (_, descending) => sql.aggregate(descending ? "max" : "min", sql.column(alias, "key_1")),
    isColumn: (name) => /^(group|key|value)_\d+$/.test(name),
  };
  return groupedSelect(plan, grouping, context, () => ({ from: sql.subquery(rows, alias) }));
}

/** One row per group and key. A conditional figure holds for the key when it holds for one of the rows met on the way. */
function rowsOfKeys(
  figures: readonly PlanMeasure[],
  operands: readonly (SqlNode | null)[],
  { scope, keys, where }: Fanned,
): SqlNode {
  const groups = keys.map((node, index) => sql.aliased(node, `group_${index + 1}`));
  const { primaryKey } = entityOf(scope.model, scope.base);
  const own = primaryKey.map((name) => sql.column(scope.baseAlias, name));
  const isConditional = (index: number) => Boolean(figures[index]?.filter);
  const values = operands.flatMap((node, index): { node: SqlNode; index: number }[] =>
    node === null ? [] : [{ node, index }],
  );
  const grouped = figures.some((figure) => Boolean(figure.filter));
  const shown = values.map(({ node, index }) =>
    sql.aliased(grouped && isConditional(index) ? sql.aggregate("max", node) : node, `value_${index + 1}`),
  );
  return sql.select({
    expressions: [...groups, ...own.map((node, index) => sql.aliased(node, `key_${index + 1}`)), ...shown],
    from: scope.from(),
    joins: scope.joins(),
    where,
    groupBy: grouped
      ? [...keys, ...own, ...values.filter(({ index }) => !isConditional(index)).map(({ node }) => node)]
      : [],
    distinct: !grouped,
  });
}
