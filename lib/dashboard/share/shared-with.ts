import "server-only";
import { and, eq, inArray, or } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import type { DashboardShare } from "@/lib/dashboard/share/schema";
import { toShare } from "@/lib/dashboard/share/to-share";
import { store } from "@/lib/db/store";

/** What was given to the viewer or to a group of theirs: the shares by the id of their dashboard. */
export async function sharesWith({ userId, groups }: Viewer): Promise<ReadonlyMap<string, readonly DashboardShare[]>> {
  const { db, tables } = await store();
  const { dashboardShares: shares } = tables;
  const toViewer = and(eq(shares.kind, "user"), eq(shares.subject, userId));
  const toGroups = groups.length > 0 ? and(eq(shares.kind, "group"), inArray(shares.subject, [...groups])) : undefined;
  const rows = await db.select().from(shares).where(or(toViewer, toGroups));
  const found = new Map<string, DashboardShare[]>();
  for (const row of rows) found.set(row.dashboardId, [...(found.get(row.dashboardId) ?? []), toShare(row)]);
  return found;
}
