import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import { diffConfigs } from "@/lib/dashboard/config/diff-configs";
import { migrateConfig } from "@/lib/dashboard/config/migrate-config";
import { completeConfig, type DashboardConfig } from "@/lib/dashboard/config/schema";
import type { DashboardHistory, StoredRevision } from "@/lib/dashboard/design/schema";
import { readFor } from "@/lib/dashboard/read-for";
import type { Dashboard } from "@/lib/dashboard/schema";
import { showDashboard } from "@/lib/dashboard/show-dashboard";
import { changeNewest } from "@/lib/dashboard/write-dashboard";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/** Configurations are read whole to be compared: few at a time. */
const pageSize = 15;

/**
 * What was published, with what each changed against the one before it.
 * **Order** newest first; `before`: only older revisions than this. **Fails** dashboard/not-found, auth/forbidden.
 * **Access** those who may edit it.
 */
export async function dashboardHistory(
  viewer: Viewer,
  dashboardId: string,
  before: number | null,
): Promise<Result<DashboardHistory>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  if (!allowed.ok) return allowed;
  const { db, tables } = await store();
  const { dashboardRevisions: revisions, users } = tables;
  const rows = await db
    .select({ stored: revisions, savedByName: users.name })
    .from(revisions)
    .leftJoin(users, eq(users.id, revisions.savedBy))
    .where(and(eq(revisions.dashboardId, dashboardId), before === null ? undefined : lt(revisions.revision, before)))
    .orderBy(desc(revisions.revision))
    // One more than is shown: the oldest shown is compared with it.
    .limit(pageSize + 1);
  const system = systemViewer();
  return ok({
    hasMore: rows.length > pageSize,
    revisions: rows.slice(0, pageSize).map(({ stored, savedByName }, index) => ({
      revision: stored.revision,
      title: stored.title,
      savedByName: stored.savedBy === system.userId ? system.name : savedByName,
      savedAt: stored.savedAt.toISOString(),
      difference: diffConfigs(readable(rows[index + 1]?.stored.config), readable(stored.config)),
    })),
  });
}

/** One that cannot be read (written by a newer Querent), and what came before the first, compare as empty. */
function readable(raw: unknown): DashboardConfig {
  const read = raw === undefined ? null : migrateConfig(raw);
  return read?.ok ? read.value : completeConfig({ widgets: [] });
}

/**
 * One published revision, whole.
 * **Fails** dashboard/not-found, auth/forbidden, dashboard/revision-not-found, dashboard/config. **Access** those who may edit it.
 */
export async function storedRevision(
  viewer: Viewer,
  dashboardId: string,
  revision: number,
): Promise<Result<StoredRevision>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  if (!allowed.ok) return allowed;
  const { db, tables } = await store();
  const { dashboardRevisions: revisions } = tables;
  const [row] = await db
    .select()
    .from(revisions)
    .where(and(eq(revisions.dashboardId, dashboardId), eq(revisions.revision, revision)))
    .limit(1);
  if (!row) return refuse("dashboard/revision-not-found");
  const config = migrateConfig(row.config);
  return config.ok ? ok({ revision, title: row.title, config: config.value }) : config;
}

/**
 * Publishes an earlier revision anew, as the newest; nothing that came after it is lost.
 * **Fails** as `storedRevision`, and dashboard/conflict. **Access** those who may edit it.
 */
export async function restoreRevision(
  viewer: Viewer,
  dashboardId: string,
  revision: number,
): Promise<Result<Dashboard>> {
  const earlier = await storedRevision(viewer, dashboardId, revision);
  if (!earlier.ok) return earlier;
  const { title, config } = earlier.value;
  const written = await changeNewest(viewer, dashboardId, () => ok({ title, config }));
  if (!written.ok) return written;
  await audit(viewer, "dashboard.restore", dashboardId, { from: revision, revision: written.value.revision });
  return ok(await showDashboard(viewer, written.value));
}
