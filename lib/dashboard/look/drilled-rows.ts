import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { shownRefusal } from "@/lib/dashboard/look/failed-widget";
import { pointLabel } from "@/lib/dashboard/look/look-texts";
import { openWidget } from "@/lib/dashboard/look/open-widget";
import { rowsPlan } from "@/lib/dashboard/look/rows-plan";
import type { DrilledRows, Look, Point } from "@/lib/dashboard/look/schema";
import { clickable } from "@/lib/dashboard/look/shown-plan";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import type { Ask } from "@/lib/dashboard/look/widget-ask";
import { refuse } from "@/lib/errors";
import type { ResultSet } from "@/lib/execute/schema";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { fail, ok, type Result } from "@/lib/result";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticModel } from "@/lib/semantic/schema";

/** More than a drawer shows and than one reads. */
const rowCountMax = 1_000;

type Clicked = { readonly look: Look; readonly point: readonly Point[]; readonly signal: AbortSignal };

/**
 * The single rows that a point of a widget counts, newest first, as the viewer may see them. A link shares a dashboard and not the
 * rows behind it: whoever comes by one is refused.
 * **Fails** dashboard/not-found, dashboard/widget-not-found, dashboard/rows-not-shared, dashboard/rows-none, dashboard/filter-fixed,
 * source/*, execute/*; guard/* for those who edit, dashboard/widget-refused for the others.
 */
export async function drilledRows(
  sighting: Sighting,
  widgetId: string,
  { look, point, signal }: Clicked,
): Promise<Result<DrilledRows>> {
  const { viewer } = sighting;
  const opened = await openWidget(sighting, widgetId, look);
  if (!opened.ok) return opened;
  if (viewer.lentBy !== undefined) return refuse("dashboard/rows-not-shared");
  const { context, widget, ask, view, title } = opened.value;
  const { model } = view;
  const wish = { locale: viewer.locale, rowCount: rowCountMax + 1 };
  const plan = ask.plan && rowsPlan(ask.plan, point, model, wish);
  if (!plan) return refuse("dashboard/rows-none");
  const sql = compilePlan(plan, model);
  if (!sql.ok) return fail(shownRefusal(context, sql.error));
  const { cacheSeconds } = widget.query;
  const occasion = { kind: "widget" as const, asked: title, subject: context.dashboard.id };
  const query = { sourceId: ask.sourceId, sql: sql.value };
  const run = await runStoredQuery(viewer, query, { signal, cacheSeconds, occasion });
  if (!run.ok) return fail(shownRefusal(context, run.error));
  return ok({ result: shownRows(run.value.result, plan), label: labelOf(ask, plan, { point, model, viewer }) });
}

function shownRows({ columns, rows, truncated }: ResultSet, { dimensions }: QueryPlan): ResultSet {
  return {
    columns: columns.map((column, index) => ({ ...column, label: dimensions[index]?.label ?? column.label })),
    rows: rows.slice(0, rowCountMax),
    truncated: truncated || rows.length > rowCountMax,
  };
}

type Labelled = { readonly point: readonly Point[]; readonly model: SemanticModel; readonly viewer: Viewer };

/** "Orders · North · May 2025". */
function labelOf(ask: Ask, { root }: QueryPlan, { point, model, viewer: { locale } }: Labelled): string {
  const entity = model.entities.find(({ id }) => id === root);
  const byName = ask.plan ? clickable(ask.plan) : new Map<string, number>();
  const named = point.flatMap((one) => {
    const dimension = ask.plan?.dimensions[byName.get(one.column) ?? -1];
    return dimension ? [pointLabel(one, dimension.grain, locale)] : [];
  });
  return [...(entity ? [labelIn(entity, locale)] : []), ...named].join(" · ");
}
