import "server-only";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";
import { newId } from "@/lib/id";

/** Who opens a dashboard again within this time is not written down again. */
const visitMs = 5 * 60_000;

type Visit = { readonly isFavourite: boolean; readonly visitedAt: string | null };

/** What holds of a dashboard that the viewer neither keeps at hand nor has ever opened. */
export const neverVisited: Visit = { isFavourite: false, visitedAt: null };

/** What the viewer keeps at hand and when they looked at it last, by the id of the dashboard; `dashboardId`: of this one alone. */
export async function visitsOf({ userId }: Viewer, dashboardId?: string): Promise<ReadonlyMap<string, Visit>> {
  const { db, tables } = await store();
  const { dashboardVisits: visits } = tables;
  const one = dashboardId === undefined ? undefined : eq(visits.dashboardId, dashboardId);
  const rows = await db
    .select()
    .from(visits)
    .where(and(eq(visits.userId, userId), one));
  return new Map(
    rows.map((row) => [
      row.dashboardId,
      { isFavourite: row.favouredAt !== null, visitedAt: row.visitedAt?.toISOString() ?? null },
    ]),
  );
}

/**
 * Notes that the viewer looks at a dashboard now, at most once in five minutes. Called when the answer is out, so that it delays nobody.
 * **Access** not checked here: the caller has shown the dashboard.
 */
export async function noteVisit(viewer: Viewer, dashboardId: string, now: Date = new Date()): Promise<void> {
  const last = (await visitsOf(viewer, dashboardId)).get(dashboardId)?.visitedAt ?? null;
  if (last !== null && now.getTime() - Date.parse(last) < visitMs) return;
  await writeVisit(viewer, dashboardId, { visitedAt: now });
}

/** Writes what is new about one viewer and one dashboard and leaves the rest as it is. */
export async function writeVisit(
  { userId }: Viewer,
  dashboardId: string,
  noted: { readonly favouredAt: Date | null } | { readonly visitedAt: Date },
): Promise<void> {
  const on = await store();
  const { dashboardVisits: visits } = on.tables;
  const row = { id: newId(), userId, dashboardId, favouredAt: null, visitedAt: null, ...noted };
  await upsert(on, visits, row, { target: [visits.userId, visits.dashboardId], set: noted });
}
