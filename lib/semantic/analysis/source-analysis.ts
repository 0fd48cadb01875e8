import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { and, eq, inArray } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { affectedRows, inTransaction } from "@/lib/db/write";
import { type ErrorCode, errorCodes, refuse } from "@/lib/errors";
import { fail, ok, type Result } from "@/lib/result";
import { deleteParts } from "@/lib/semantic/analysis/analysis-parts";
import { handIn, takeUp, workOnSource } from "@/lib/semantic/analysis/analysis-queue";
import { newestRun, openStatuses, queueRun, toRun } from "@/lib/semantic/analysis/analysis-runs";
import type { AnalysisRun } from "@/lib/semantic/analysis/schema";
import { markAnalysis } from "@/lib/source/analysis-state";
import { sourceSummary } from "@/lib/source/sources";

/** How often the end of a run is looked for that another instance works on. */
const pollMs = 200;

/**
 * The newest analysis of a source. Nulls: null when there was none. **Access** source:view; which table is looked at only with
 * source:manage. **Fails** source/not-found.
 */
export async function sourceAnalysis(viewer: Viewer, sourceId: string): Promise<Result<AnalysisRun | null>> {
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const run = await newestRun(sourceId);
  return ok(run && toRun(run, can(viewer, "source:manage")));
}

/**
 * Puts an analysis of a source into the queue, where an instance with room takes it; gives the one that is under way when there
 * is one. `analysisFinished` waits for the end. **Access** source:manage. **Fails** auth/forbidden, source/not-found.
 */
export async function startAnalysis(viewer: Viewer, sourceId: string): Promise<Result<AnalysisRun>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const { run, isNew } = await queueRun(viewer, sourceId);
  if (isNew) await audit(viewer, "source.analyse", sourceId, {}, { sourceId });
  await handIn(run);
  return ok(toRun((await newestRun(sourceId)) ?? run, true));
}

/**
 * Ends the analysis of a source, on whichever instance it runs; what was known before stays. Nulls: null when there was never one.
 * **Access** source:manage. **Fails** auth/forbidden, source/not-found.
 */
export async function cancelAnalysis(viewer: Viewer, sourceId: string): Promise<Result<AnalysisRun | null>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  if (await stopAnalysis(sourceId)) await audit(viewer, "source.analysis-cancel", sourceId, {}, { sourceId });
  return sourceAnalysis(viewer, sourceId);
}

/** Ends what is under way for a source that changes, goes, or is not to be read; waits for it when it runs here. False: there was nothing. */
export async function stopAnalysis(sourceId: string): Promise<boolean> {
  const on = await store();
  const { analysisRuns } = on.tables;
  const run = await newestRun(sourceId);
  if (run === null || !openStatuses.includes(run.status)) return false;
  const stopped = await inTransaction(on, async (tx) => {
    const cancelled = await tx
      .update(analysisRuns)
      .set({ status: "cancelled", finishedAt: new Date() })
      .where(and(eq(analysisRuns.id, run.id), inArray(analysisRuns.status, openStatuses)));
    if (affectedRows(cancelled) === 0) return false;
    await deleteParts(run.id, tx);
    await markAnalysis(sourceId, "stopped", { tx });
    return true;
  });
  // An instance elsewhere notices with its next progress.
  const here = workOnSource(sourceId);
  here?.controller.abort("cancelled");
  await here?.finished;
  return stopped;
}

/** Waits until no analysis of a source is under way anywhere. Fails: what it failed with, or execute/cancelled. */
export async function analysisFinished(sourceId: string): Promise<Result<null>> {
  for (;;) {
    await workOnSource(sourceId)?.finished;
    const run = await newestRun(sourceId);
    if (run === null || run.status === "done" || run.status === "review") return ok(null);
    if (run.status === "failed") return failureOf(run.error);
    if (!openStatuses.includes(run.status)) return refuse("execute/cancelled");
    await takeUp(run);
    if (workOnSource(sourceId) === null) await wait(pollMs);
  }
}

/** Analyses a source for the system and waits for the end. Fails: as `analysisFinished`, source/not-found. */
export async function analyseNow(sourceId: string): Promise<Result<null>> {
  const started = await startAnalysis(systemViewer(), sourceId);
  return started.ok ? await analysisFinished(sourceId) : started;
}

/** The refusal that a run was stored with; one that this version does not know is told as an internal one. */
function failureOf(error: { code: string; params: Record<string, string | number> } | null): Result<null> {
  const code = Object.keys(errorCodes).find((known): known is ErrorCode => known === error?.code);
  return code === undefined
    ? refuse("request/internal", { requestId: "" })
    : fail({ code, params: error?.params ?? {} });
}
