import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { lastsAtMost } from "@/lib/cache/dependencies";
import { canEdit } from "@/lib/dashboard/access";
import type { DashboardConfig, WidgetQuery } from "@/lib/dashboard/config/schema";
import { dayOf, msUntilTomorrow } from "@/lib/dashboard/look/calendar";
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
  // "The last seven days" are others from midnight on.
  lastsAtMost(msUntilTomorrow(now));
  const read = await readVisible(viewer, dashboardId);
  return read.ok ? ok(lookAt(viewer, read.value, { config: read.value.config, look, fixed, now })) : read;
}

/** A look at a configuration of a dashboard, published or not. The caller has asked whether the viewer may. */
export function lookAt(
  viewer: Viewer,
  dashboard: StoredDashboard,
  { config, look, fixed, now }: Pick<LookContext, "config" | "look"> & Pick<Sighting, "fixed"> & { readonly now: Date },
): LookContext {
  const today = dayOf(now.getTime());
  const filters = filtersInForce(config, { look, fixed, today });
  return { viewer, dashboard, config, look, filters, today, maySeeSql: canEdit(viewer, dashboard) };
}

/** The queries of a widget, each with the name that a text has for it; a chart has one, called "". */
export function queriesOf(
  widget: DashboardConfig["widgets"][number],
): { readonly name: string; readonly query: WidgetQuery; readonly column: string | null }[] {
  if (widget.kind === "chart") return [{ name: "", query: widget.query, column: null }];
  return widget.kind === "text" ? widget.values : [];
}
