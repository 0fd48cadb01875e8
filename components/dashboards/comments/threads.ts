import type { Comment } from "@/lib/dashboard/share/schema";

/** The remark that began the thread in which this one was made. **Nulls** null: it is no longer there. */
export function threadOf(comments: readonly Comment[], commentId: string): Comment | null {
  const comment = comments.find(({ id }) => id === commentId);
  if (comment === undefined) return null;
  return comments.find(({ id }) => id === comment.parentId) ?? comment;
}

/** How many threads are not settled, by the id of their widget; null: of the dashboard as a whole. */
export function unsettledCounts(comments: readonly Comment[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { parentId, resolvedAt, widgetId } of comments) {
    if (parentId === null && resolvedAt === null) counts.set(widgetId, (counts.get(widgetId) ?? 0) + 1);
  }
  return counts;
}
