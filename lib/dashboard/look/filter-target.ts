import type { DashboardFilter, FilterTarget, WidgetQuery } from "@/lib/dashboard/config/schema";
import { canJoin, reaches } from "@/lib/dashboard/look/reach";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What a filter does to a query: what its maker says, else its own column where the plan reaches it. Nulls: null when nothing. */
export function filterTarget(
  filter: DashboardFilter,
  widgetId: string,
  { query, model }: { readonly query: WidgetQuery; readonly model: SemanticModel },
): Exclude<FilterTarget, { kind: "none" }> | null {
  const said = Object.hasOwn(filter.targets, widgetId) ? filter.targets[widgetId] : undefined;
  switch (said?.kind) {
    case "none":
      return null;
    case "column":
      return query.plan !== null && canJoin(query.plan, said.column, model) ? said : null;
    case "parameter": {
      const names = [said.name, `${said.name}_from`, `${said.name}_to`];
      return query.parameters.some(({ name }) => names.includes(name)) ? said : null;
    }
    case "output":
      return said;
    case undefined: {
      if (filter.sourceId !== query.sourceId || query.plan === null) return null;
      return reaches(query.plan, filter.column, model) ? { kind: "column", column: filter.column } : null;
    }
  }
}

/** Whether its maker says that the filter is no concern of the widget. */
export const isUnconcerned = ({ targets }: DashboardFilter, widgetId: string): boolean =>
  Object.hasOwn(targets, widgetId) && targets[widgetId]?.kind === "none";
