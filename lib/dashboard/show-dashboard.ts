import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type StoredDashboard, toDashboard } from "@/lib/dashboard/read-dashboard";
import type { Dashboard } from "@/lib/dashboard/schema";
import { neverVisited, visitsOf } from "@/lib/dashboard/share/visits";

/** What this viewer gets to see of a dashboard, and whether they keep it at hand and when they looked at it last. */
export async function showDashboard(viewer: Viewer, dashboard: StoredDashboard): Promise<Dashboard> {
  const visits = await visitsOf(viewer, dashboard.id);
  return toDashboard(viewer, dashboard, visits.get(dashboard.id) ?? neverVisited);
}
