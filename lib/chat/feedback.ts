import "server-only";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { readParts } from "@/lib/chat/read-parts";
import { type Feedback, feedbackSchema } from "@/lib/chat/schema";
import { store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

type Target = { readonly conversationId: string; readonly messageId: string };

/**
 * Keeps what the viewer thinks of an answer; the last word counts, and makes it open again for whoever deals with it.
 * Access: one's own answers. Fails: chat/not-found, also for other people's.
 */
export async function giveFeedback(viewer: Viewer, target: Target, feedback: Feedback): Promise<Result<Feedback>> {
  const answer = await answerOf(viewer, target);
  if (!answer.ok) return answer;
  const on = await store();
  const { answerFeedback } = on.tables;
  const now = new Date();
  const comment = feedback.comment || null;
  const said = {
    ...answer.value,
    verdict: feedback.verdict,
    reason: feedback.verdict === "up" ? null : feedback.reason,
    comment,
    ...{ resolvedBy: null, resolvedAt: null, updatedAt: now },
  };
  await upsert(
    on,
    answerFeedback,
    { ...said, ...target, id: newId(), userId: viewer.userId, createdAt: now },
    { target: [answerFeedback.userId, answerFeedback.messageId], set: said },
  );
  return ok({ verdict: feedback.verdict, reason: said.reason, comment });
}

/**
 * Takes back what the viewer said of an answer.
 * Access: one's own answers. Fails: chat/not-found, also for other people's.
 */
export async function takeBackFeedback(viewer: Viewer, target: Target): Promise<Result<undefined>> {
  const answer = await answerOf(viewer, target);
  if (!answer.ok) return answer;
  const { db, tables } = await store();
  const { answerFeedback } = tables;
  await db
    .delete(answerFeedback)
    .where(and(eq(answerFeedback.userId, viewer.userId), eq(answerFeedback.messageId, target.messageId)));
  return ok(undefined);
}

/** What the owner of a conversation said of its answers, by message. The caller has checked whose it is. */
export async function feedbackByMessage(conversationId: string): Promise<Map<string, Feedback>> {
  const { db, tables } = await store();
  const { answerFeedback } = tables;
  const rows = await db.select().from(answerFeedback).where(eq(answerFeedback.conversationId, conversationId));
  return new Map(rows.map((row) => [row.messageId, feedbackSchema.parse(row)]));
}

/** What Quality shows of an answer beside the verdict: as it was answered then, whatever becomes of the conversation. */
async function answerOf(viewer: Viewer, { conversationId, messageId }: Target) {
  const { db, tables } = await store();
  const { conversations, messages } = tables;
  const [row] = await db
    .select({ parts: messages.parts, parentId: messages.parentId, sourceId: conversations.sourceId })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(messages.id, messageId),
        eq(messages.conversationId, conversationId),
        eq(messages.role, "assistant"),
        eq(conversations.userId, viewer.userId),
      ),
    )
    .limit(1);
  if (!row) return refuse("chat/not-found");
  const parts = readParts(row.parts);
  const sql = parts.find((part) => part.type === "data-sql")?.data;
  const receipt = parts.find((part) => part.type === "data-receipt")?.data;
  const question = parts.find((part) => part.type === "data-question")?.data;
  const sourceId = sql?.sourceId ?? row.sourceId;
  if (sourceId === null) return refuse("source/not-found");
  return ok({
    sourceId,
    question: question?.asked ?? (await questionText(row.parentId)),
    understood: question?.understood ?? null,
    sql: sql?.sql ?? null,
    engine: receipt?.engine ?? null,
    model: receipt?.model ?? null,
    promptVersion: receipt?.promptVersion ?? null,
  });
}

/** The words of a question, for an answer that did not get as far as understanding it. */
async function questionText(messageId: string | null): Promise<string> {
  if (messageId === null) return "";
  const { db, tables } = await store();
  const { messages } = tables;
  const [row] = await db.select({ parts: messages.parts }).from(messages).where(eq(messages.id, messageId)).limit(1);
  return readParts(row?.parts ?? []).find((part) => part.type === "text")?.text ?? "";
}
