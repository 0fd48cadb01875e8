import { asGroup, asSorted } from "@/lib/nl2sql/compile/column-value";
import { columnOf, entityOf, type Scope } from "@/lib/nl2sql/compile/scope";
import type { PlanDimension, QueryPlan } from "@/lib/nl2sql/schema";
import { partOfTime, truncateTime } from "@/lib/nl2sql/sql/time";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What a dimension shows: its column, or the period or the part of its time. */
export function dimensionNode(dimension: PlanDimension, scope: Scope, isGrouped: boolean): SqlNode {
  const node = scope.column(dimension.column);
  const column = columnOf(scope.model, dimension.column);
  const { kind } = scope.model;
  if (dimension.part) return partOfTime(node, dimension.part, kind, column.type);
  if (dimension.grain !== null) return truncateTime(node, dimension.grain, kind, column.type);
  return isGrouped ? asGroup({ node, column }, kind) : node;
}

/** What rows are sorted by when they are sorted by a dimension: numbers kept in text come by their size. */
export function sortedDimension(dimension: PlanDimension, node: SqlNode, model: SemanticModel): SqlNode {
  if (isInTime(dimension)) return node;
  return asSorted({ node, column: columnOf(model, dimension.column) }, model.kind);
}

/** What rows are grouped by: the shown dimensions, and behind a name that is not unique the key of what it names. */
export function groupKeys(plan: QueryPlan, scope: Scope, dimensions: readonly SqlNode[]): SqlNode[] {
  const keys = new Map<string, SqlNode>();
  for (const dimension of plan.dimensions) {
    const { column } = dimension;
    const entity = entityOf(scope.model, column.entity);
    const isName = !isInTime(dimension) && entity.labelColumn === column.column && entity.primaryKey.length === 1;
    const [key] = entity.primaryKey;
    const shown = plan.dimensions.some((other) => other.column.entity === entity.id && other.column.column === key);
    if (!isName || key === undefined || key === column.column || columnOf(scope.model, column).unique || shown)
      continue;
    const ref = { entity: entity.id, column: key, path: column.path };
    keys.set(`${entity.id}.${key}`, scope.column(ref));
  }
  return [...dimensions, ...keys.values()];
}

/** Whether rows follow each other in time along a dimension. */
export const isInTime = ({ grain, part }: PlanDimension): boolean => grain !== null || Boolean(part);
