import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import { lookedAtData } from "@/lib/dashboard/dashboard-data";
import type { Preview } from "@/lib/dashboard/design/schema";
import { lookAt } from "@/lib/dashboard/look/look-context";
import type { DashboardData } from "@/lib/dashboard/look/schema";
import { readFor } from "@/lib/dashboard/read-for";
import type { Result } from "@/lib/result";

/**
 * The rows of a draft as it stands, as whoever designs would look at it with these filters. Nothing is stored; what runs goes the way
 * of any other look.
 * **Access** those who may edit the dashboard. **Fails** dashboard/not-found, auth/forbidden, dashboard/widget-not-found.
 */
export async function previewDraft(
  viewer: Viewer,
  dashboardId: string,
  { config, look, widgetIds, confirmed }: Preview,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<DashboardData>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  if (!allowed.ok) return allowed;
  const context = lookAt(viewer, allowed.value, { config, look, fixed: {}, now: new Date() });
  // What reads very much is confirmed one by one, never for a whole dashboard.
  return await lookedAtData(context, { signal, widgetIds, confirmed: confirmed && widgetIds !== null });
}
