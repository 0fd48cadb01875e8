import "server-only";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { getQuery } from "@/lib/chat/queries";
import { canEdit, canSee } from "@/lib/dashboard/access";
import {
  completeWidget,
  type DashboardConfig,
  type GridPlace,
  type WidgetQuery,
  widgetQuerySchema,
} from "@/lib/dashboard/config/schema";
import { widgetCountMax } from "@/lib/dashboard/layout/add-widgets";
import { findFreePlace } from "@/lib/dashboard/layout/free-place";
import { gridsOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";
import { sizeOf, widgetSizes } from "@/lib/dashboard/layout/widget-size";
import type { Pin, Pinned } from "@/lib/dashboard/schema";
import { changeNewest } from "@/lib/dashboard/write-dashboard";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

/**
 * Puts an answer on a dashboard, at the first free place. Two people who pin at once both succeed.
 * **Fails** query/not-found, dashboard/not-found, auth/forbidden, dashboard/full (100 widgets).
 * **Access** designers; the widget's SQL is checked again for whoever looks, so pinning grants no rights.
 */
export async function pinWidget(viewer: Viewer, dashboardId: string, pin: Pin): Promise<Result<Pinned>> {
  const query = await pinnedQuery(viewer, pin);
  if (!query.ok) return query;
  const widgetId = newId();
  const changed = await changeNewest(viewer, dashboardId, (current) => {
    if (!canSee(viewer, current)) return refuse("dashboard/not-found");
    if (!canEdit(viewer, current)) return refuse("auth/forbidden");
    const { title, config } = current;
    if (config.widgets.length >= widgetCountMax) return refuse("dashboard/full", { limit: widgetCountMax });
    const place = findFreePlace(placesOnFirstGrid(config), widgetSizes[sizeOf(pin.chart.type)]);
    const widget = completeWidget({
      id: widgetId,
      kind: "chart",
      title: pin.title,
      place,
      query: query.value,
      chart: pin.chart,
    });
    return ok({ title, config: { ...config, widgets: [...config.widgets, widget] } });
  });
  if (!changed.ok) return changed;
  await audit(viewer, "dashboard.change", dashboardId, { pinned: widgetId, revision: changed.value.revision });
  return ok({ dashboardId, widgetId, revision: changed.value.revision });
}

/** What is pinned goes above the sections of the first tab. */
function placesOnFirstGrid(config: DashboardConfig): GridPlace[] {
  const [first] = gridsOf(config);
  return first ? widgetsOn(config, first).map(({ place }) => place) : [];
}

async function pinnedQuery(viewer: Viewer, { queryId, query }: Pin): Promise<Result<WidgetQuery>> {
  if (query) return ok(query);
  const stored = await getQuery(viewer, queryId ?? "");
  if (!stored.ok) return stored;
  const { sourceId, question, sql, plan } = stored.value;
  return ok(widgetQuerySchema.parse({ sourceId, question, sql, plan }));
}
