import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import type { Visibility } from "@/lib/dashboard/schema";
import type { DashboardShare } from "@/lib/dashboard/share/schema";

type Owned = {
  readonly ownerId: string;
  readonly visibility: Visibility;
  /** Whom it was given to. */
  readonly shares: readonly DashboardShare[];
};

/**
 * Whether the viewer may look: their own, those for everyone, and those given to them or to a group of theirs. To others a private
 * dashboard does not exist, admins included.
 */
export function canSee(viewer: Viewer, dashboard: Owned): boolean {
  const { ownerId, visibility, shares } = dashboard;
  const isGiven = () => shares.some((share) => isWith(share, viewer));
  return can(viewer, "dashboard:view") && (visibility === "everyone" || ownerId === viewer.userId || isGiven());
}

/** Whether the viewer may change the contents: a designer's own, those for everyone, and those given to them for it. */
export function canEdit(viewer: Viewer, dashboard: Owned): boolean {
  const { ownerId, visibility, shares } = dashboard;
  const isGiven = () => shares.some((share) => share.level === "edit" && isWith(share, viewer));
  return can(viewer, "dashboard:edit") && (visibility === "everyone" || ownerId === viewer.userId || isGiven());
}

/** Whether the viewer may rename, share and delete: the owner, and admins where everyone may look. */
export function canManage(viewer: Viewer, dashboard: Owned): boolean {
  const isTheirs = dashboard.ownerId === viewer.userId;
  return canEdit(viewer, dashboard) && (isTheirs || (viewer.role === "admin" && dashboard.visibility === "everyone"));
}

function isWith({ with: subject }: DashboardShare, { userId, groups }: Viewer): boolean {
  return subject.kind === "user" ? subject.userId === userId : groups.includes(subject.group);
}
