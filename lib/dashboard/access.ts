import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import type { Visibility } from "@/lib/dashboard/schema";

type Owned = { readonly ownerId: string; readonly visibility: Visibility };

/** Whether the viewer may look: their own, and those for everyone. To others a private dashboard does not exist, admins included. */
export function canSee(viewer: Viewer, { ownerId, visibility }: Owned): boolean {
  return can(viewer, "dashboard:view") && (visibility === "everyone" || ownerId === viewer.userId);
}

/** Whether the viewer may change the contents. */
export function canEdit(viewer: Viewer, dashboard: Owned): boolean {
  return canSee(viewer, dashboard) && can(viewer, "dashboard:edit");
}

/** Whether the viewer may rename, share and delete: the owner, and admins where everyone may look. */
export function canManage(viewer: Viewer, dashboard: Owned): boolean {
  return canEdit(viewer, dashboard) && (dashboard.ownerId === viewer.userId || viewer.role === "admin");
}
