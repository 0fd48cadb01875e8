import { basesOf } from "@/components/dashboards/editor/plan/edit-plan";
import { columnKey, findColumn, isNumber, isTime } from "@/components/dashboards/editor/plan/offered-columns";
import { reachableEntities } from "@/components/dashboards/editor/plan/reachable-entities";
import { type DashboardConfig, type DashboardFilter, dashboardFilterSchema } from "@/lib/dashboard/config/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** More than this nobody picks from a list without searching for a name. */
const listMax = 1_000;
/** Of these it is quick to pick from a list: what is suggested. */
const suggestedValuesMax = 200;
const suggestedMax = 6;

/** The kinds of control that suit a column, the best first. */
export function kindsOf(column: SemanticColumn): DashboardFilter["kind"][] {
  if (isTime(column)) return ["date"];
  const isFew = (column.distinctCount ?? 0) <= listMax;
  if (isNumber(column) && column.role !== "key") return ["number", "list"];
  return isFew ? ["list", "text"] : ["text", "list"];
}

/** A filter on a column, called as people call the column. **Nulls** the column is not there. */
export function newFilter(
  model: SemanticModel,
  { entity, column }: { readonly entity: string; readonly column: string },
  { id, locale }: { readonly id: string; readonly locale: string },
): DashboardFilter | null {
  const found = findColumn(model, entity, column);
  if (!found) return null;
  return dashboardFilterSchema.parse({
    ...{ id, label: labelIn(found.column, locale).slice(0, 80), kind: kindsOf(found.column)[0] },
    ...{ sourceId: model.sourceId, column: { entity, column, path: null } },
  });
}

type Suggested = { readonly key: string; readonly label: string };

/**
 * Columns that most widgets can be filtered by: the main date, and what has few values.
 * **Order** by how many widgets they narrow. Those that are filters already are left out.
 */
export function suggestedFilters(model: SemanticModel, config: DashboardConfig, locale: string): Suggested[] {
  const plans = config.widgets.flatMap((widget) =>
    widget.kind === "chart" && widget.query.plan && widget.query.sourceId === model.sourceId ? [widget.query.plan] : [],
  );
  const reached = plans.map((plan) => reachableEntities(model, basesOf(plan)));
  const taken = new Set(config.filters.map(({ column }) => columnKey(column.entity, column.column)));
  const scored = model.entities.flatMap((entity) => {
    const widgets = reached.filter((entities) => entities.includes(entity.id)).length;
    return entity.columns
      .filter((column) => widgets > 0 && isSuggested(entity, column) && !taken.has(columnKey(entity.id, column.name)))
      .map((column) => ({ entity, column, widgets: widgets + (isTime(column) ? 0.5 : 0) }));
  });
  return scored
    .toSorted((a, b) => b.widgets - a.widgets)
    .slice(0, suggestedMax)
    .map(({ entity, column }) => ({ key: columnKey(entity.id, column.name), label: labelIn(column, locale) }));
}

function isSuggested(entity: Entity, column: SemanticColumn): boolean {
  if (entity.hidden || column.hidden || column.personal) return false;
  if (isTime(column)) return column.name === entity.timeColumn;
  const count = column.distinctCount ?? 0;
  const isName = column.role === "category" || column.role === "geography" || column.role === "flag";
  return isName && count > 1 && count <= suggestedValuesMax;
}
