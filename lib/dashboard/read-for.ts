import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { canSee } from "@/lib/dashboard/access";
import { readStored, type StoredDashboard } from "@/lib/dashboard/read-dashboard";
import { refuse } from "@/lib/errors";
import type { Result } from "@/lib/result";

/**
 * The stored dashboard if `allows` it. A viewer who may not even look learns nothing of it.
 * **Fails** dashboard/not-found, auth/forbidden.
 */
export async function readFor(
  viewer: Viewer,
  dashboardId: string,
  allows: (viewer: Viewer, dashboard: StoredDashboard) => boolean,
): Promise<Result<StoredDashboard>> {
  const read = await readStored(dashboardId);
  if (!read.ok) return read;
  if (!canSee(viewer, read.value)) return refuse("dashboard/not-found");
  return allows(viewer, read.value) ? read : refuse("auth/forbidden");
}
