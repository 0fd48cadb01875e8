import type { CompileContext } from "@/lib/nl2sql/compile/context";
import { isInTime, sortedDimension } from "@/lib/nl2sql/compile/dimensions";
import { finishSelect } from "@/lib/nl2sql/compile/finish-select";
import { havingNode } from "@/lib/nl2sql/compile/having";
import type { ColumnRef, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { Ordering, SelectParts, SqlNode } from "@/lib/nl2sql/sql/tree";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What a grouped SELECT is made of: how each part of the plan is written in its scope. */
export type Grouping = {
  readonly dimensions: readonly SqlNode[];
  readonly keys: readonly SqlNode[];
  readonly measure: (measure: PlanMeasure) => SqlNode;
  /** What a group is sorted by when the order names a column that is not shown. */
  readonly sortValue: (column: ColumnRef, descending: boolean) => SqlNode;
  readonly isColumn: (name: string) => boolean;
};

/** One row per group: the shown dimensions and measures, the conditions on groups, the order, the limit. */
export function groupedSelect(
  plan: QueryPlan,
  grouping: Grouping,
  context: CompileContext,
  tables: () => Pick<SelectParts, "from" | "joins" | "where">,
): SqlNode {
  const { dimensions, keys, measure, isColumn } = grouping;
  const nodes = [...dimensions, ...plan.measures.map(measure)];
  const having = havingNode(plan, measure, context);
  const order = groupedOrder(plan, grouping, context.model);
  // Measures join tables too, so the tables are asked for last.
  const parts = { ...tables(), groupBy: keys, having };
  return finishSelect(plan, { parts, nodes, order, isColumn }, context);
}

/** What the plan says; else time ascending, else the first measure descending. Ties by key. */
export function groupedOrder(plan: QueryPlan, grouping: Omit<Grouping, "isColumn">, model: SemanticModel): Ordering[] {
  const { dimensions, keys, measure } = grouping;
  if (keys.length === 0) return [];
  const wanted = plan.order.flatMap(({ by, direction }): Ordering[] => {
    const descending = direction === "desc";
    if (by.kind === "hidden_measure") return [{ node: measure(by.measure), descending }];
    if (by.kind === "column") {
      return [{ node: grouping.sortValue(by.column, descending), descending }];
    }
    const shownMeasure = by.kind === "measure" ? plan.measures[by.index] : undefined;
    if (shownMeasure !== undefined) return [{ node: measure(shownMeasure), descending }];
    const [node, dimension] = by.kind === "dimension" ? [dimensions[by.index], plan.dimensions[by.index]] : [];
    if (node === undefined || dimension === undefined) return [];
    return [{ node: sortedDimension(dimension, node, model), descending }];
  });
  const [firstMeasure] = plan.measures;
  const times = plan.dimensions.flatMap((dimension, index): Ordering[] => {
    const node = dimensions[index];
    return !isInTime(dimension) || node === undefined ? [] : [{ node, descending: false }];
  });
  const natural =
    times.length > 0 || firstMeasure === undefined ? times : [{ node: measure(firstMeasure), descending: true }];
  const chosen = wanted.length > 0 ? wanted : natural;
  // Ties come in the direction of the first wish, as engines that sort their groups give them.
  const descending = wanted[0]?.descending ?? false;
  return [...chosen, ...keys.map((node) => ({ node, descending }))];
}
