import "server-only";
import { asc, eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { forgetDashboard } from "@/lib/dashboard/read-dashboard";
import type { Folder } from "@/lib/dashboard/share/schema";
import { store } from "@/lib/db/store";
import { inTransaction } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

/** More folders than this nobody finds anything in. */
const folderCountMax = 300;

type Named = Pick<Folder, "name" | "parentId">;

/** All folders; which dashboards are in them each viewer sees for themselves. **Order** by name. */
export async function listFolders(): Promise<Folder[]> {
  const { db, tables } = await store();
  const { dashboardFolders: folders } = tables;
  const rows = await db.select().from(folders).orderBy(asc(folders.name), asc(folders.id));
  return rows.map(({ id, name, parentId }) => ({ id, name, parentId }));
}

export async function folderExists(folderId: string): Promise<boolean> {
  return (await listFolders()).some(({ id }) => id === folderId);
}

/**
 * Makes a folder, at the top or in one that stands there.
 * **Fails** dashboard/folder-not-found, dashboard/folder-too-deep, dashboard/folders-full, auth/forbidden. **Access** designers.
 */
export async function createFolder(viewer: Viewer, { name, parentId }: Named): Promise<Result<Folder>> {
  if (!can(viewer, "dashboard:edit")) return refuse("auth/forbidden");
  const all = await listFolders();
  if (all.length >= folderCountMax) return refuse("dashboard/folders-full", { limit: folderCountMax });
  const fits = mayStandIn(all, null, parentId);
  if (!fits.ok) return fits;
  const folder = { id: newId(), name, parentId };
  const { db, tables } = await store();
  await db.insert(tables.dashboardFolders).values({ ...folder, createdBy: viewer.userId, createdAt: new Date() });
  await audit(viewer, "folder.create", folder.id, { name, parentId });
  return ok(folder);
}

/** Renames or moves a folder. **Fails**, **Access** as `createFolder`. */
export async function changeFolder(viewer: Viewer, folderId: string, change: Partial<Named>): Promise<Result<Folder>> {
  if (!can(viewer, "dashboard:edit")) return refuse("auth/forbidden");
  const all = await listFolders();
  const folder = all.find(({ id }) => id === folderId);
  if (folder === undefined) return refuse("dashboard/folder-not-found");
  const changed = { ...folder, ...change };
  const fits = mayStandIn(all, folderId, changed.parentId);
  if (!fits.ok) return fits;
  const { db, tables } = await store();
  const { dashboardFolders: folders } = tables;
  await db.update(folders).set({ name: changed.name, parentId: changed.parentId }).where(eq(folders.id, folderId));
  await audit(viewer, "folder.change", folderId, { name: changed.name, parentId: changed.parentId });
  return ok(changed);
}

/** Deletes a folder; what was in it stands where the folder stood. **Fails** dashboard/folder-not-found, auth/forbidden. **Access** designers. */
export async function deleteFolder(viewer: Viewer, folderId: string): Promise<Result<{ id: string }>> {
  if (!can(viewer, "dashboard:edit")) return refuse("auth/forbidden");
  const folder = (await listFolders()).find(({ id }) => id === folderId);
  if (folder === undefined) return refuse("dashboard/folder-not-found");
  const on = await store();
  const { dashboardFolders: folders, dashboards } = on.tables;
  const { parentId } = folder;
  const filed = await on.db.select({ id: dashboards.id }).from(dashboards).where(eq(dashboards.folderId, folderId));
  await inTransaction(on, async (tx) => {
    await tx.update(dashboards).set({ folderId: parentId }).where(eq(dashboards.folderId, folderId));
    await tx.update(folders).set({ parentId }).where(eq(folders.parentId, folderId));
    await tx.delete(folders).where(eq(folders.id, folderId));
  });
  for (const { id } of filed) await forgetDashboard(id);
  await audit(viewer, "folder.delete", folderId, { name: folder.name });
  return ok({ id: folderId });
}

/** A folder stands at the top or in one that does; one that holds others stays at the top. */
function mayStandIn(all: readonly Folder[], folderId: string | null, parentId: string | null): Result<null> {
  if (parentId === null) return ok(null);
  const parent = all.find(({ id }) => id === parentId);
  if (parent === undefined) return refuse("dashboard/folder-not-found");
  const holdsOthers = folderId !== null && all.some((other) => other.parentId === folderId);
  return parent.parentId !== null || parent.id === folderId || holdsOthers
    ? refuse("dashboard/folder-too-deep")
    : ok(null);
}
