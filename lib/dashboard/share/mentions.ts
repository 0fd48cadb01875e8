import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import type { Mention } from "@/lib/dashboard/share/schema";
import { store } from "@/lib/db/store";

const shownCount = 50;

/** Where somebody spoke to the viewer. **Order** newest first. Left out: dashboards that the viewer may no longer look at. */
export async function listMentions(viewer: Viewer): Promise<Mention[]> {
  const { db, tables } = await store();
  const { commentMentions: mentions, dashboardComments: comments, users } = tables;
  const rows = await db
    .select({ mention: mentions, comment: comments, authorName: users.name })
    .from(mentions)
    .innerJoin(comments, eq(comments.id, mentions.commentId))
    .leftJoin(users, eq(users.id, comments.authorId))
    .where(eq(mentions.userId, viewer.userId))
    .orderBy(desc(mentions.createdAt), desc(mentions.id))
    .limit(shownCount);
  const ids = [...new Set(rows.map(({ comment }) => comment.dashboardId))];
  const read = await Promise.all(ids.map((id) => readVisible(viewer, id)));
  const titles = new Map(read.flatMap((one) => (one.ok ? [[one.value.id, one.value.title] as const] : [])));
  return rows.flatMap(({ mention, comment, authorName }) => {
    const dashboardTitle = titles.get(comment.dashboardId);
    if (dashboardTitle === undefined) return [];
    return {
      ...{ commentId: comment.id, dashboardId: comment.dashboardId, dashboardTitle, widgetId: comment.widgetId },
      ...{ authorName, text: comment.text, createdAt: comment.createdAt.toISOString() },
      readAt: mention.readAt?.toISOString() ?? null,
    };
  });
}

/** Notes that the viewer has seen them all. */
export async function readMentions({ userId }: Viewer): Promise<void> {
  const { db, tables } = await store();
  const { commentMentions: mentions } = tables;
  await db
    .update(mentions)
    .set({ readAt: new Date() })
    .where(and(eq(mentions.userId, userId), isNull(mentions.readAt)));
}
