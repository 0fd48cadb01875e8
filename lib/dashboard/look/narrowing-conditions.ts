import type { DashboardFilter } from "@/lib/dashboard/config/schema";
import type { SetFilter } from "@/lib/dashboard/look/filters-in-force";
import type { LookContext } from "@/lib/dashboard/look/look-context";
import { planCondition } from "@/lib/dashboard/look/plan-condition";
import { columnIn, reachesFrom } from "@/lib/dashboard/look/reach";
import { refuse } from "@/lib/errors";
import type { ColumnRef, PlanFilter } from "@/lib/nl2sql/schema";
import { ok, type Result } from "@/lib/result";
import { joinSteps } from "@/lib/semantic/graph";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * The conditions that narrow what a filter offers: the filters that its maker names, else all that stand before it, and whatever is
 * fixed. What is fixed and cannot be put on it refuses the filter: its values may be those of others.
 * **Fails** dashboard/filter-fixed.
 */
export function narrowingConditions(
  filter: DashboardFilter,
  { context, model }: { readonly context: LookContext; readonly model: SemanticModel },
): Result<PlanFilter[]> {
  const { filters } = context.config;
  const before = filters
    .slice(
      0,
      Math.max(
        0,
        filters.findIndex(({ id }) => id === filter.id),
      ),
    )
    .map(({ id }) => id);
  const narrowing = new Set(filter.narrowedBy ?? before);
  const conditions: PlanFilter[] = [];
  for (const set of context.filters.set) {
    const isOwn = set.filter.id === filter.id;
    if (!set.isFixed && (isOwn || !narrowing.has(set.filter.id))) continue;
    const ref = columnsFor(set, filter.sourceId, context).find((one) => isNear(one, filter, set, model));
    const column = ref && columnIn(model, ref);
    if (ref && column) conditions.push(planCondition(set.condition, { ...ref, path: null }, column));
    else if (set.isFixed) return refuse("dashboard/filter-fixed", { label: set.filter.label });
  }
  return ok(conditions);
}

/** The filter's own column, and those that its maker maps it to on widgets over the other source. */
function columnsFor({ filter }: SetFilter, sourceId: string, { config }: LookContext): ColumnRef[] {
  if (filter.sourceId === sourceId) return [filter.column];
  return config.widgets.flatMap((widget) => {
    const target = filter.targets[widget.id];
    return target?.kind === "column" && widget.kind === "chart" && widget.query.sourceId === sourceId
      ? [target.column]
      : [];
  });
}

/** What is fixed holds along any road; what merely narrows, only where it says something of each value. */
function isNear(ref: ColumnRef, { column }: DashboardFilter, { isFixed }: SetFilter, model: SemanticModel): boolean {
  if (columnIn(model, ref) === null) return false;
  return isFixed ? joinSteps(model, column.entity, ref.entity) !== null : reachesFrom(column.entity, ref, model);
}
