import "server-only";
import { asc, eq, inArray } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { canManage } from "@/lib/dashboard/access";
import { forgetDashboard } from "@/lib/dashboard/read-dashboard";
import { readFor } from "@/lib/dashboard/read-for";
import type { DashboardShare, DashboardShares, Shareables } from "@/lib/dashboard/share/schema";
import { store } from "@/lib/db/store";
import { inTransaction } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

/** Whom a dashboard was given to. **Fails** dashboard/not-found, auth/forbidden. **Access** those who may share it. */
export async function readShares(viewer: Viewer, dashboardId: string): Promise<Result<DashboardShares>> {
  const read = await readFor(viewer, dashboardId, canManage);
  return read.ok ? ok({ shares: read.value.shares }) : read;
}

/**
 * Gives a dashboard to these people and groups, and to no others: whoever is left out loses it at once.
 * **Fails** dashboard/not-found, dashboard/nobody (an account that is gone), auth/forbidden. **Access** those who may share it.
 */
export async function saveShares(
  viewer: Viewer,
  dashboardId: string,
  { shares }: DashboardShares,
): Promise<Result<DashboardShares>> {
  const read = await readFor(viewer, dashboardId, canManage);
  if (!read.ok) return read;
  const given = oneEach(shares.filter(({ with: subject }) => !isOwner(subject, read.value.ownerId)));
  if (!(await allExist(given))) return refuse("dashboard/nobody");
  const on = await store();
  const { dashboardShares } = on.tables;
  const created = { dashboardId, createdBy: viewer.userId, createdAt: new Date() };
  const rows = given.map(({ with: subject, level }) => ({
    ...{ id: newId(), ...created, level, kind: subject.kind },
    subject: subject.kind === "user" ? subject.userId : subject.group,
  }));
  await inTransaction(on, async (tx) => {
    await tx.delete(dashboardShares).where(eq(dashboardShares.dashboardId, dashboardId));
    if (rows.length > 0) await tx.insert(dashboardShares).values(rows);
  });
  await forgetDashboard(dashboardId);
  await audit(viewer, "dashboard.share", dashboardId, {
    shares: rows.map(({ kind, subject, level }) => `${kind} ${subject}: ${level}`).join(", "),
  });
  return ok({ shares: given });
}

/**
 * Whom one may share with and mention: accounts that can sign in, and the groups that they are in. **Order** by name.
 * **Access** whoever looks at dashboards: names of colleagues are no secret here, their rights and attributes are.
 */
export async function listShareables(viewer: Viewer): Promise<Result<Shareables>> {
  if (!can(viewer, "dashboard:view")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { users } = tables;
  const rows = await db
    .select({ userId: users.id, name: users.name, email: users.email, groups: users.groups })
    .from(users)
    .where(eq(users.disabled, false))
    .orderBy(asc(users.name), asc(users.id));
  const groups = [...new Set(rows.flatMap((row) => row.groups))].sort((a, b) => a.localeCompare(b));
  return ok({ users: rows.map(({ userId, name, email }) => ({ userId, name, email })), groups });
}

const keyOf = ({ with: subject }: DashboardShare) =>
  subject.kind === "user" ? `user ${subject.userId}` : `group ${subject.group}`;

/** The last one where somebody is named twice. */
const oneEach = (shares: readonly DashboardShare[]): DashboardShare[] => [
  ...new Map(shares.map((share) => [keyOf(share), share])).values(),
];

const isOwner = (subject: DashboardShare["with"], ownerId: string) =>
  subject.kind === "user" && subject.userId === ownerId;

/** Groups need not exist: people join them later. */
async function allExist(shares: readonly DashboardShare[]): Promise<boolean> {
  const ids = shares.flatMap(({ with: subject }) => (subject.kind === "user" ? [subject.userId] : []));
  if (ids.length === 0) return true;
  const { db, tables } = await store();
  const found = await db.select({ id: tables.users.id }).from(tables.users).where(inArray(tables.users.id, ids));
  return found.length === ids.length;
}
