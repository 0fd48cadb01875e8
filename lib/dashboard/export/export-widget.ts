import "server-only";
import type { WidgetExport } from "@/lib/dashboard/export/schema";
import { shownRefusal } from "@/lib/dashboard/look/failed-widget";
import { openWidget } from "@/lib/dashboard/look/open-widget";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { relabelled } from "@/lib/dashboard/look/widget-shown";
import { type ExportedFile, exportRows } from "@/lib/pipeline/export-rows";
import { fail, type Result } from "@/lib/result";

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
  const opened = await openWidget(sighting, widgetId, look);
  if (!opened.ok) return opened;
  const { context, ask, view, title } = opened.value;
  const { viewer, dashboard } = context;
  const exported = await exportRows(viewer, ask, {
    ...{ title, subject: dashboard.id, format, signal },
    relabel: (result) => relabelled(result, ask, view.model, viewer.locale),
  });
  return exported.ok ? exported : fail(shownRefusal(context, exported.error));
}
