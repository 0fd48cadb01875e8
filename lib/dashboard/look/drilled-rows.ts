import "server-only";
import { shownRefusal } from "@/lib/dashboard/look/failed-widget";
import { openLook } from "@/lib/dashboard/look/look-context";
import { pointLabel } from "@/lib/dashboard/look/look-texts";
import { rowsPlan } from "@/lib/dashboard/look/rows-plan";
import type { DrilledRows, Look, Point } from "@/lib/dashboard/look/schema";
import { clickable } from "@/lib/dashboard/look/shown-plan";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { widgetAsk } from "@/lib/dashboard/look/widget-ask";
import { refuse } from "@/lib/errors";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { fail, ok, type Result } from "@/lib/result";
import { labelIn } from "@/lib/semantic/label-in";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

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
  const opened = await openLook(sighting, look);
  if (!opened.ok) return opened;
  const context = opened.value;
  const widget = context.config.widgets.find(({ id }) => id === widgetId);
  if (widget?.kind !== "chart") return refuse("dashboard/widget-not-found");
  if (viewer.lentBy !== undefined) return refuse("dashboard/rows-not-shared");
  const { query } = widget;
  const view = await semanticViewFor(viewer, query.sourceId);
  if (!view.ok) return view;
  const { model } = view.value;
  const ask = widgetAsk({ query, widgetId }, { context, view: view.value });
  if (!ask.ok) return fail(shownRefusal(context, ask.error));
  const plan =
    ask.value.plan && rowsPlan(ask.value.plan, point, model, { locale: viewer.locale, rowCount: rowCountMax + 1 });
  if (!plan) return refuse("dashboard/rows-none");
  const sql = compilePlan(plan, model);
  if (!sql.ok) return fail(shownRefusal(context, sql.error));
  const run = await runStoredQuery(
    viewer,
    { sourceId: query.sourceId, sql: sql.value },
    {
      signal,
      cacheSeconds: query.cacheSeconds,
      occasion: {
        kind: "widget",
        asked: `${context.dashboard.title} / ${widget.title}`,
        subject: context.dashboard.id,
      },
    },
  );
  if (!run.ok) return fail(shownRefusal(context, run.error));
  const { result } = run.value;
  const entity = model.entities.find(({ id }) => id === plan.root);
  const dimensions = clickable(ask.value.plan);
  const named = point.flatMap((one) => {
    const dimension = ask.value.plan?.dimensions[dimensions.get(one.column) ?? -1];
    return dimension ? [pointLabel(one, dimension.grain, viewer.locale)] : [];
  });
  const label = [...(entity ? [labelIn(entity, viewer.locale)] : []), ...named].join(" · ");
  const truncated = result.truncated || result.rows.length > rowCountMax;
  const columns = result.columns.map((column, index) => ({
    ...column,
    label: plan.dimensions[index]?.label ?? column.label,
  }));
  return ok({ result: { columns, rows: result.rows.slice(0, rowCountMax), truncated }, label });
}
