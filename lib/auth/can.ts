import type { Role, Viewer } from "@/lib/auth/viewer";

/** Every act that is allowed or forbidden, and the least role that may do it. Ownership is checked where the row is read. */
const leastRole = {
  ask: "viewer",
  "dashboard:view": "viewer",
  "dashboard:edit": "designer",
  "source:view": "viewer",
  "source:manage": "admin",
  "semantic:edit": "designer",
  "verified:edit": "designer",
  "access:manage": "admin",
  "user:manage": "admin",
  "model:manage": "admin",
  "quality:manage": "admin",
  "system:view": "admin",
  "query:manage": "admin",
  "cache:manage": "admin",
} as const satisfies Record<string, Role>;

export type Action = keyof typeof leastRole;

const rank: Record<Role, number> = { viewer: 0, designer: 1, admin: 2 };

/** Whether a role is another or stands above it. */
export function isAtLeast(role: Role, least: Role): boolean {
  return rank[role] >= rank[least];
}

/** Whether the viewer's role allows the act. */
export function can(viewer: Viewer, action: Action): boolean {
  return isAtLeast(viewer.role, leastRole[action]);
}
