import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import { isTelling } from "@/lib/dashboard/telling-refusal";
import { refuse } from "@/lib/errors";
import { type ExportedFile, exportRows } from "@/lib/pipeline/export-rows";
import type { Result } from "@/lib/result";

/**
 * The rows of one widget as a CSV file.
 * **Fails** dashboard/not-found, dashboard/widget-not-found (also for a text), source/*, execute/*; guard/* for those who edit,
 * dashboard/widget-refused and guard/attribute for the others.
 */
export async function exportWidget(
  viewer: Viewer,
  { dashboardId, widgetId }: { readonly dashboardId: string; readonly widgetId: string },
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<ExportedFile>> {
  const dashboard = await readVisible(viewer, dashboardId);
  if (!dashboard.ok) return dashboard;
  const widget = dashboard.value.config.widgets.find(({ id }) => id === widgetId);
  if (widget?.kind !== "chart") return refuse("dashboard/widget-not-found");
  const title = widget.title || dashboard.value.title;
  const exported = await exportRows(viewer, widget.query, { title, subject: dashboardId, signal });
  const hides = !exported.ok && isTelling(exported.error.code) && !canEdit(viewer, dashboard.value);
  return hides ? refuse("dashboard/widget-refused") : exported;
}
