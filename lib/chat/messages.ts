import "server-only";
import { asc, eq, inArray, sql } from "drizzle-orm";
import { feedbackByMessage } from "@/lib/chat/feedback";
import type { Place } from "@/lib/chat/message-tree";
import { readParts } from "@/lib/chat/read-parts";
import type { ChatMessage } from "@/lib/chat/schema";
import { store } from "@/lib/db/store";
import { affectedRows, inTransaction } from "@/lib/db/write";

export type NewMessage = Place & { readonly parts: readonly unknown[] };

/**
 * Adds messages at the end and brings their conversation to the top of the list. The caller has checked whose it is.
 * Gives whether the conversation is still there: one that was deleted meanwhile takes nothing.
 */
export async function appendMessages(conversationId: string, added: readonly NewMessage[]): Promise<boolean> {
  const on = await store();
  const { conversations, messages } = on.tables;
  return await inTransaction(on, async (tx) => {
    const createdAt = new Date();
    // Taking the conversation's row first makes two writers of one conversation wait for each other.
    const touched = await tx
      .update(conversations)
      .set({ updatedAt: createdAt })
      .where(eq(conversations.id, conversationId));
    if (affectedRows(touched) === 0) return false;
    const [last] = await tx
      .select({ position: sql<number>`coalesce(max(${messages.position}), -1)` })
      .from(messages)
      .where(eq(messages.conversationId, conversationId));
    const first = Number(last?.position ?? -1) + 1;
    const rows = added.map((message, index) => ({
      ...message,
      ...{ conversationId, position: first + index, parts: [...message.parts], createdAt },
    }));
    await tx.insert(messages).values(rows);
    return true;
  });
}

/** Fills in an answer whose place was taken when it began. Gives whether the place is still there. */
export async function completeMessage(messageId: string, parts: readonly unknown[]): Promise<boolean> {
  const { db, tables } = await store();
  const { messages } = tables;
  const changed = await db
    .update(messages)
    .set({ parts: [...parts] })
    .where(eq(messages.id, messageId));
  return affectedRows(changed) > 0;
}

/** The messages of a conversation in all its branches, oldest first. The caller has checked whose it is. */
export async function listMessages(conversationId: string): Promise<ChatMessage[]> {
  const { db, tables } = await store();
  const { messages } = tables;
  const rows = await db
    .select()
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
    .orderBy(asc(messages.position));
  const feedback = await feedbackByMessage(conversationId);
  return withParents(rows, conversationId).map((row) => toMessage(row, feedback.get(row.id) ?? null));
}

/** Where the messages of a conversation stand, oldest first, without what they say. */
export async function listPlaces(conversationId: string): Promise<Place[]> {
  const { db, tables } = await store();
  const { messages } = tables;
  const rows = await db
    .select({ id: messages.id, parentId: messages.parentId, role: messages.role })
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
    .orderBy(asc(messages.position));
  return withParents(rows, conversationId);
}

/** Messages by their places, in the order of these. */
export async function readMessages(places: readonly Place[]): Promise<ChatMessage[]> {
  if (places.length === 0) return [];
  const { db, tables } = await store();
  const ids = places.map(({ id }) => id);
  const rows = await db.select().from(tables.messages).where(inArray(tables.messages.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return places.flatMap((place) => {
    const row = byId.get(place.id);
    return row ? [toMessage({ ...row, ...place }, null)] : [];
  });
}

/** Gives messages of before there were branches the one before them as parent. Rows come oldest first. */
function withParents<T extends { id: string; parentId: string | null; role: string }>(
  rows: readonly T[],
  conversationId: string,
): (T & Place)[] {
  return rows.map((row, index) => ({
    ...row,
    role: row.role === "user" ? "user" : "assistant",
    parentId: row.parentId ?? rows[index - 1]?.id ?? conversationId,
  }));
}

type PlacedRow = Place & { readonly parts: unknown[]; readonly createdAt: Date };

function toMessage(
  { id, role, parentId, parts, createdAt }: PlacedRow,
  feedback: NonNullable<ChatMessage["metadata"]>["feedback"],
): ChatMessage {
  return {
    id,
    role,
    metadata: { createdAt: createdAt.toISOString(), parentId, feedback },
    parts: readParts(parts),
  };
}
