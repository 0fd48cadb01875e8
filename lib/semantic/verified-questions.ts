import "server-only";
import { and, count, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { cached } from "@/lib/cache/cached";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { affectedRows, inTransaction, takeTurn, type Writer } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type VerifiedQuestion, verifiedQuestionSchema } from "@/lib/nl2sql/schema";
import { ok, type Result } from "@/lib/result";
import { plainQuestion } from "@/lib/semantic/plain-question";
import { sourceSummary, sourceTag } from "@/lib/source/sources";

/** The most that one source may have: all of them are held against every question. */
export const verifiedCountMax = 1_000;

export type NewVerifiedQuestion = Pick<
  VerifiedQuestion,
  "sourceId" | "question" | "language" | "plan" | "sql" | "chart"
>;
export type VerifiedQuestionChange = Pick<VerifiedQuestion, "question" | "language">;

const verifiedTag = (sourceId: string) => `verified:${sourceId}`;
const listSchema = z.array(verifiedQuestionSchema);

/**
 * The verified questions of a source, through the cache: the same frozen list until one changes.
 * **Order** the one that was verified or changed last comes first. **Access** source:view. **Fails** source/not-found.
 */
export async function listVerifiedQuestions(
  viewer: Viewer,
  sourceId: string,
): Promise<Result<readonly VerifiedQuestion[]>> {
  if (!can(viewer, "source:view")) return refuse("source/not-found");
  const answer = await cached<VerifiedQuestion[]>(
    {
      kind: "verified-questions",
      key: [sourceId],
      tags: [sourceTag(sourceId), verifiedTag(sourceId)],
      schema: listSchema,
    },
    async () => {
      const source = await sourceSummary(viewer, sourceId);
      return source.ok ? ok(await readAll(sourceId)) : source;
    },
  );
  return answer.ok ? ok(answer.value.value) : answer;
}

async function readAll(sourceId: string): Promise<VerifiedQuestion[]> {
  const { db, tables } = await store();
  const { verifiedQuestions, users } = tables;
  const rows = await db
    .select({ row: verifiedQuestions, verifiedBy: users.name })
    .from(verifiedQuestions)
    .leftJoin(users, eq(users.id, verifiedQuestions.createdBy))
    .where(eq(verifiedQuestions.sourceId, sourceId))
    .orderBy(desc(verifiedQuestions.updatedAt), desc(verifiedQuestions.id))
    .limit(verifiedCountMax);
  return rows.map(({ row, verifiedBy }) =>
    verifiedQuestionSchema.parse({
      ...row,
      verifiedBy,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    }),
  );
}

/**
 * Keeps a question with its checked answer; the viewer vouches for it. The SQL is a draft like any other: the guard checks it at each use.
 * **Access** verified:edit. **Fails** auth/forbidden, source/not-found, verified/exists, verified/full.
 */
export async function createVerifiedQuestion(viewer: Viewer, wanted: NewVerifiedQuestion): Promise<Result<string>> {
  if (!can(viewer, "verified:edit")) return refuse("auth/forbidden");
  const { sourceId, question } = wanted;
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const on = await store();
  const { verifiedQuestions } = on.tables;
  const created = await inTransaction(on, async (tx): Promise<Result<string>> => {
    await takeTurn({ ...on, db: tx }, verifiedTag(sourceId));
    const ofSource = eq(verifiedQuestions.sourceId, sourceId);
    const [counted] = await tx.select({ total: count() }).from(verifiedQuestions).where(ofSource);
    if ((counted?.total ?? 0) >= verifiedCountMax) return refuse("verified/full", { limit: verifiedCountMax });
    if (await isTaken(tx, sourceId, question, null)) return refuse("verified/exists");
    const now = new Date();
    const id = newId();
    await tx
      .insert(verifiedQuestions)
      .values({ ...wanted, id, createdBy: viewer.userId, createdAt: now, updatedAt: now });
    return ok(id);
  });
  if (!created.ok) return created;
  await invalidate([verifiedTag(sourceId)]);
  await audit(viewer, "verified.create", created.value, { question }, { sourceId });
  return created;
}

/**
 * Words a verified question otherwise; its answer, and who vouched for it when, stay.
 * **Access** verified:edit. **Fails** auth/forbidden, verified/not-found (also for one of another source), verified/exists.
 */
export async function changeVerifiedQuestion(
  viewer: Viewer,
  { sourceId, id }: Pick<VerifiedQuestion, "sourceId" | "id">,
  change: VerifiedQuestionChange,
): Promise<Result<null>> {
  if (!can(viewer, "verified:edit")) return refuse("auth/forbidden");
  const on = await store();
  const { verifiedQuestions } = on.tables;
  const one = and(eq(verifiedQuestions.id, id), eq(verifiedQuestions.sourceId, sourceId));
  const changed = await inTransaction(on, async (tx): Promise<Result<null>> => {
    await takeTurn({ ...on, db: tx }, verifiedTag(sourceId));
    if (await isTaken(tx, sourceId, change.question, id)) return refuse("verified/exists");
    const updated = await tx
      .update(verifiedQuestions)
      .set({ ...change, updatedAt: new Date() })
      .where(one);
    return affectedRows(updated) === 0 ? refuse("verified/not-found") : ok(null);
  });
  if (!changed.ok) return changed;
  await invalidate([verifiedTag(sourceId)]);
  await audit(viewer, "verified.change", id, { question: change.question }, { sourceId });
  return changed;
}

/** Takes the mark back. **Access** verified:edit. **Fails** auth/forbidden, verified/not-found (also for one of another source). */
export async function deleteVerifiedQuestion(
  viewer: Viewer,
  { sourceId, id }: Pick<VerifiedQuestion, "sourceId" | "id">,
): Promise<Result<null>> {
  if (!can(viewer, "verified:edit")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { verifiedQuestions } = tables;
  const one = and(eq(verifiedQuestions.id, id), eq(verifiedQuestions.sourceId, sourceId));
  const [row] = await db.select({ question: verifiedQuestions.question }).from(verifiedQuestions).where(one).limit(1);
  if (row === undefined || affectedRows(await db.delete(verifiedQuestions).where(one)) === 0) {
    return refuse("verified/not-found");
  }
  await invalidate([verifiedTag(sourceId)]);
  await audit(viewer, "verified.delete", id, { question: row.question }, { sourceId });
  return ok(null);
}

/** Whether another question of the source has the same words; case, spaces and closing marks aside. */
async function isTaken(tx: Writer, sourceId: string, question: string, exceptId: string | null): Promise<boolean> {
  const { tables } = await store();
  const { verifiedQuestions } = tables;
  const rows = await tx
    .select({ id: verifiedQuestions.id, question: verifiedQuestions.question })
    .from(verifiedQuestions)
    .where(eq(verifiedQuestions.sourceId, sourceId))
    .limit(verifiedCountMax);
  const words = plainQuestion(question);
  return rows.some((row) => row.id !== exceptId && plainQuestion(row.question) === words);
}
