import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import { writeVisit } from "@/lib/dashboard/share/visits";
import { ok, type Result } from "@/lib/result";

/** Keeps a dashboard at hand, or no longer. **Fails** dashboard/not-found. **Access** whoever may look. */
export async function favourDashboard(
  viewer: Viewer,
  dashboardId: string,
  isFavourite: boolean,
): Promise<Result<void>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return read;
  await writeVisit(viewer, dashboardId, { favouredAt: isFavourite ? new Date() : null });
  return ok(undefined);
}
