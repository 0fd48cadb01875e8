import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import { store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

/** Ids of the dashboards that the viewer keeps at hand; `dashboardId`: of this one alone. */
export async function favouriteIds({ userId }: Viewer, dashboardId?: string): Promise<ReadonlySet<string>> {
  const { db, tables } = await store();
  const { dashboardVisits: visits } = tables;
  const one = dashboardId === undefined ? undefined : eq(visits.dashboardId, dashboardId);
  const rows = await db
    .select({ dashboardId: visits.dashboardId })
    .from(visits)
    .where(and(eq(visits.userId, userId), isNotNull(visits.favouredAt), one));
  return new Set(rows.map((row) => row.dashboardId));
}

/** Keeps a dashboard at hand, or no longer. **Fails** dashboard/not-found. **Access** whoever may look. */
export async function favourDashboard(
  viewer: Viewer,
  dashboardId: string,
  isFavourite: boolean,
): Promise<Result<void>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return read;
  await note(viewer, dashboardId, { favouredAt: isFavourite ? new Date() : null });
  return ok(undefined);
}

type Noted = { readonly favouredAt: Date | null };

async function note({ userId }: Viewer, dashboardId: string, noted: Noted): Promise<void> {
  const on = await store();
  const { dashboardVisits: visits } = on.tables;
  const row = { id: newId(), userId, dashboardId, visitedAt: null, ...noted };
  await upsert(on, visits, row, { target: [visits.userId, visits.dashboardId], set: noted });
}
