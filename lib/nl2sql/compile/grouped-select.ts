import { comparisonNodes } from "@/lib/nl2sql/compile/filters";
import { outputNames } from "@/lib/nl2sql/compile/output-names";
import type { ColumnRef, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { Ordering, SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

/** What a grouped SELECT is made of: how each part of the plan is written in its scope. */
export type Grouping = {
  readonly dimensions: readonly SqlNode[];
  readonly keys: readonly SqlNode[];
  readonly measure: (measure: PlanMeasure) => SqlNode;
  /** What a group is sorted by when the order names a column that is not shown. */
  readonly sortValue: (column: ColumnRef, descending: boolean) => SqlNode;
  readonly unordered: boolean;
};

/** One row per group: the shown dimensions and measures, the conditions on groups, the order, the limit. */
export function groupedSelect(
  plan: QueryPlan,
  grouping: Grouping,
  build: (parts: Omit<sql.SelectParts, "from" | "joins" | "where">) => SqlNode,
): SqlNode {
  const { dimensions, keys, measure } = grouping;
  const shown = outputNames(plan);
  const nodes = [...dimensions, ...plan.measures.map(measure)];
  const having = plan.having.map((item) =>
    sql.binary(comparisonNodes[item.operator], measure(item.measure), sql.number(item.value)),
  );
  return build({
    expressions: nodes.map((node, index) => sql.aliased(node, shown[index] ?? `column_${index + 1}`)),
    groupBy: keys,
    having: sql.all("and", having),
    order: grouping.unordered ? [] : groupedOrder(plan, grouping),
    limit: grouping.unordered ? null : plan.limit,
  });
}

/** What the plan says; else time ascending, else the first measure descending. Ties by key. */
export function groupedOrder(plan: QueryPlan, grouping: Grouping): Ordering[] {
  const { dimensions, keys, measure } = grouping;
  if (keys.length === 0) return [];
  const wanted = plan.order.flatMap(({ by, direction }): Ordering[] => {
    const descending = direction === "desc";
    if (by.kind === "hidden_measure") return [{ node: measure(by.measure), descending }];
    if (by.kind === "column") {
      return [{ node: grouping.sortValue(by.column, descending), descending }];
    }
    const shownMeasure = by.kind === "measure" ? plan.measures[by.index] : undefined;
    const node = by.kind === "dimension" ? dimensions[by.index] : shownMeasure && measure(shownMeasure);
    return node === undefined ? [] : [{ node, descending }];
  });
  const [firstMeasure] = plan.measures;
  const times = plan.dimensions.flatMap(({ grain }, index): Ordering[] => {
    const node = dimensions[index];
    return grain === null || node === undefined ? [] : [{ node, descending: false }];
  });
  const natural =
    times.length > 0 || firstMeasure === undefined ? times : [{ node: measure(firstMeasure), descending: true }];
  const chosen = wanted.length > 0 ? wanted : natural;
  const taken = new Set(chosen.map(({ node }) => node));
  // Ties come in the direction of the first wish, as engines that sort their groups give them.
  const descending = wanted[0]?.descending ?? false;
  return [...chosen, ...keys.filter((node) => !taken.has(node)).map((node) => ({ node, descending }))];
}
