import "server-only";
import { and, eq } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { newestRun, type StoredRun } from "@/lib/semantic/analysis/analysis-runs";
import { type Proposal, proposalOf } from "@/lib/semantic/analysis/proposal";
import { changeOwnRun } from "@/lib/semantic/analysis/run-lease";
import { thisInstance } from "@/lib/semantic/analysis/this-instance";

export type Review = { readonly run: StoredRun; readonly proposal: Proposal };

/** What waits for a decision about a source. Nulls: null when nothing does. The caller has checked the right to see it. */
export async function openReview(sourceId: string): Promise<Review | null> {
  const run = await newestRun(sourceId);
  if (run?.status !== "review") return null;
  const proposal = await proposalOf(run.id);
  return proposal && { run, proposal };
}

/**
 * Takes a decision for this instance: of two people who decide at once, one does. Whoever takes it ends it with `endReview`; where that
 * does not happen the run is taken over like any other and the source read again. Fails: source/no-review.
 */
export async function takeReview(sourceId: string, runId: string): Promise<Result<Review>> {
  const review = await openReview(sourceId);
  if (review?.run.id !== runId) return refuse("source/no-review");
  const { db, tables } = await store();
  const { analysisRuns } = tables;
  const taken = await db
    .update(analysisRuns)
    .set({ status: "running", instance: thisInstance(), heartbeatAt: new Date() })
    .where(and(eq(analysisRuns.id, runId), eq(analysisRuns.status, "review")));
  return affectedRows(taken) > 0 ? ok(review) : refuse("source/no-review");
}

/** Says how a decision ended: `review` lets it be made again. */
export async function endReview(runId: string, status: "done" | "discarded" | "review"): Promise<void> {
  const ended = status === "review" ? { status } : { status, proposal: null, finishedAt: new Date() };
  await changeOwnRun(runId, ended);
}
