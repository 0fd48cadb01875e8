import "server-only";
import type { ChartWidget } from "@/lib/dashboard/config/schema";
import { shownRefusal } from "@/lib/dashboard/look/failed-widget";
import { type LookContext, openLook } from "@/lib/dashboard/look/look-context";
import type { Look } from "@/lib/dashboard/look/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { type Ask, widgetAsk } from "@/lib/dashboard/look/widget-ask";
import { refuse } from "@/lib/errors";
import { fail, ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

/** One chart as somebody looks at it: what it asks now, to be run like any stored query. */
export type OpenedWidget = {
  readonly context: LookContext;
  readonly widget: ChartWidget;
  readonly view: SemanticView;
  readonly ask: Ask;
  /** Of the widget, else of its dashboard. */
  readonly title: string;
};

/**
 * A chart with what it asks under a look, for all that shows its rows elsewhere: files, pictures, the rows behind a point.
 * **Fails** dashboard/not-found, dashboard/widget-not-found (also for what is no chart), dashboard/filter-fixed, source/*;
 * guard/* and nl2sql/* for those who edit, dashboard/widget-refused for the others.
 */
export async function openWidget(sighting: Sighting, widgetId: string, look: Look): Promise<Result<OpenedWidget>> {
  const opened = await openLook(sighting, look);
  if (!opened.ok) return opened;
  const context = opened.value;
  const widget = context.config.widgets.find(({ id }) => id === widgetId);
  if (widget?.kind !== "chart") return refuse("dashboard/widget-not-found");
  const view = await semanticViewFor(context.viewer, widget.query.sourceId);
  if (!view.ok) return view;
  const ask = widgetAsk({ query: widget.query, widgetId }, { context, view: view.value });
  if (!ask.ok) return fail(shownRefusal(context, ask.error));
  const title = widget.title || context.dashboard.title;
  return ok({ context, widget, view: view.value, ask: ask.value, title });
}
