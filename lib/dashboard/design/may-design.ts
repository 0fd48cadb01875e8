import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import { readFor } from "@/lib/dashboard/read-for";
import { ok, type Result } from "@/lib/result";

/** Whether the viewer may work on this dashboard at all. **Fails** dashboard/not-found, auth/forbidden. */
export async function mayDesign(viewer: Viewer, dashboardId: string): Promise<Result<undefined>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  return allowed.ok ? ok(undefined) : allowed;
}
