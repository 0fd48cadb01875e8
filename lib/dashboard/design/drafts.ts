import "server-only";
import { and, desc, eq, ne } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import { migrateConfig } from "@/lib/dashboard/config/migrate-config";
import type { DashboardDraft, DraftSave, DraftState } from "@/lib/dashboard/design/schema";
import { readFor } from "@/lib/dashboard/read-for";
import { store } from "@/lib/db/store";
import { affectedRows, isUniqueViolation, upsert } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

const otherCountMax = 20;

/**
 * The viewer's unpublished work on a dashboard, and who else has some.
 * **Nulls** `draft`: there is none, or none that this Querent can read. **Order** of the others: last saved first.
 * **Fails** dashboard/not-found, auth/forbidden. **Access** those who may edit it; what others drafted stays theirs.
 */
export async function readDraft(viewer: Viewer, dashboardId: string): Promise<Result<DraftState>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  if (!allowed.ok) return allowed;
  const { db, tables } = await store();
  const { dashboardDrafts: drafts, users } = tables;
  const [own] = await db
    .select()
    .from(drafts)
    .where(ofViewer(drafts, viewer, dashboardId))
    .limit(1);
  const others = await db
    .select({ name: users.name, savedAt: drafts.savedAt })
    .from(drafts)
    .innerJoin(users, eq(users.id, drafts.userId))
    .where(and(eq(drafts.dashboardId, dashboardId), ne(drafts.userId, viewer.userId)))
    .orderBy(desc(drafts.savedAt))
    .limit(otherCountMax);
  return ok({
    draft: own ? toDraft(own) : null,
    others: others.map(({ name, savedAt }) => ({ name, savedAt: savedAt.toISOString() })),
  });
}

type Drafts = Awaited<ReturnType<typeof store>>["tables"]["dashboardDrafts"];

const ofViewer = (drafts: Drafts, { userId }: Viewer, dashboardId: string) =>
  and(eq(drafts.dashboardId, dashboardId), eq(drafts.userId, userId));

function toDraft({ id, revision, title, config, savedAt }: Drafts["$inferSelect"]): DashboardDraft | null {
  const read = migrateConfig(config);
  if (read.ok) return { revision, title, config: read.value, savedAt: savedAt.toISOString() };
  // Designing must go on all the same; the next save takes its place.
  logger("dashboard").warn({ draftId: id, problem: read.error }, "left an unreadable draft out");
  return null;
}

/**
 * Keeps unpublished work. `save.after` names the state that it goes on from: when another tab or device of the same person has saved
 * since, nothing is overwritten.
 * **Fails** dashboard/not-found, auth/forbidden, dashboard/draft-conflict. **Access** those who may edit it.
 */
export async function saveDraft(
  viewer: Viewer,
  dashboardId: string,
  { after, ...contents }: DraftSave,
): Promise<Result<DashboardDraft>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  if (!allowed.ok) return allowed;
  // Later than what it replaces, so that the time names the state.
  const savedAt = new Date(Math.max(Date.now(), after ? Date.parse(after) + 1 : 0));
  const kept = await keep(viewer, dashboardId, { ...contents, savedAt }, after);
  return kept ? ok({ ...contents, savedAt: savedAt.toISOString() }) : refuse("dashboard/draft-conflict");
}

/** Returns whether it did; with `after` it does so only on top of that state, null standing for none. */
async function keep(
  viewer: Viewer,
  dashboardId: string,
  contents: Omit<DashboardDraft, "savedAt"> & { savedAt: Date },
  after: string | null | undefined,
): Promise<boolean> {
  const on = await store();
  const { dashboardDrafts: drafts } = on.tables;
  const row = { id: newId(), dashboardId, userId: viewer.userId, ...contents };
  if (after === undefined) {
    await upsert(on, drafts, row, { target: [drafts.dashboardId, drafts.userId], set: contents });
    return true;
  }
  if (after !== null) {
    const stands = and(ofViewer(drafts, viewer, dashboardId), eq(drafts.savedAt, new Date(after)));
    return affectedRows(await on.db.update(drafts).set(contents).where(stands)) > 0;
  }
  try {
    await on.db.insert(drafts).values(row);
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/**
 * Throws the viewer's unpublished work away; also once it is published. There may be none.
 * **Fails** dashboard/not-found, auth/forbidden.
 */
export async function dropDraft(viewer: Viewer, dashboardId: string): Promise<Result<{ id: string }>> {
  const allowed = await readFor(viewer, dashboardId, canEdit);
  if (!allowed.ok) return allowed;
  const { db, tables } = await store();
  await db.delete(tables.dashboardDrafts).where(ofViewer(tables.dashboardDrafts, viewer, dashboardId));
  return ok({ id: dashboardId });
}
