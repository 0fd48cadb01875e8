import type { CompileContext } from "@/lib/nl2sql/compile/context";
import { isInTime } from "@/lib/nl2sql/compile/dimensions";
import { percentage } from "@/lib/nl2sql/compile/measures";
import { outputNames, seriesNames } from "@/lib/nl2sql/output-names";
import type { PlanSeries, QueryPlan } from "@/lib/nl2sql/schema";
import type { Ordering, SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

/** Adds figures along the rows of the result (running total, share, change …) around the query of the groups. */
export function withSeries(plan: QueryPlan, rows: (plan: QueryPlan) => SqlNode, context: CompileContext): SqlNode {
  const outside = canSortOutside(plan);
  // All groups count for a share or a rank, and the row before the first shown for a change: the limit comes last.
  const query = rows(outside ? { ...plan, order: [], limit: null } : plan);
  const alias = context.names.next("result");
  const shown = outputNames(plan);
  const value = (index: number) => sql.column(alias, shown[index] ?? "");
  const axes = axesOf(plan, value, context);
  const names = seriesNames(plan);
  const nodes = plan.series.map((series, index) => {
    const measure = (at: number) => value(plan.dimensions.length + at);
    return sql.aliased(seriesNode(series, measure, axes), names[index] ?? `series_${index + 1}`);
  });
  const wanted = outside ? wantedOrder(plan, value, context) : [];
  return sql.select({
    expressions: [...shown.map((_, index) => value(index)), ...nodes],
    from: sql.subquery(query, alias),
    order: wanted.length > 0 ? wanted : [...axes.order, ...axes.rest],
    limit: outside ? plan.limit : null,
  });
}

/** Whether all that the plan sorts by is shown; what is not shown can only sort, and cut off, inside. */
const canSortOutside = ({ order, limitWithin }: QueryPlan): boolean =>
  (limitWithin ?? []).length === 0 && order.every(({ by }) => by.kind === "measure" || by.kind === "dimension");

type Axes = {
  /** Along time where there is one, else from the highest of the first measure down. */
  readonly order: readonly Ordering[];
  /** Makes the order complete. */
  readonly rest: readonly Ordering[];
  /** Where a figure starts anew when it does not say so itself. */
  readonly partitionBy: readonly SqlNode[];
  readonly dimension: (index: number) => SqlNode;
  readonly nullsLast: boolean;
};

function axesOf(plan: QueryPlan, value: (index: number) => SqlNode, { model }: CompileContext): Axes {
  const nullsLast = model.kind === "postgres";
  const inTime = plan.dimensions.map(isInTime);
  const times = plan.dimensions.flatMap((_, index) => (inTime[index] ? [value(index)] : []));
  const others = plan.dimensions.flatMap((_, index) => (inTime[index] ? [] : [value(index)]));
  const ascending = (node: SqlNode): Ordering => ({ node, descending: false });
  return {
    order:
      times.length > 0 ? times.map(ascending) : [{ node: value(plan.dimensions.length), descending: true, nullsLast }],
    rest: others.map(ascending),
    partitionBy: times.length > 0 ? others : [],
    dimension: value,
    nullsLast,
  };
}

function wantedOrder(plan: QueryPlan, value: (index: number) => SqlNode, { model }: CompileContext): Ordering[] {
  const wanted = plan.order.flatMap(({ by, direction }): Ordering[] => {
    if (by.kind !== "measure" && by.kind !== "dimension") return [];
    const descending = direction === "desc";
    const nullsLast = descending && model.kind === "postgres";
    return [
      { node: value(by.kind === "measure" ? plan.dimensions.length + by.index : by.index), descending, nullsLast },
    ];
  });
  const ties = plan.dimensions.map((_, index): Ordering => ({ node: value(index), descending: false }));
  return wanted.length === 0
    ? []
    : [...wanted, ...ties.filter(({ node }) => !wanted.some((other) => sql.sameNode(other.node, node)))];
}

function seriesNode(series: PlanSeries, measure: (index: number) => SqlNode, axes: Axes): SqlNode {
  const value = measure(series.measure);
  const within = series.within?.map(axes.dimension);
  const order = [...axes.order, ...axes.rest.filter(({ node }) => !within?.includes(node))];
  const along = { partitionBy: within ?? axes.partitionBy, order, precedingRowCount: null };
  switch (series.kind) {
    case "running_total":
      return sql.over(sql.aggregate("sum", value), along);
    case "moving_average":
      return sql.over(sql.aggregate("avg", value), { ...along, precedingRowCount: series.periods - 1 });
    case "share_of_total": {
      const whole = { partitionBy: within ?? [], order: [], precedingRowCount: null };
      return percentage(value, sql.over(sql.aggregate("sum", value), whole));
    }
    case "rank": {
      const highestFirst = [{ node: value, descending: true, nullsLast: axes.nullsLast }];
      return sql.over(sql.call("RANK", []), { ...along, partitionBy: within ?? [], order: highestFirst });
    }
    case "change":
    case "growth": {
      const before =
        series.baseline === undefined || series.baseline === null
          ? sql.over(sql.lag(value, series.periods), along)
          : measure(series.baseline);
      const change = sql.paren(sql.binary("sub", value, before));
      return series.kind === "change" ? change : percentage(change, before);
    }
  }
}
