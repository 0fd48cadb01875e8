import "server-only";
import { eq } from "drizzle-orm";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { readParts } from "@/lib/chat/read-parts";
import { verifyStatement } from "@/lib/chat/verify-answer";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import type { VerifiedEntry } from "@/lib/nl2sql/schema";
import { keepCases } from "@/lib/quality/keep-cases";
import type { AddedAnswer } from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";

/**
 * Makes a question with a known answer of an answer that was judged: as it was understood, for it may have been a follow-up.
 * Access: quality:manage. Fails: quality/feedback-not-found, quality/no-sql when nothing was answered, quality/full.
 */
export async function feedbackAsCase(viewer: Viewer, feedbackId: string): Promise<Result<AddedAnswer>> {
  const said = await judgedAnswer(viewer, feedbackId);
  if (!said.ok) return said;
  const { sourceId, question, sql } = said.value;
  return await keepCases(viewer, sourceId, { turns: [{ question, sql }], conversation: null, of: { feedbackId } });
}

/**
 * Makes an answer that was judged the verified one of its question.
 * Access: quality:manage. Fails: quality/feedback-not-found, quality/no-sql, and as `verifyAnswer`.
 */
export async function verifyFeedback(viewer: Viewer, feedbackId: string): Promise<Result<VerifiedEntry>> {
  const said = await judgedAnswer(viewer, feedbackId);
  if (!said.ok) return said;
  const { sourceId, question, ...statement } = said.value;
  return await verifyStatement(viewer, sourceId, statement, { question, chart: null });
}

async function judgedAnswer(viewer: Viewer, feedbackId: string) {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { answerFeedback, messages } = tables;
  const [row] = await db
    .select({ said: answerFeedback, parts: messages.parts })
    .from(answerFeedback)
    .leftJoin(messages, eq(messages.id, answerFeedback.messageId))
    .where(eq(answerFeedback.id, feedbackId))
    .limit(1);
  if (!row) return refuse("quality/feedback-not-found");
  const { id, sourceId, sql, understood, createdAt } = row.said;
  if (sql === null) return refuse("quality/no-sql");
  // What was pasted as SQL is understood as itself.
  const question = understood === null || understood === sql ? row.said.question : understood;
  const ran = readParts(row.parts ?? []).find((part) => part.type === "data-sql")?.data;
  const plan = ran?.sql === sql ? ran.plan : null;
  return ok({ id, sourceId, question, sql, plan, createdAt: createdAt.toISOString() });
}
