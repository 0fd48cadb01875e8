import "server-only";
import { and, asc, count, eq, inArray } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction, isUniqueViolation } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { newestRuns } from "@/lib/quality/quality-runs";
import type { NewSet, QuestionSet } from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";
import { sourceSummary } from "@/lib/source/sources";

type Row = Store["tables"]["questionSets"]["$inferSelect"];

/** The question sets of a source, each with its last run. Order: by name. Access: quality:manage. Fails: source/not-found. */
export async function listSets(viewer: Viewer, sourceId: string): Promise<Result<QuestionSet[]>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const { db, tables } = await store();
  const { questionSets } = tables;
  const rows = await db
    .select()
    .from(questionSets)
    .where(eq(questionSets.sourceId, sourceId))
    .orderBy(asc(questionSets.name));
  return ok(await describeSets(rows));
}

/** One set. Access: quality:manage. Fails: quality/set-not-found. */
export async function getSet(viewer: Viewer, setId: string): Promise<Result<QuestionSet>> {
  const row = await findSet(viewer, setId);
  if (!row.ok) return row;
  const [set] = await describeSets([row.value]);
  return set ? ok(set) : refuse("quality/set-not-found");
}

/** The row of a set, for what is done with it. Access: quality:manage. Fails: quality/set-not-found. */
export async function findSet(viewer: Viewer, setId: string): Promise<Result<Row>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.questionSets).where(eq(tables.questionSets.id, setId)).limit(1);
  return row ? ok(row) : refuse("quality/set-not-found");
}

async function describeSets(rows: readonly Row[]): Promise<QuestionSet[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const { db, tables } = await store();
  const { questionCases } = tables;
  const counted = await db
    .select({ setId: questionCases.setId, cases: count() })
    .from(questionCases)
    .where(inArray(questionCases.setId, ids))
    .groupBy(questionCases.setId);
  const cases = new Map(counted.map(({ setId, cases }) => [setId, Number(cases)]));
  const runs = await newestRuns(ids);
  return rows.map(({ id, sourceId, name, updatedAt }) => ({
    ...{ id, sourceId, name, updatedAt: updatedAt.toISOString() },
    caseCount: cases.get(id) ?? 0,
    lastRun: runs.get(id) ?? null,
  }));
}

/** Makes an empty set. Access: quality:manage. Fails: quality/name-taken, source/not-found. */
export async function createSet(viewer: Viewer, { sourceId, name }: NewSet): Promise<Result<QuestionSet>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const id = await insertSet(viewer, sourceId, name);
  return id === null ? refuse("quality/name-taken", { name }) : getSet(viewer, id);
}

/** Stores a new set; null when its name is taken. Whoever calls has checked the right to. */
export async function insertSet(viewer: Viewer, sourceId: string, name: string): Promise<string | null> {
  const { db, tables } = await store();
  const now = new Date();
  const row: Row = { id: newId(), sourceId, name, createdBy: viewer.userId, createdAt: now, updatedAt: now };
  try {
    await db.insert(tables.questionSets).values(row);
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
  await audit(viewer, "quality.set-create", row.id, { name }, { sourceId });
  return row.id;
}

/** Gives a set another name. Access: quality:manage. Fails: quality/set-not-found, quality/name-taken. */
export async function renameSet(viewer: Viewer, setId: string, name: string): Promise<Result<QuestionSet>> {
  const set = await findSet(viewer, setId);
  if (!set.ok) return set;
  const { db, tables } = await store();
  try {
    await db.update(tables.questionSets).set({ name, updatedAt: new Date() }).where(eq(tables.questionSets.id, setId));
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("quality/name-taken", { name });
    throw error;
  }
  await audit(viewer, "quality.set-rename", setId, { from: set.value.name, to: name });
  return getSet(viewer, setId);
}

/**
 * Deletes a set with its questions and runs; a run at work notices that it is gone and ends.
 * Access: quality:manage. Fails: quality/set-not-found.
 */
export async function deleteSet(viewer: Viewer, setId: string): Promise<Result<null>> {
  const set = await findSet(viewer, setId);
  if (!set.ok) return set;
  const on = await store();
  const { questionSets, questionCases, qualityRuns, qualityResults } = on.tables;
  const deleted = await inTransaction(on, async (tx) => {
    const runs = tx.select({ id: qualityRuns.id }).from(qualityRuns).where(eq(qualityRuns.setId, setId));
    await tx.delete(qualityResults).where(inArray(qualityResults.runId, runs));
    await tx.delete(qualityRuns).where(eq(qualityRuns.setId, setId));
    await tx.delete(questionCases).where(eq(questionCases.setId, setId));
    return affectedRows(await tx.delete(questionSets).where(and(eq(questionSets.id, setId))));
  });
  if (deleted === 0) return refuse("quality/set-not-found");
  await audit(viewer, "quality.set-delete", setId, { name: set.value.name });
  return ok(null);
}
