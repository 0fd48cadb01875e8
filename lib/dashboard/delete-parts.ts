import "server-only";
import { eq, inArray } from "drizzle-orm";
import type { Store } from "@/lib/db/store";
import type { Writer } from "@/lib/db/write";

/** Deletes everything that belongs to a dashboard alone; the dashboard itself goes last, by whoever calls. */
export async function deleteWhatHangsOn(dashboardId: string, tx: Writer, tables: Store["tables"]): Promise<void> {
  const { commentMentions: mentions, dashboardComments: comments } = tables;
  const ofDashboard = tx.select({ id: comments.id }).from(comments).where(eq(comments.dashboardId, dashboardId));
  await tx.delete(mentions).where(inArray(mentions.commentId, ofDashboard));
  const { dashboardDrafts, dashboardRevisions, dashboardShares, dashboardVisits, dashboardLinks, dashboardEmbeds } =
    tables;
  for (const table of [
    ...[comments, dashboardDrafts, dashboardRevisions, dashboardShares],
    ...[dashboardVisits, dashboardLinks, dashboardEmbeds],
  ]) {
    await tx.delete(table).where(eq(table.dashboardId, dashboardId));
  }
}
