import { asSorted } from "@/lib/nl2sql/compile/column-value";
import type { CompileContext } from "@/lib/nl2sql/compile/context";
import { dimensionNode, sortedDimension } from "@/lib/nl2sql/compile/dimensions";
import { finishSelect } from "@/lib/nl2sql/compile/finish-select";
import { sortValueNode } from "@/lib/nl2sql/compile/measures";
import { columnOf, entityOf, Scope } from "@/lib/nl2sql/compile/scope";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { Ordering, SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

/** Rows as they are, or, with `distinct`, their different values. */
export function compileList(plan: QueryPlan, context: CompileContext): SqlNode {
  const { model } = context;
  const scope = new Scope(context, plan.root);
  const isRanked = plan.limit !== null && (plan.limitWithin ?? []).length > 0;
  // Rows that are told apart, numbered in groups or put together with others must be comparable.
  const isCompared = plan.distinct || isRanked || !context.ordered;
  const dimensions = plan.dimensions.map((dimension) => {
    const node = () => dimensionNode(dimension, scope, isCompared);
    return dimension.optional === true ? scope.optionally(node) : node();
  });
  // SELECT DISTINCT can only be sorted by what it shows, and cannot be numbered; grouping says the same and can.
  const isGrouped = plan.distinct && (isRanked || plan.order.some(({ by }) => by.kind === "column"));
  const order = plan.order.flatMap(({ by, direction }): Ordering[] => {
    const descending = direction === "desc";
    if (by.kind === "column") {
      const node = scope.column(by.column);
      if (isGrouped) return [{ node: sortValueNode(by.column, node, descending, model), descending }];
      return [{ node: asSorted({ node, column: columnOf(model, by.column) }, model.kind), descending }];
    }
    const [node, dimension] = by.kind === "dimension" ? [dimensions[by.index], plan.dimensions[by.index]] : [];
    if (node === undefined || dimension === undefined) return [];
    // SELECT DISTINCT is sorted by what it shows, as it stands there.
    return [{ node: plan.distinct ? node : sortedDimension(dimension, node, model), descending }];
  });
  const where = plan.filter === null ? null : context.condition(plan.filter, scope);
  const parts = {
    from: scope.from(),
    joins: scope.joins(),
    where,
    groupBy: isGrouped ? dimensions : [],
    distinct: plan.distinct && !isGrouped,
  };
  const unfinished = {
    parts,
    nodes: dimensions,
    order: [...order, ...tieBreak(plan, scope, dimensions, isRanked)],
    isColumn: (name: string) => scope.hasColumn(name),
  };
  return finishSelect(plan, unfinished, context);
}

/** Rows that sort alike come by key, so that the same question gives the same rows. */
function tieBreak(plan: QueryPlan, scope: Scope, dimensions: readonly SqlNode[], isRanked: boolean): Ordering[] {
  if (plan.distinct) return isRanked ? dimensions.map((node) => ({ node, descending: false })) : [];
  if (plan.limit === null || (plan.order.length === 0 && !isRanked)) return [];
  return entityOf(scope.model, plan.root).primaryKey.map((name) => ({
    node: sql.column(scope.baseAlias, name),
    descending: false,
  }));
}
