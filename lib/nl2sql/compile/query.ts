import type { AliasNames, CompileContext } from "@/lib/nl2sql/compile/context";
import { filterNode } from "@/lib/nl2sql/compile/filters";
import { allFigures, compileGroups } from "@/lib/nl2sql/compile/groups";
import { compileList } from "@/lib/nl2sql/compile/list";
import { withSeries } from "@/lib/nl2sql/compile/series";
import { compileSideBySide } from "@/lib/nl2sql/compile/side-by-side";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { Ordering, SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";
import type { SemanticModel } from "@/lib/semantic/schema";

/** The tree of a plan, set operation and series included. */
export function compileQuery(plan: QueryPlan, model: SemanticModel, names: AliasNames): SqlNode {
  const context: CompileContext = {
    model,
    names,
    ordered: true,
    query: (nested) => queryNode(nested, context),
    rows: (nested) => rowsNode(nested, { ...context, ordered: false }),
    condition: filterNode,
  };
  return context.query(plan);
}

function queryNode(plan: QueryPlan, context: CompileContext): SqlNode {
  if (plan.combine !== null) return combinedNode(plan, plan.combine, context);
  if (plan.series.length === 0) return rowsNode(plan, context);
  return withSeries(plan, (bare) => rowsNode(bare, context), context);
}

function rowsNode(plan: QueryPlan, context: CompileContext): SqlNode {
  const entities = [...new Set(allFigures(plan).map(({ entity }) => entity))];
  if (entities.length === 0) return compileList(plan, context);
  return entities.length === 1 ? compileGroups(plan, context) : compileSideBySide(plan, entities, context);
}

function combinedNode(
  plan: QueryPlan,
  { operation, plan: other }: NonNullable<QueryPlan["combine"]>,
  context: CompileContext,
): SqlNode {
  const left = context.rows({ ...plan, combine: null, order: [], limit: null, series: [] });
  const both = sql.combined(operation, left, otherSide(other, context));
  if (plan.order.length === 0 && plan.limit === null) return both;
  const alias = context.names.next("result");
  const shown = outputNames(plan);
  const order = plan.order.flatMap(({ by, direction }): Ordering[] => {
    const name = by.kind === "dimension" ? shown[by.index] : undefined;
    return name === undefined ? [] : [{ node: sql.column(alias, name), descending: direction === "desc" }];
  });
  return sql.select({
    expressions: shown.map((name) => sql.column(alias, name)),
    from: sql.subquery(both, alias),
    order,
    limit: plan.limit,
  });
}

/** A limit or a further set operation of the other side is kept by a query around it; brackets there are no SQL of SQLite. */
function otherSide(other: QueryPlan, context: CompileContext): SqlNode {
  if (other.combine === null && other.limit === null) return context.rows({ ...other, order: [], series: [] });
  const alias = context.names.next("other");
  return sql.select({
    expressions: outputNames(other).map((name) => sql.column(alias, name)),
    from: sql.subquery(context.query({ ...other, series: [] }), alias),
  });
}
