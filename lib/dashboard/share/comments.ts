import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { activeAccount, viewerOf } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { canManage, canSee } from "@/lib/dashboard/access";
import { readVisible, type StoredDashboard } from "@/lib/dashboard/read-dashboard";
import { mentionedIds } from "@/lib/dashboard/share/mentioned";
import type { Comment, NewComment } from "@/lib/dashboard/share/schema";
import { type Store, store } from "@/lib/db/store";
import { inTransaction, type Writer } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

/** More than these on one dashboard nobody reads. */
const commentCountMax = 1_000;
/** Whoever is spoken to beyond these is not told. */
const mentionCountMax = 20;

/** What people say about a dashboard. **Order** oldest first. **Fails** dashboard/not-found. **Access** whoever may look. */
export async function listComments(viewer: Viewer, dashboardId: string): Promise<Result<Comment[]>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return read;
  const { db, tables } = await store();
  const { dashboardComments: comments, users } = tables;
  const rows = await db
    .select({ comment: comments, authorName: users.name })
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId))
    .where(eq(comments.dashboardId, dashboardId))
    .orderBy(asc(comments.createdAt), asc(comments.id));
  return ok(rows.map((row) => toComment(viewer, row)));
}

type Comments = Store["tables"]["dashboardComments"];
type Row = { readonly comment: Comments["$inferSelect"]; readonly authorName: string | null };

/**
 * Says something about a dashboard or one of its widgets, or answers somebody. Those it speaks to are told, as far as they may look.
 * **Fails** dashboard/not-found, dashboard/widget-not-found, dashboard/comment-not-found (the one it answers), dashboard/comments-full.
 * **Access** whoever may look.
 */
export async function addComment(viewer: Viewer, dashboardId: string, comment: NewComment): Promise<Result<Comment>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return read;
  const { widgetId, parentId, text } = comment;
  if (widgetId !== null && read.value.config.widgets.every(({ id }) => id !== widgetId)) {
    return refuse("dashboard/widget-not-found");
  }
  const on = await store();
  const { dashboardComments: comments } = on.tables;
  const ids = await on.db.select({ id: comments.id }).from(comments).where(eq(comments.dashboardId, dashboardId));
  if (ids.length >= commentCountMax) return refuse("dashboard/comments-full", { limit: commentCountMax });
  if (parentId !== null && ids.every(({ id }) => id !== parentId)) return refuse("dashboard/comment-not-found");
  const row = {
    ...{ id: newId(), dashboardId, widgetId, parentId, authorId: viewer.userId, text },
    ...{ createdAt: new Date(), editedAt: null, resolvedAt: null },
  };
  const mentioned = await readersAmong(mentionedIds(text), read.value, viewer);
  await inTransaction(on, async (tx) => {
    await tx.insert(comments).values(row);
    await mention(tx, on.tables, row.id, mentioned);
  });
  await audit(viewer, "dashboard.comment", dashboardId, { commentId: row.id, widgetId });
  return ok(toComment(viewer, { comment: row, authorName: viewer.name }));
}

type Change = { readonly text?: string | undefined; readonly resolved?: boolean | undefined };

/**
 * Changes the words of one's own comment, or settles a thread. Whoever is newly spoken to is told.
 * **Fails** dashboard/not-found, dashboard/comment-not-found, auth/forbidden.
 * **Access** words: their author; settling: whoever may look.
 */
export async function changeComment(
  viewer: Viewer,
  { dashboardId, commentId }: CommentKey,
  { text, resolved }: Change,
): Promise<Result<Comment>> {
  const found = await readComment(viewer, { dashboardId, commentId });
  if (!found.ok) return found;
  const { dashboard, row } = found.value;
  if (text !== undefined && row.comment.authorId !== viewer.userId) return refuse("auth/forbidden");
  const now = new Date();
  const changed = {
    ...row.comment,
    ...(text !== undefined && { text, editedAt: now }),
    ...(resolved !== undefined && { resolvedAt: resolved ? now : null }),
  };
  const on = await store();
  const { dashboardComments: comments, commentMentions: mentions } = on.tables;
  const told = await on.db.select().from(mentions).where(eq(mentions.commentId, commentId));
  const spokenTo = mentionedIds(text ?? "").filter((id) => told.every(({ userId }) => userId !== id));
  const mentioned = await readersAmong(spokenTo, dashboard, viewer);
  const { text: words, editedAt, resolvedAt } = changed;
  await inTransaction(on, async (tx) => {
    await tx.update(comments).set({ text: words, editedAt, resolvedAt }).where(eq(comments.id, commentId));
    await mention(tx, on.tables, commentId, mentioned);
  });
  return ok(toComment(viewer, { ...row, comment: changed }));
}

/**
 * Deletes a comment with the answers to it. **Fails** as `changeComment`. **Access** its author, and those who manage the dashboard.
 */
export async function deleteComment(viewer: Viewer, key: CommentKey): Promise<Result<{ id: string }>> {
  const found = await readComment(viewer, key);
  if (!found.ok) return found;
  const { dashboard, row } = found.value;
  if (row.comment.authorId !== viewer.userId && !canManage(viewer, dashboard)) return refuse("auth/forbidden");
  const on = await store();
  const { dashboardComments: comments, commentMentions: mentions } = on.tables;
  const answers = await on.db.select({ id: comments.id }).from(comments).where(eq(comments.parentId, key.commentId));
  const ids = [key.commentId, ...answers.map(({ id }) => id)];
  await inTransaction(on, async (tx) => {
    await tx.delete(mentions).where(inArray(mentions.commentId, ids));
    await tx.delete(comments).where(inArray(comments.id, ids));
  });
  await audit(viewer, "dashboard.comment-delete", key.dashboardId, { commentId: key.commentId });
  return ok({ id: key.commentId });
}

type CommentKey = { readonly dashboardId: string; readonly commentId: string };

async function readComment(
  viewer: Viewer,
  { dashboardId, commentId }: CommentKey,
): Promise<Result<{ dashboard: StoredDashboard; row: Row }>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return read;
  const { db, tables } = await store();
  const { dashboardComments: comments, users } = tables;
  const [row] = await db
    .select({ comment: comments, authorName: users.name })
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId))
    .where(and(eq(comments.id, commentId), eq(comments.dashboardId, dashboardId)));
  return row === undefined ? refuse("dashboard/comment-not-found") : ok({ dashboard: read.value, row });
}

/** Those who may look themselves; a mention must not tell others that there is a dashboard. */
async function readersAmong(ids: readonly string[], dashboard: StoredDashboard, author: Viewer): Promise<string[]> {
  const others = ids.filter((id) => id !== author.userId).slice(0, mentionCountMax);
  const accounts = await Promise.all(others.map((id) => activeAccount(id)));
  return accounts.flatMap((account) =>
    account !== null && canSee(viewerOf(account, author.locale), dashboard) ? [account.id] : [],
  );
}

async function mention(
  tx: Writer,
  { commentMentions: mentions }: Store["tables"],
  commentId: string,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  const createdAt = new Date();
  await tx
    .insert(mentions)
    .values(userIds.map((userId) => ({ id: newId(), commentId, userId, createdAt, readAt: null })));
}

function toComment(viewer: Viewer, { comment, authorName }: Row): Comment {
  const { id, widgetId, parentId, authorId, text, createdAt, editedAt, resolvedAt } = comment;
  return {
    ...{ id, widgetId, parentId, text, authorName },
    isMine: authorId === viewer.userId,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}
