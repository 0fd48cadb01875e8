import { outputNames } from "@/lib/nl2sql/compile/output-names";
import type { AliasNames } from "@/lib/nl2sql/compile/scope";
import type { PlanSeries, QueryPlan } from "@/lib/nl2sql/schema";
import type { Ordering, SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

/** Adds figures along the rows of the result (running total, share, change …) around the finished query. */
export function withSeries(plan: QueryPlan, query: SqlNode, names: AliasNames): SqlNode {
  if (plan.series.length === 0) return query;
  const alias = names.next("result");
  const shown = outputNames(plan);
  const value = (index: number) => sql.column(alias, shown[index] ?? "");
  const times = plan.dimensions.flatMap(({ grain }, index): Ordering[] =>
    grain === null ? [] : [{ node: value(index), descending: false }],
  );
  const others = plan.dimensions.flatMap(({ grain }, index) => (grain === null ? [value(index)] : []));
  const order: Ordering[] = times.length > 0 ? times : [{ node: value(plan.dimensions.length), descending: true }];
  const partitionBy = times.length > 0 ? others : [];
  const nodes = plan.series.map((series) =>
    sql.aliased(
      seriesNode(series, value(plan.dimensions.length + series.measure), { order, partitionBy }),
      series.label.trim().replace(/\s+/g, "_").toLowerCase(),
    ),
  );
  const inner = { ...query };
  return sql.select({
    expressions: [...shown.map((_, index) => value(index)), ...nodes],
    from: sql.subquery(inner, alias),
    order: [...order, ...others.map((node) => ({ node, descending: false }))],
  });
}

function seriesNode(
  series: PlanSeries,
  value: SqlNode,
  window: { order: readonly Ordering[]; partitionBy: readonly SqlNode[] },
): SqlNode {
  const { order, partitionBy } = window;
  switch (series.kind) {
    case "running_total":
      return sql.over(sql.aggregate("sum", value), { partitionBy, order, precedingRowCount: null });
    case "moving_average":
      return sql.over(sql.aggregate("avg", value), { partitionBy, order, precedingRowCount: series.periods - 1 });
    case "share_of_total": {
      const total = sql.over(sql.aggregate("sum", value), { partitionBy: [], order: [], precedingRowCount: null });
      return sql.binary("div", sql.paren(sql.binary("mul", value, sql.number("100.0"))), nonZero(total));
    }
    case "rank":
      return sql.over(sql.call("RANK", []), {
        partitionBy,
        order: [{ node: value, descending: true }],
        precedingRowCount: null,
      });
    case "change":
    case "growth": {
      const before = sql.over(sql.lag(value, series.periods), { partitionBy, order, precedingRowCount: null });
      const change = sql.paren(sql.binary("sub", value, before));
      if (series.kind === "change") return change;
      return sql.binary("div", sql.paren(sql.binary("mul", change, sql.number("100.0"))), nonZero(before));
    }
  }
}

const nonZero = (node: SqlNode): SqlNode => sql.call("NULLIF", [node, sql.number(0)]);
