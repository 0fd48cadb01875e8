import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { inTransaction } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { qualityTexts } from "@/lib/quality/quality-texts";
import { type CaseContents, insertCases, readCases, takeTurnAt } from "@/lib/quality/question-cases";
import { insertSet } from "@/lib/quality/question-sets";
import { type AddedAnswer, caseCountMax } from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";

type Answered = { readonly question: string; readonly sql: string };

type Kept = {
  /** The last of them is the answer itself, the others are what it needs. */
  readonly turns: readonly Answered[];
  /** Null for a question that stands alone. */
  readonly conversation: string | null;
  /** Where they come from, for the audit. */
  readonly of: Readonly<Record<string, string>>;
};

/**
 * Keeps answers as questions with a known answer, in the set of the source that the viewer added to last, else in the one changed last,
 * else in a new "My questions". The caller has checked the right to do so.
 * Fails: quality/full.
 */
export async function keepCases(
  viewer: Viewer,
  sourceId: string,
  { turns, conversation, of }: Kept,
): Promise<Result<AddedAnswer>> {
  const set = (await lastUsedSet(viewer, sourceId)) ?? (await firstSet(viewer, sourceId));
  const fresh = withoutKnown(turns, conversation, await readCases(set.id));
  const where = { setId: set.id, setName: set.name, sourceId };
  if (fresh.length === 0) return ok({ ...where, caseIds: [] });
  const on = await store();
  const caseIds = await inTransaction(on, async (tx) => {
    await takeTurnAt({ ...on, db: tx }, set.id);
    return await insertCases({ ...on, db: tx }, viewer, set.id, fresh);
  });
  if (caseIds === null) return refuse("quality/full", { limit: caseCountMax });
  await audit(viewer, "quality.case-add", set.id, { caseIds, ...of });
  return ok({ ...where, caseIds });
}

/** What a set does not hold yet of some turns. */
function withoutKnown(
  turns: readonly Answered[],
  conversation: string | null,
  known: Awaited<ReturnType<typeof readCases>>,
): CaseContents[] {
  const same = (turn: Answered) =>
    known.some(
      (held) =>
        held.conversation === conversation && held.question === turn.question.trim() && held.goldSql === turn.sql,
    );
  return turns
    .filter((turn) => !same(turn))
    .map(({ question, sql }) => ({ question: question.trim(), goldSql: sql, conversation }));
}

async function lastUsedSet(viewer: Viewer, sourceId: string): Promise<{ id: string; name: string } | null> {
  const { db, tables } = await store();
  const { questionSets } = tables;
  const sets = await db
    .select({ id: questionSets.id, name: questionSets.name })
    .from(questionSets)
    .where(eq(questionSets.sourceId, sourceId))
    .orderBy(desc(questionSets.updatedAt));
  if (sets.length < 2) return sets[0] ?? null;
  const { questionCases } = tables;
  const [last] = await db
    .select({ setId: questionCases.setId })
    .from(questionCases)
    .innerJoin(questionSets, eq(questionSets.id, questionCases.setId))
    .where(and(eq(questionSets.sourceId, sourceId), eq(questionCases.createdBy, viewer.userId)))
    .orderBy(desc(questionCases.id))
    .limit(1);
  return sets.find(({ id }) => id === last?.setId) ?? sets[0] ?? null;
}

async function firstSet(viewer: Viewer, sourceId: string): Promise<{ id: string; name: string }> {
  const name = qualityTexts(viewer.locale)("myQuestions");
  const id = await insertSet(viewer, sourceId, name);
  if (id !== null) return { id, name };
  // Somebody made it in the same moment.
  const made = await lastUsedSet(viewer, sourceId);
  if (made === null) throw new Error(`The set "${name}" is neither there nor can it be made`);
  return made;
}
