import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import type { DashboardConfig, WidgetQuery } from "@/lib/dashboard/config/schema";
import { dayOf } from "@/lib/dashboard/look/calendar";
import { type FiltersInForce, filtersInForce } from "@/lib/dashboard/look/filters-in-force";
import type { Look } from "@/lib/dashboard/look/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { readVisible, type StoredDashboard } from "@/lib/dashboard/read-dashboard";
import { ok, type Result } from "@/lib/result";

/** One look at a dashboard: what all its widgets share. */
export type LookContext = {
  readonly viewer: Viewer;
  readonly dashboard: StoredDashboard;
  readonly config: DashboardConfig;
  readonly look: Look;
  readonly filters: FiltersInForce;
  /** ISO date, UTC. */
  readonly today: string;
  /** Whether names of tables, columns and SQL are this viewer's to see. */
  readonly maySeeSql: boolean;
};

/**
 * The dashboard as somebody looks at it.
 * **Fails** dashboard/not-found, also where the viewer may not look.
 */
export async function openLook(
  { viewer, dashboardId, fixed }: Sighting,
  look: Look,
  now = new Date(),
): Promise<Result<LookContext>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return read;
  const dashboard = read.value;
  const today = dayOf(now.getTime());
  const filters = filtersInForce(dashboard.config, { look, fixed, today });
  const maySeeSql = canEdit(viewer, dashboard);
  return ok({ viewer, dashboard, config: dashboard.config, look, filters, today, maySeeSql });
}

/** The queries of a widget, each with the name that a text has for it; a chart has one, called "". */
export function queriesOf(
  widget: DashboardConfig["widgets"][number],
): { readonly name: string; readonly query: WidgetQuery; readonly column: string | null }[] {
  if (widget.kind === "chart") return [{ name: "", query: widget.query, column: null }];
  return widget.kind === "text" ? widget.values : [];
}
