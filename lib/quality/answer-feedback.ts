import "server-only";
import { and, desc, eq, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { feedbackSchema } from "@/lib/chat/schema";
import { type Store, store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { engineSchema } from "@/lib/nl2sql/schema";
import type { AnswerFeedback, FeedbackListQuery, FeedbackPage } from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";

type Row = Store["tables"]["answerFeedback"]["$inferSelect"];

const pageSize = 50;

/**
 * What readers said of the answers of a source.
 * Order: the latest word first. Access: quality:manage.
 */
export async function listFeedback(
  viewer: Viewer,
  { sourceId, verdict, state, cursor }: FeedbackListQuery,
): Promise<Result<FeedbackPage>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { answerFeedback, users } = tables;
  const wanted: (SQL | undefined)[] = [eq(answerFeedback.sourceId, sourceId), after(answerFeedback, cursor)];
  if (verdict !== undefined) wanted.push(eq(answerFeedback.verdict, verdict));
  if (state === "open") wanted.push(isNull(answerFeedback.resolvedAt));
  if (state === "resolved") wanted.push(isNotNull(answerFeedback.resolvedAt));
  const rows = await db
    .select({ said: answerFeedback, byName: users.name })
    .from(answerFeedback)
    .leftJoin(users, eq(users.id, answerFeedback.userId))
    .where(and(...wanted))
    .orderBy(desc(answerFeedback.updatedAt), desc(answerFeedback.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1)?.said;
  const nextCursor = rows.length > pageSize && last ? `${last.updatedAt.getTime()}.${last.id}` : null;
  return ok({ feedback: page.map(({ said, byName }) => describe(said, byName)), nextCursor });
}

/**
 * Marks feedback as dealt with, or as open again.
 * Access: quality:manage. Fails: quality/feedback-not-found.
 */
export async function resolveFeedback(
  viewer: Viewer,
  feedbackId: string,
  resolved: boolean,
): Promise<Result<undefined>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { answerFeedback } = tables;
  const change = resolved
    ? { resolvedBy: viewer.userId, resolvedAt: new Date() }
    : { resolvedBy: null, resolvedAt: null };
  const changed = await db.update(answerFeedback).set(change).where(eq(answerFeedback.id, feedbackId));
  return affectedRows(changed) === 0 ? refuse("quality/feedback-not-found") : ok(undefined);
}

/** Rows after a place in the list. A cursor that cannot be read starts at the top: it is a place in a list, not a right. */
function after(table: Store["tables"]["answerFeedback"], cursor: string | undefined): SQL | undefined {
  const [, time, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(cursor ?? "") ?? [];
  if (time === undefined || id === undefined) return undefined;
  const at = new Date(Number(time));
  return or(lt(table.updatedAt, at), and(eq(table.updatedAt, at), lt(table.id, id)));
}

function describe(row: Row, byName: string | null): AnswerFeedback {
  const { id, sourceId, question, understood, sql, model, promptVersion, comment } = row;
  const { verdict, reason } = feedbackSchema.parse(row);
  return {
    ...{ id, sourceId, question, understood, sql, model, promptVersion, verdict, reason, comment, byName },
    engine: row.engine === null ? null : engineSchema.parse(row.engine),
    at: row.updatedAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}
