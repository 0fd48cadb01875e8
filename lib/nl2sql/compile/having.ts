import type { CompileContext } from "@/lib/nl2sql/compile/context";
import { comparisonNodes } from "@/lib/nl2sql/compile/predicates";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { PlanHaving, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

/** The conditions on groups. Nulls: null when there are none. */
export function havingNode(
  plan: QueryPlan,
  measure: (measure: PlanMeasure) => SqlNode,
  context: CompileContext,
): SqlNode | null {
  const conditions = plan.having.map((having) =>
    sql.binary(comparisonNodes[having.operator], measure(having.measure), boundNode(having, plan, context)),
  );
  return sql.all("and", conditions);
}

/** What a group's figure is compared with: a number, or that many times a figure of the figures of all groups. */
function boundNode({ measure, value, against }: PlanHaving, plan: QueryPlan, context: CompileContext): SqlNode {
  if (!against) return sql.number(value);
  const groups: QueryPlan = {
    ...{ ...plan, measures: [measure], having: [], order: [], limit: null, series: [], combine: null },
    ...{ limitWithin: [] },
  };
  if (against === "overall")
    return times(value, sql.subquery(context.rows({ ...groups, dimensions: [], filter: null }), null));
  const alias = context.names.next("each_group");
  const figure = sql.column(alias, outputNames(groups).at(-1) ?? "");
  const query = sql.select({
    expressions: [sql.aggregate(against, figure)],
    from: sql.subquery(context.rows(groups), alias),
  });
  return times(value, sql.subquery(query, null));
}

const times = (factor: number, bound: SqlNode): SqlNode =>
  factor === 1 ? bound : sql.binary("mul", sql.number(factor), bound);
