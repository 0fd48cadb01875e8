import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type StoredDashboard, toDashboard } from "@/lib/dashboard/read-dashboard";
import type { Dashboard } from "@/lib/dashboard/schema";
import { favouriteIds } from "@/lib/dashboard/share/favourites";

/** What this viewer gets to see of a dashboard, and whether they keep it at hand. */
export async function showDashboard(viewer: Viewer, dashboard: StoredDashboard): Promise<Dashboard> {
  const favourites = await favouriteIds(viewer, dashboard.id);
  return toDashboard(viewer, dashboard, { isFavourite: favourites.has(dashboard.id) });
}
