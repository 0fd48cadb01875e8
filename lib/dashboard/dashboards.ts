import "server-only";
import { desc, eq, inArray, or } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit, canManage } from "@/lib/dashboard/access";
import { migrateConfig } from "@/lib/dashboard/config/migrate-config";
import { completeConfig, type DashboardConfig } from "@/lib/dashboard/config/schema";
import { deleteWhatHangsOn } from "@/lib/dashboard/delete-parts";
import {
  forgetDashboard,
  readRow,
  readStored,
  readVisible,
  selectDashboards,
  toSummary,
} from "@/lib/dashboard/read-dashboard";
import { readFor } from "@/lib/dashboard/read-for";
import type { Dashboard, DashboardChange, DashboardSave, DashboardSummary, NewDashboard } from "@/lib/dashboard/schema";
import { folderExists } from "@/lib/dashboard/share/folders";
import { sharesWith } from "@/lib/dashboard/share/shared-with";
import { neverVisited, visitsOf } from "@/lib/dashboard/share/visits";
import { showDashboard } from "@/lib/dashboard/show-dashboard";
import { changeNewest, insertDashboard, writeRevision } from "@/lib/dashboard/write-dashboard";
import { store } from "@/lib/db/store";
import { inTransaction } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

/**
 * All dashboards the viewer may look at.
 * **Order** last saved first. **Access** own ones, those for everyone, and those given to them or to a group of theirs.
 */
export async function listDashboards(viewer: Viewer): Promise<DashboardSummary[]> {
  const on = await store();
  const { dashboards } = on.tables;
  const [given, visits] = await Promise.all([sharesWith(viewer), visitsOf(viewer)]);
  const isGiven = given.size > 0 ? inArray(dashboards.id, [...given.keys()]) : undefined;
  const rows = await selectDashboards(on)
    .where(or(eq(dashboards.visibility, "everyone"), eq(dashboards.ownerId, viewer.userId), isGiven))
    .orderBy(desc(dashboards.updatedAt), desc(dashboards.id));
  return rows.flatMap((row) => {
    const { id } = row.dashboard;
    const read = readRow(row, given.get(id) ?? []);
    if (read.ok) return [toSummary(viewer, read.value, visits.get(id) ?? neverVisited)];
    // One that cannot be read (written by a newer Querent) must not hide all others; opening it says why.
    logger("dashboard").warn({ dashboardId: id, problem: read.error }, "left an unreadable dashboard out");
    return [];
  });
}

/**
 * One dashboard with its configuration, through the cache.
 * **Fails** dashboard/not-found, also for other people's private ones.
 */
export async function getDashboard(viewer: Viewer, dashboardId: string): Promise<Result<Dashboard>> {
  const read = await readVisible(viewer, dashboardId);
  return read.ok ? ok(await showDashboard(viewer, read.value)) : read;
}

/**
 * Creates a dashboard: empty, from an exported configuration, or as a copy of one the viewer may see.
 * **Fails** dashboard/config, dashboard/not-found (of the copied one), dashboard/folder-not-found. **Access** designers.
 */
export async function createDashboard(viewer: Viewer, wanted: NewDashboard): Promise<Result<Dashboard>> {
  const config = await firstConfig(viewer, wanted);
  if (!config.ok) return config;
  const { title, description, visibility, folderId } = wanted;
  if (folderId !== null && !(await folderExists(folderId))) return refuse("dashboard/folder-not-found");
  const id = await insertDashboard(viewer, { title, description, visibility, folderId, config: config.value });
  await audit(viewer, "dashboard.create", id, { title, copyOf: wanted.copyOf ?? null });
  const created = await readStored(id);
  return created.ok ? ok(await showDashboard(viewer, created.value)) : created;
}

async function firstConfig(viewer: Viewer, { config, copyOf }: NewDashboard): Promise<Result<DashboardConfig>> {
  if (config !== undefined) return migrateConfig(config);
  if (copyOf === undefined) return ok(completeConfig({ widgets: [] }));
  const original = await readVisible(viewer, copyOf);
  return original.ok ? ok(original.value.config) : original;
}

/**
 * Saves the contents a designer made from revision `save.revision`; each save is kept.
 * **Fails** dashboard/not-found, auth/forbidden, dashboard/conflict (with `savedBy`, `savedAt`, `revision`).
 */
export async function saveDashboard(
  viewer: Viewer,
  dashboardId: string,
  save: DashboardSave,
): Promise<Result<Dashboard>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  if (!allowed.ok) return allowed;
  const written = await writeRevision(viewer, dashboardId, save.revision, save);
  if (!written.ok) return written;
  await audit(viewer, "dashboard.change", dashboardId, { revision: written.value.revision });
  return ok(await showDashboard(viewer, written.value));
}

/**
 * Changes title, description, visibility or folder, without undoing what others save meanwhile.
 * **Fails** dashboard/not-found, dashboard/folder-not-found, auth/forbidden. **Access** the owner, and admins where everyone may look.
 */
export async function changeDashboard(
  viewer: Viewer,
  dashboardId: string,
  { title, description, visibility, folderId }: DashboardChange,
): Promise<Result<Dashboard>> {
  const allowed = await readFor(viewer, dashboardId, canManage);
  if (!allowed.ok) return allowed;
  if (typeof folderId === "string" && !(await folderExists(folderId))) return refuse("dashboard/folder-not-found");
  if (description !== undefined || visibility !== undefined || folderId !== undefined) {
    const { db, tables } = await store();
    const { dashboards } = tables;
    await db.update(dashboards).set({ description, visibility, folderId }).where(eq(dashboards.id, dashboardId));
    await forgetDashboard(dashboardId);
  }
  const changed =
    title === undefined
      ? await readStored(dashboardId)
      : await changeNewest(viewer, dashboardId, ({ config }) => ok({ title, config }));
  if (!changed.ok) return changed;
  await audit(viewer, "dashboard.change", dashboardId, { title, description, visibility, folderId });
  return ok(await showDashboard(viewer, changed.value));
}

/**
 * Deletes a dashboard with all its revisions, drafts, shares, links, frames and comments.
 * **Fails** dashboard/not-found, auth/forbidden. **Access** the owner, and admins where everyone may look.
 */
export async function deleteDashboard(viewer: Viewer, dashboardId: string): Promise<Result<{ id: string }>> {
  const allowed = await readFor(viewer, dashboardId, canManage);
  if (!allowed.ok) return allowed;
  const on = await store();
  const { dashboards } = on.tables;
  await inTransaction(on, async (tx) => {
    await deleteWhatHangsOn(dashboardId, tx, on.tables);
    await tx.delete(dashboards).where(eq(dashboards.id, dashboardId));
  });
  await forgetDashboard(dashboardId);
  await audit(viewer, "dashboard.delete", dashboardId, { title: allowed.value.title });
  return ok({ id: dashboardId });
}
