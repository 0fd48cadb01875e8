import "server-only";
import { asc, count, eq, max } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction, takeTurn, type Writer } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { checkQuestion } from "@/lib/pipeline/check-question";
import { findSet } from "@/lib/quality/question-sets";
import { type CaseChange, caseCountMax, type NewCase, type QuestionCase } from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";

export type CaseRow = Store["tables"]["questionCases"]["$inferSelect"];
/** A question to be stored, in the order in which it is asked. */
export type CaseContents = Pick<CaseRow, "question" | "goldSql" | "conversation">;

/** Rows of one INSERT: well below what either dialect takes. */
const insertBatchSize = 100;

/** The questions of a set, turns of a conversation behind each other. Access: quality:manage. Fails: quality/set-not-found. */
export async function listCases(viewer: Viewer, setId: string): Promise<Result<QuestionCase[]>> {
  const set = await findSet(viewer, setId);
  return set.ok ? ok(await readCases(setId)) : set;
}

/** The questions of a set, for whoever has checked the right to see them. */
export async function readCases(setId: string): Promise<QuestionCase[]> {
  const { db, tables } = await store();
  const { questionCases } = tables;
  const rows = await db
    .select()
    .from(questionCases)
    .where(eq(questionCases.setId, setId))
    .orderBy(asc(questionCases.position));
  return inConversations(rows);
}

/** A follow-up is added at the end of its set: it belongs behind the turns before it, wherever those stand. */
function inConversations(rows: readonly CaseRow[]): QuestionCase[] {
  const conversations = Map.groupBy(rows, ({ id, conversation }) => conversation ?? id);
  return [...conversations.values()].flatMap((turns) =>
    turns.map(({ id, setId, question, goldSql, conversation }, index) => ({
      ...{ id, setId, question, goldSql, conversation },
      turn: index + 1,
    })),
  );
}

/**
 * Adds questions at the end of a set, all or none. Gives their ids; null when the set would become too large.
 * Whoever calls has checked the right to, and calls `takeTurnAt` first.
 */
export async function insertCases(
  on: Pick<Store, "tables"> & { db: Writer },
  viewer: Viewer,
  setId: string,
  cases: readonly CaseContents[],
): Promise<string[] | null> {
  const { questionCases, questionSets } = on.tables;
  const [known] = await on.db
    .select({ cases: count(), last: max(questionCases.position) })
    .from(questionCases)
    .where(eq(questionCases.setId, setId));
  if (Number(known?.cases ?? 0) + cases.length > caseCountMax) return null;
  const first = Number(known?.last ?? -1) + 1;
  const now = new Date();
  const rows: CaseRow[] = cases.map((contents, index) => ({
    ...{ id: newId(), setId, position: first + index, createdBy: viewer.userId, createdAt: now },
    ...contents,
  }));
  for (let from = 0; from < rows.length; from += insertBatchSize) {
    await on.db.insert(questionCases).values(rows.slice(from, from + insertBatchSize));
  }
  await on.db.update(questionSets).set({ updatedAt: now }).where(eq(questionSets.id, setId));
  return rows.map(({ id }) => id);
}

/** Makes writers of one set wait for each other, so that positions and limits hold. First in the transaction. */
export async function takeTurnAt(on: Pick<Store, "dialect" | "tables"> & { db: Writer }, setId: string): Promise<void> {
  await takeTurn(on, `question-set:${setId}`);
}

/**
 * Adds one question, or a follow-up to one. Access: quality:manage.
 * Fails: quality/set-not-found, quality/case-not-found, quality/full, question/*.
 */
export async function addCase(viewer: Viewer, setId: string, given: NewCase): Promise<Result<QuestionCase>> {
  const set = await findSet(viewer, setId);
  if (!set.ok) return set;
  const question = checkQuestion(given.question);
  if (!question.ok) return question;
  const on = await store();
  const added = await inTransaction(on, async (tx): Promise<Result<string>> => {
    const within = { ...on, db: tx };
    await takeTurnAt(within, setId);
    const conversation = given.followUpOf ? await conversationOf(within, setId, given.followUpOf) : ok(null);
    if (!conversation.ok) return conversation;
    const contents = { question: question.value, goldSql: given.goldSql, conversation: conversation.value };
    const [id] = (await insertCases(within, viewer, setId, [contents])) ?? [];
    return id === undefined ? refuse("quality/full", { limit: caseCountMax }) : ok(id);
  });
  if (!added.ok) return added;
  await audit(viewer, "quality.case-add", setId, { caseId: added.value });
  const found = (await readCases(setId)).find(({ id }) => id === added.value);
  return found ? ok(found) : refuse("quality/case-not-found");
}

/** The conversation of a case; one that stood alone until now gets one of its own. */
async function conversationOf(
  on: Pick<Store, "tables"> & { db: Writer },
  setId: string,
  caseId: string,
): Promise<Result<string>> {
  const { questionCases } = on.tables;
  const [row] = await on.db.select().from(questionCases).where(eq(questionCases.id, caseId)).limit(1);
  if (row?.setId !== setId) return refuse("quality/case-not-found");
  if (row.conversation !== null) return ok(row.conversation);
  const conversation = newId();
  await on.db.update(questionCases).set({ conversation }).where(eq(questionCases.id, caseId));
  return ok(conversation);
}

/** Changes a question or its gold SQL. Access: quality:manage. Fails: quality/case-not-found, question/*. */
export async function changeCase(viewer: Viewer, caseId: string, change: CaseChange): Promise<Result<QuestionCase>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const question = checkQuestion(change.question);
  if (!question.ok) return question;
  const row = await findCase(caseId);
  if (row === null) return refuse("quality/case-not-found");
  const { db, tables } = await store();
  const { questionCases, questionSets } = tables;
  const contents = { question: question.value, goldSql: change.goldSql };
  await db.update(questionCases).set(contents).where(eq(questionCases.id, caseId));
  await db.update(questionSets).set({ updatedAt: new Date() }).where(eq(questionSets.id, row.setId));
  await audit(viewer, "quality.case-change", row.setId, { caseId });
  const found = (await readCases(row.setId)).find(({ id }) => id === caseId);
  return found ? ok(found) : refuse("quality/case-not-found");
}

/**
 * Takes a question out of its set; results of earlier runs keep it. Access: quality:manage, and whoever may edit meaning for
 * the cases that they added themselves (undo in the chat). Fails: quality/case-not-found.
 */
export async function deleteCase(viewer: Viewer, caseId: string): Promise<Result<null>> {
  const row = await findCase(caseId);
  const own = can(viewer, "semantic:edit") && row?.createdBy === viewer.userId;
  if (row === null || !(own || can(viewer, "quality:manage"))) return refuse("quality/case-not-found");
  const { db, tables } = await store();
  const deleted = await db.delete(tables.questionCases).where(eq(tables.questionCases.id, caseId));
  if (affectedRows(deleted) === 0) return refuse("quality/case-not-found");
  await audit(viewer, "quality.case-delete", row.setId, { caseId });
  return ok(null);
}

async function findCase(caseId: string): Promise<CaseRow | null> {
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.questionCases).where(eq(tables.questionCases.id, caseId)).limit(1);
  return row ?? null;
}
