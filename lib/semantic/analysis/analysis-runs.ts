import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { type Store, store } from "@/lib/db/store";
import { inTransaction, takeTurn, type Writer } from "@/lib/db/write";
import { newId } from "@/lib/id";
import { type AnalysisRun, analysisRunSchema } from "@/lib/semantic/analysis/schema";
import { markAnalysis } from "@/lib/source/analysis-state";

/** A run without its proposal, which can be megabytes. */
export type StoredRun = Omit<Store["tables"]["analysisRuns"]["$inferSelect"], "proposal">;

/** The states in which a run is still at work or about to be. */
export const openStatuses = ["queued", "running"];

/** The columns of a `StoredRun`, for a select. */
export function runColumns(runs: Store["tables"]["analysisRuns"]) {
  const { id, sourceId, status, stage, done, total, subject, error } = runs;
  const { instance, startedBy, createdAt, heartbeatAt, finishedAt } = runs;
  return {
    ...{ id, sourceId, status, stage, done, total, subject, error },
    ...{ instance, startedBy, createdAt, heartbeatAt, finishedAt },
  };
}

/** The newest run of a source; null where there was none. The caller has checked the right to see it. */
export async function newestRun(sourceId: string): Promise<StoredRun | null> {
  const { db, tables } = await store();
  return await selectNewest(db, tables.analysisRuns, sourceId);
}

/** A run by its id; null where there is none. */
export async function readRun(runId: string): Promise<StoredRun | null> {
  const { db, tables } = await store();
  const { analysisRuns } = tables;
  const [row] = await db.select(runColumns(analysisRuns)).from(analysisRuns).where(eq(analysisRuns.id, runId));
  return row ?? null;
}

async function selectNewest(
  db: Writer,
  runs: Store["tables"]["analysisRuns"],
  sourceId: string,
): Promise<StoredRun | null> {
  const [row] = await db
    .select(runColumns(runs))
    .from(runs)
    .where(eq(runs.sourceId, sourceId))
    // Ids are UUIDv7: of two of one millisecond the greater is the later.
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(1);
  return row ?? null;
}

/**
 * Puts an analysis of a source into the queue, or gives the one that is under way: one at a time for a source, whoever asks. A
 * proposal of an earlier one that nobody decided on is given up.
 */
export async function queueRun(viewer: Viewer, sourceId: string): Promise<{ run: StoredRun; isNew: boolean }> {
  const on = await store();
  const { analysisRuns } = on.tables;
  return await inTransaction(on, async (tx) => {
    await takeTurn({ ...on, db: tx }, `analysis:${sourceId}`);
    const newest = await selectNewest(tx, analysisRuns, sourceId);
    if (newest !== null && openStatuses.includes(newest.status)) return { run: newest, isNew: false };
    await tx
      .update(analysisRuns)
      .set({ status: "discarded", proposal: null, finishedAt: new Date() })
      .where(and(eq(analysisRuns.sourceId, sourceId), inArray(analysisRuns.status, ["review"])));
    const run: StoredRun = {
      ...{ id: newId(), sourceId, status: "queued", stage: null, done: 0, total: 0, subject: null, error: null },
      ...{ instance: null, startedBy: viewer.userId, createdAt: new Date(), heartbeatAt: null, finishedAt: null },
    };
    await tx.insert(analysisRuns).values({ ...run, proposal: null });
    await markAnalysis(sourceId, "running", { tx });
    return { run, isNew: true };
  });
}

/** A run as people see it. `withSubject`: also which table is looked at, for those who may know all names. */
export function toRun({ createdAt, finishedAt, ...row }: StoredRun, withSubject: boolean): AnalysisRun {
  return analysisRunSchema.parse({
    ...row,
    subject: withSubject ? row.subject : null,
    startedAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  });
}
