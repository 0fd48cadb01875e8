import type { WidgetQuery } from "@/lib/dashboard/config/schema";
import { crossFilters } from "@/lib/dashboard/look/cross-filters";
import { filterTarget, isUnconcerned } from "@/lib/dashboard/look/filter-target";
import type { SetFilter } from "@/lib/dashboard/look/filters-in-force";
import type { LookContext } from "@/lib/dashboard/look/look-context";
import { narrowPlan, withoutOwnRange } from "@/lib/dashboard/look/narrow-plan";
import { narrowSql } from "@/lib/dashboard/look/narrow-sql";
import { planCondition } from "@/lib/dashboard/look/plan-condition";
import { columnIn, reaches } from "@/lib/dashboard/look/reach";
import { type ShownPlan, shownPlan } from "@/lib/dashboard/look/shown-plan";
import { refuse } from "@/lib/errors";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import type { PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";

/** What a widget asks for, as somebody looks at it. Its SQL is still to be checked, like any other. */
export type Ask = {
  readonly sourceId: string;
  readonly sql: string;
  /** The plan with all conditions; null for SQL that somebody wrote. */
  readonly plan: QueryPlan | null;
  readonly shown: ShownPlan | null;
  /** Filters and clicked widgets that it meets, by id. */
  readonly applied: readonly string[];
};

type Asked = { readonly query: WidgetQuery; readonly widgetId: string };
type In = { readonly context: LookContext; readonly view: SemanticView };

/**
 * Puts filters, cross-filters, drilling and the grain into a query. Whatever is fixed and cannot be put on it refuses it, unless its
 * maker said that it does not concern the widget: better nothing than the rows of others.
 * `set`: the filters to put in, in place of those in force. Pure.
 * **Fails** dashboard/filter-fixed, nl2sql/cannot-answer, guard/*.
 */
export function widgetAsk(asked: Asked, within: In, set = within.context.filters.set): Result<Ask> {
  const { query } = asked;
  const ask = query.plan === null ? narrowSql(asked, within, set) : askOfPlan(asked, query.plan, within, set);
  if (!ask.ok) return ask;
  const loose = set.find(
    ({ isFixed, filter }) =>
      isFixed && !ask.value.applied.includes(filter.id) && !isUnconcerned(filter, asked.widgetId),
  );
  return loose ? refuse("dashboard/filter-fixed", { label: loose.filter.label }) : ask;
}

function askOfPlan(
  { query, widgetId }: Asked,
  own: QueryPlan,
  { context, view }: In,
  set: readonly SetFilter[],
): Result<Ask> {
  const { model } = view;
  const { look, config } = context;
  const shown = shownPlan(own, widgetId, { look, model, zooms: config.interactions.dateZoom });
  const conditions: PlanFilter[] = [];
  const applied: string[] = [];
  let plan = shown.plan;
  for (const { filter, condition } of set) {
    const target = filterTarget(filter, widgetId, { query, model });
    const column = target?.kind === "column" ? columnIn(model, target.column) : null;
    if (target?.kind !== "column" || column === null) continue;
    if (filter.kind === "date") plan = withoutOwnRange(plan, target.column);
    conditions.push(planCondition(condition, target.column, column));
    applied.push(filter.id);
  }
  for (const cross of crossFilters(widgetId, query.sourceId, { context, view })) {
    const met = cross.conditions.flatMap(({ column: { ref }, condition }) => {
      const near = { ...ref, path: null };
      const column = columnIn(model, near);
      return column !== null && reaches(own, near, model) ? [planCondition(condition, near, column)] : [];
    });
    conditions.push(...met);
    if (met.length > 0) applied.push(cross.widgetId);
  }
  const narrowed = narrowPlan(plan, conditions);
  const isOwn = applied.length === 0 && shown.changed.size === 0;
  const sql = isOwn ? ok(query.sql) : compilePlan(narrowed, model);
  return sql.ok ? ok({ sourceId: query.sourceId, sql: sql.value, plan: narrowed, shown, applied }) : sql;
}
