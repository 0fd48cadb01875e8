import { asGroup, comparedPair } from "@/lib/nl2sql/compile/column-value";
import { figureNode, figuresOf, measureFrom } from "@/lib/nl2sql/compile/measures";
import { columnOf, Scope } from "@/lib/nl2sql/compile/scope";
import type { ColumnRef, PlanFilter, PlanMeasure } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

type Compared = (PlanFilter & { kind: "compare_to" })["to"];

/** The figure that a column is compared with: of all rows, or of the rows that agree with this one in some columns. */
export function comparedFigure(to: Compared, scope: Scope): SqlNode {
  const within = to.within ?? [];
  const figure = within.length > 0 ? figureWithin(to, within, scope) : sql.subquery(figureOfAll(to, scope), null);
  return to.factor === undefined ? figure : sql.binary("mul", figure, sql.number(to.factor));
}

function figureOfAll({ measure, filter }: Compared, scope: Scope): SqlNode {
  const { context } = scope;
  if (figuresOf(measure).every(({ entity }) => entity === measure.entity)) {
    const { inner, where, node } = figureIn(measure, filter, new Scope(context, measure.entity));
    return sql.select({ expressions: [node], from: inner.from(), joins: inner.joins(), where });
  }
  return context.query({
    ...{ version: 1, root: measure.entity, measures: [measure], dimensions: [], distinct: false, filter },
    ...{ having: [], order: [], limit: null, series: [], combine: null },
  });
}

function figureIn(measure: PlanMeasure, filter: PlanFilter | null, inner: Scope) {
  const where = filter === null ? null : inner.context.condition(filter, inner);
  return { inner, where, node: measureFrom(measure, (figure) => figureNode(figure, inner), inner.model.kind) };
}

/** The figures of all groups, computed once and joined to each row: a sub-query for each row would read the table as often. */
function figureWithin({ measure, filter }: Compared, within: readonly ColumnRef[], scope: Scope): SqlNode {
  const { context, model } = scope;
  const inner = new Scope(context, measure.entity);
  const alias = context.names.next("by_group");
  const keys = within.map((ref) => {
    // A path is walked from the plan's root and means nothing here.
    return asGroup({ node: inner.column({ ...ref, path: null }), column: columnOf(model, ref) }, model.kind);
  });
  const pairs = within.map((ref, index) => {
    const column = columnOf(model, ref);
    const near = { node: scope.column(ref), column };
    const [left, right] = comparedPair(
      near,
      { node: sql.column(alias, `group_${index + 1}`), column },
      "eq",
      model.kind,
    );
    return sql.binary("eq", left, right);
  });
  const { where, node } = figureIn(measure, filter, inner);
  const query = sql.select({
    expressions: [...keys.map((key, index) => sql.aliased(key, `group_${index + 1}`)), sql.aliased(node, "figure")],
    from: inner.from(),
    joins: inner.joins(),
    where,
    groupBy: keys,
  });
  const on = sql.all("and", pairs) ?? sql.boolean(true);
  scope.beside(alias, { source: sql.subquery(query, alias), on, kind: "Left" });
  return sql.column(alias, "figure");
}
