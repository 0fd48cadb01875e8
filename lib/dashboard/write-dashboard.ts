import "server-only";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { settleWidgets } from "@/lib/dashboard/layout/arrange-widgets";
import { forgetDashboard, readStored, type StoredDashboard } from "@/lib/dashboard/read-dashboard";
import type { Visibility } from "@/lib/dashboard/schema";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import type { Result } from "@/lib/result";

type Contents = { readonly title: string; readonly config: DashboardConfig };

const attemptCountMax = 8;

function revisionRow(
  viewer: Viewer,
  dashboardId: string,
  revision: number,
  { title, config }: Contents,
  savedAt: Date,
) {
  return { id: newId(), dashboardId, revision, title, config, savedBy: viewer.userId, savedAt };
}

type Head = {
  readonly description: string | null;
  readonly visibility: Visibility;
  readonly folderId?: string | null;
};

/** Stores a new dashboard with its first revision and returns its id. Places are settled: nothing that is stored overlaps. */
export async function insertDashboard(
  viewer: Viewer,
  { title, config, description, visibility, folderId = null }: Contents & Head,
  id: string = newId(),
): Promise<string> {
  const on = await store();
  const { dashboards, dashboardRevisions } = on.tables;
  const now = new Date();
  const contents = { title, config: settleWidgets(config) };
  await inTransaction(on, async (tx) => {
    await tx.insert(dashboards).values({
      ...{ id, description, visibility, folderId, ...contents },
      ownerId: viewer.userId,
      revision: 1,
      updatedBy: viewer.userId,
      createdAt: now,
      updatedAt: now,
    });
    await tx.insert(dashboardRevisions).values(revisionRow(viewer, id, 1, contents, now));
  });
  return id;
}

/** Writes the revision after `base` if `base` is still the newest. Returns whether it did. */
async function writeNext(
  on: Store,
  viewer: Viewer,
  dashboardId: string,
  base: number,
  contents: Contents,
): Promise<boolean> {
  const { dashboards, dashboardRevisions } = on.tables;
  const now = new Date();
  return await inTransaction(on, async (tx) => {
    const updated = await tx
      .update(dashboards)
      .set({ ...contents, revision: base + 1, updatedBy: viewer.userId, updatedAt: now })
      .where(and(eq(dashboards.id, dashboardId), eq(dashboards.revision, base)));
    if (affectedRows(updated) === 0) return false;
    await tx.insert(dashboardRevisions).values(revisionRow(viewer, dashboardId, base + 1, contents, now));
    return true;
  });
}

/**
 * Writes contents that were made from revision `base`.
 * **Fails** dashboard/not-found; dashboard/conflict, saying who saved when and which revision is the newest.
 */
export async function writeRevision(
  viewer: Viewer,
  dashboardId: string,
  base: number,
  { title, config }: Contents,
): Promise<Result<StoredDashboard>> {
  const contents = { title, config: settleWidgets(config) };
  const written = await writeNext(await store(), viewer, dashboardId, base, contents);
  // Also after a conflict: whoever is told of a newer revision must then be able to load it.
  await forgetDashboard(dashboardId);
  const current = await readStored(dashboardId);
  if (written || !current.ok) return current;
  const { updatedByName, updatedAt, revision } = current.value;
  return refuse("dashboard/conflict", { savedBy: updatedByName ?? "", savedAt: updatedAt, revision });
}

/**
 * Changes whatever is newest, trying again when somebody saves in between, so that a small change (a pin, a new title)
 * never undoes another's. `change` may refuse; it runs once an attempt and must have no effects.
 */
export async function changeNewest(
  viewer: Viewer,
  dashboardId: string,
  change: (current: StoredDashboard) => Result<Contents>,
): Promise<Result<StoredDashboard>> {
  for (let attempt = 1; ; attempt += 1) {
    const current = await readStored(dashboardId);
    if (!current.ok) return current;
    const contents = change(current.value);
    if (!contents.ok) return contents;
    const written = await writeRevision(viewer, dashboardId, current.value.revision, contents.value);
    if (written.ok || written.error.code !== "dashboard/conflict" || attempt === attemptCountMax) return written;
  }
}
