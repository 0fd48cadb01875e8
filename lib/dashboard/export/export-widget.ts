import "server-only";
import type { WidgetExport } from "@/lib/dashboard/export/schema";
import { shownRefusal } from "@/lib/dashboard/look/failed-widget";
import { openLook } from "@/lib/dashboard/look/look-context";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { widgetAsk } from "@/lib/dashboard/look/widget-ask";
import { relabelled } from "@/lib/dashboard/look/widget-shown";
import { refuse } from "@/lib/errors";
import { type ExportedFile, exportRows } from "@/lib/pipeline/export-rows";
import { fail, type Result } from "@/lib/result";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

/**
 * All rows of one widget as a file, as somebody looks at it: the same filters, clicks and levels as on the page.
 * **Fails** dashboard/not-found, dashboard/widget-not-found (also for what has no chart), dashboard/filter-fixed, source/*, execute/*;
 * guard/* for those who edit, dashboard/widget-refused and guard/attribute for the others.
 */
export async function exportWidget(
  sighting: Sighting,
  { widgetId, format, look }: WidgetExport & { readonly widgetId: string },
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<ExportedFile>> {
  const opened = await openLook(sighting, look);
  if (!opened.ok) return opened;
  const context = opened.value;
  const { viewer, dashboard, config } = context;
  const widget = config.widgets.find(({ id }) => id === widgetId);
  if (widget?.kind !== "chart") return refuse("dashboard/widget-not-found");
  const view = await semanticViewFor(viewer, widget.query.sourceId);
  if (!view.ok) return fail(shownRefusal(context, view.error));
  const ask = widgetAsk({ query: widget.query, widgetId }, { context, view: view.value });
  if (!ask.ok) return fail(shownRefusal(context, ask.error));
  const exported = await exportRows(viewer, ask.value, {
    ...{ title: widget.title || dashboard.title, subject: dashboard.id, format, signal },
    relabel: (result) => relabelled(result, ask.value, view.value.model, viewer.locale),
  });
  return exported.ok ? exported : fail(shownRefusal(context, exported.error));
}
