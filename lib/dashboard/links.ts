import "server-only";
import { randomBytes } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { hashToken } from "@/lib/auth/hash-token";
import { hashPassword } from "@/lib/auth/password";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import {
  type CreatedDashboardLink,
  type DashboardLink,
  type NewDashboardLink,
  newDashboardLinkSchema,
} from "@/lib/dashboard/share/schema";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

const dayMs = 86_400_000;
/** More links than this to one dashboard nobody keeps in view. */
export const linkCountMax = 50;

/**
 * The public links to a dashboard that were not revoked, expired ones too. **Order** newest first.
 * **Fails** dashboard/not-found, auth/forbidden. **Access** those who may edit the dashboard.
 */
export async function listLinks(viewer: Viewer, dashboardId: string): Promise<Result<DashboardLink[]>> {
  const allowed = await allowLinks(viewer, dashboardId);
  return allowed.ok ? ok((await standingLinks(dashboardId)).map(toDto)) : allowed;
}

/**
 * Makes a link by which anybody may look at the dashboard, with the rows that its maker may see. The token is in the answer and
 * nowhere else.
 * **Fails** dashboard/not-found, auth/forbidden, dashboard/links-full. **Access** those who may edit the dashboard.
 */
export async function createLink(
  viewer: Viewer,
  dashboardId: string,
  { name, days, password, fixed }: NewDashboardLink,
): Promise<Result<CreatedDashboardLink>> {
  const allowed = await allowLinks(viewer, dashboardId);
  if (!allowed.ok) return allowed;
  if ((await standingLinks(dashboardId)).length >= linkCountMax) {
    return refuse("dashboard/links-full", { limit: linkCountMax });
  }
  const token = randomBytes(32).toString("base64url");
  const createdAt = new Date();
  const row = {
    id: newId(),
    dashboardId,
    name,
    tokenHash: hashToken(token),
    createdBy: viewer.userId,
    createdAt,
    expiresAt: days === null ? null : new Date(createdAt.getTime() + days * dayMs),
    revokedAt: null,
    lastUsedAt: null,
    passwordHash: password === null ? null : await hashPassword(password),
    fixed,
  };
  const { db, tables } = await store();
  await db.insert(tables.dashboardLinks).values(row);
  await audit(viewer, "link.create", row.id, {
    ...{ dashboardId, name, days, hasPassword: password !== null },
    fixed: Object.keys(fixed).join(", "),
  });
  return ok({ ...toDto({ link: row, createdByName: viewer.name }), token });
}

/**
 * Ends a link at once.
 * **Fails** dashboard/not-found, dashboard/link-not-found, auth/forbidden. **Access** those who may edit the dashboard.
 */
export async function revokeLink(viewer: Viewer, dashboardId: string, linkId: string): Promise<Result<void>> {
  const allowed = await allowLinks(viewer, dashboardId);
  if (!allowed.ok) return allowed;
  const { db, tables } = await store();
  const { dashboardLinks: links } = tables;
  const result = await db
    .update(links)
    .set({ revokedAt: new Date() })
    .where(and(eq(links.id, linkId), eq(links.dashboardId, dashboardId), isNull(links.revokedAt)));
  if (affectedRows(result) === 0) return refuse("dashboard/link-not-found");
  await audit(viewer, "link.revoke", linkId, { dashboardId });
  return ok(undefined);
}

async function allowLinks(viewer: Viewer, dashboardId: string): Promise<Result<null>> {
  const dashboard = await readVisible(viewer, dashboardId);
  if (!dashboard.ok) return dashboard;
  return canEdit(viewer, dashboard.value) ? ok(null) : refuse("auth/forbidden");
}

async function standingLinks(dashboardId: string) {
  const { db, tables } = await store();
  const { dashboardLinks: links, users } = tables;
  return await db
    .select({ link: links, createdByName: users.name })
    .from(links)
    .leftJoin(users, eq(users.id, links.createdBy))
    .where(and(eq(links.dashboardId, dashboardId), isNull(links.revokedAt)))
    .orderBy(desc(links.id));
}

type LinkRow = Awaited<ReturnType<typeof standingLinks>>[number];

function toDto({ link, createdByName }: LinkRow): DashboardLink {
  return {
    id: link.id,
    name: link.name,
    createdByName,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    lastUsedAt: link.lastUsedAt?.toISOString() ?? null,
    hasPassword: link.passwordHash !== null,
    fixed: newDashboardLinkSchema.shape.fixed.parse(link.fixed ?? {}),
  };
}
