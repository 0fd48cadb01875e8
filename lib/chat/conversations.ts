import "server-only";
import { and, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { listMessages } from "@/lib/chat/messages";
import type {
  ConversationDetail,
  ConversationListQuery,
  ConversationPage,
  ConversationSummary,
} from "@/lib/chat/schema";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

type Row = Store["tables"]["conversations"]["$inferSelect"];

/**
 * The viewer's conversations.
 * Order: the one that was spoken in last comes first.
 */
export async function listConversations(
  viewer: Viewer,
  { cursor, search, limit }: ConversationListQuery,
): Promise<ConversationPage> {
  const { db, tables } = await store();
  const { conversations } = tables;
  const wanted: (SQL | undefined)[] = [eq(conversations.userId, viewer.userId)];
  if (search) wanted.push(sql`instr(lower(${conversations.title}), ${search.toLowerCase()}) > 0`);
  const after = readCursor(cursor);
  if (after) {
    const older = lt(conversations.updatedAt, after.updatedAt);
    const sameTime = and(eq(conversations.updatedAt, after.updatedAt), lt(conversations.id, after.id));
    wanted.push(or(older, sameTime));
  }
  const rows = await db
    .select()
    .from(conversations)
    .where(and(...wanted))
    .orderBy(desc(conversations.updatedAt), desc(conversations.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? `${last.updatedAt.getTime()}.${last.id}` : null;
  return { conversations: page.map(toSummary), nextCursor };
}

/**
 * One conversation with the messages of all its branches, oldest first.
 * Fails: chat/not-found, also for other people's.
 */
export async function getConversation(viewer: Viewer, conversationId: string): Promise<Result<ConversationDetail>> {
  const found = await findConversation(viewer, conversationId);
  if (!found.ok) return found;
  return ok({ ...found.value, messages: await listMessages(conversationId) });
}

/**
 * The head of a conversation, without its messages.
 * Fails: chat/not-found, also for other people's.
 */
export async function findConversation(viewer: Viewer, conversationId: string): Promise<Result<ConversationSummary>> {
  const { db, tables } = await store();
  const [row] = await db
    .select()
    .from(tables.conversations)
    .where(mine(tables, viewer, conversationId))
    .limit(1);
  return row ? ok(toSummary(row)) : refuse("chat/not-found");
}

/** Starts a conversation. The title is cut to what the list can show. */
export async function createConversation(
  viewer: Viewer,
  { title, sourceId }: { title: string; sourceId: string | null },
): Promise<ConversationSummary> {
  const { db, tables } = await store();
  const now = new Date();
  const row: Row = { id: newId(), userId: viewer.userId, sourceId, title, createdAt: now, updatedAt: now };
  await db.insert(tables.conversations).values(row);
  return toSummary(row);
}

/**
 * Gives a conversation another title.
 * Fails: chat/not-found.
 */
export async function renameConversation(
  viewer: Viewer,
  conversationId: string,
  title: string,
): Promise<Result<ConversationSummary>> {
  const { db, tables } = await store();
  await db
    .update(tables.conversations)
    .set({ title })
    .where(mine(tables, viewer, conversationId));
  return await findConversation(viewer, conversationId);
}

/**
 * Deletes a conversation with its messages, stored queries and what was said of its answers. Widgets made from it keep their own copy of the SQL.
 * Fails: chat/not-found.
 */
export async function deleteConversation(viewer: Viewer, conversationId: string): Promise<Result<null>> {
  const on = await store();
  const { conversations, messages, queries, answerFeedback } = on.tables;
  return await inTransaction(on, async (tx) => {
    const deleted = await tx.delete(conversations).where(mine(on.tables, viewer, conversationId));
    if (affectedRows(deleted) === 0) return refuse("chat/not-found");
    await tx.delete(messages).where(eq(messages.conversationId, conversationId));
    await tx.delete(queries).where(eq(queries.conversationId, conversationId));
    await tx.delete(answerFeedback).where(eq(answerFeedback.conversationId, conversationId));
    return ok(null);
  });
}

function mine({ conversations }: Store["tables"], viewer: Viewer, conversationId: string): SQL | undefined {
  return and(eq(conversations.id, conversationId), eq(conversations.userId, viewer.userId));
}

function toSummary({ id, title, sourceId, createdAt, updatedAt }: Row): ConversationSummary {
  return { id, title, sourceId, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

/** A cursor that cannot be read starts at the top: it is a place in a list, not a right. */
function readCursor(cursor: string | undefined): { updatedAt: Date; id: string } | null {
  const parts = /^(\d{1,15})\.([\w-]{1,64})$/.exec(cursor ?? "");
  return parts?.[1] && parts[2] ? { updatedAt: new Date(Number(parts[1])), id: parts[2] } : null;
}
