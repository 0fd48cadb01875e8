import "server-only";
import { systemViewer } from "@/lib/auth/system-viewer";
import { type Refusal, refuse } from "@/lib/errors";
import { remember } from "@/lib/remember";
import { analyse } from "@/lib/semantic/analysis/analyse";
import { newestRun, openStatuses, queueRun, type StoredRun } from "@/lib/semantic/analysis/analysis-runs";
import { endRun, releaseRun } from "@/lib/semantic/analysis/end-run";
import { claimRun, heartbeatMs, isWaiting, waitingRuns } from "@/lib/semantic/analysis/run-lease";
import { RunRecord } from "@/lib/semantic/analysis/run-record";
import { sourcesBeingRead } from "@/lib/source/analysis-state";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

const log = logger("semantic");

/** Analyses that one process works on side by side; the others wait in the queue, where other instances look too. */
const concurrentRunsMax = 2;

type AtWork = { readonly sourceId: string; readonly controller: AbortController; readonly finished: Promise<void> };
type Queue = { readonly atWork: Map<string, AtWork>; watch: NodeJS.Timeout | null };

function queue(): Queue {
  return remember<Queue>("analysis-queue", () => ({ atWork: new Map(), watch: null }));
}

/** The analysis of a source that this process works on. */
export function workOnSource(sourceId: string): AtWork | null {
  return [...queue().atWork.values()].find((work) => work.sourceId === sourceId) ?? null;
}

/** Works on a run if it still waits for somebody and this process has room; else it is taken later, here or by another instance. */
export async function takeUp(run: StoredRun): Promise<void> {
  const { atWork } = queue();
  if (!isWaiting(run) || atWork.size >= concurrentRunsMax || atWork.has(run.id)) return;
  if (!(await claimRun(run))) return;
  const controller = new AbortController();
  const finished = workToTheEnd(run, controller).finally(() => {
    atWork.delete(run.id);
    if (queue().watch !== null) void takeUpWaiting();
  });
  atWork.set(run.id, { sourceId: run.sourceId, controller, finished });
  // Again at every run: closed before the store, which was opened earlier.
  onShutdown("analysis-queue", stopWatching);
}

/** Takes up what waits. What goes wrong is logged: the next look comes in a few seconds. */
async function takeUpWaiting(): Promise<void> {
  try {
    for (const run of await waitingRuns()) await takeUp(run);
  } catch (error) {
    log.error({ err: error }, "the queue of analyses could not be read");
  }
}

/**
 * From now on this process takes up what waits in the queue: what other instances put there, and what a process left that is gone.
 * Called once when a server starts.
 */
export async function watchQueue(): Promise<void> {
  const state = queue();
  if (state.watch !== null) return;
  // Sources that a version without a queue left marked as being read.
  for (const sourceId of await sourcesBeingRead()) {
    const newest = await newestRun(sourceId);
    if (newest === null || !openStatuses.includes(newest.status)) await queueRun(systemViewer(), sourceId);
  }
  state.watch = setInterval(() => void takeUpWaiting(), heartbeatMs).unref();
  onShutdown("analysis-queue", stopWatching);
  await takeUpWaiting();
}

/** Gives the runs of this process back to the queue, with what they have finished. */
async function stopWatching(): Promise<void> {
  const state = queue();
  if (state.watch !== null) clearInterval(state.watch);
  state.watch = null;
  for (const { controller } of state.atWork.values()) controller.abort("interrupted");
  await Promise.all([...state.atWork.values()].map(({ finished }) => finished));
}

async function workToTheEnd(run: StoredRun, controller: AbortController): Promise<void> {
  const { signal } = controller;
  const record = new RunRecord(run.id, (problem) => {
    if (problem !== null) log.error({ err: problem, runId: run.id }, "how far an analysis is could not be stored");
    controller.abort("lost");
  });
  try {
    const outcome = await analyse(run, record, signal);
    await record.close();
    if (!outcome.ok && signal.reason === "interrupted") await releaseRun(run.id);
    else await endRun(run, outcome);
    if (outcome.ok || signal.aborted) return;
    log.warn({ sourceId: run.sourceId, code: outcome.error.code }, "the analysis of a source failed");
  } catch (error) {
    // Nobody awaits a background analysis: a bug in it must end as a state that people see, not as an unhandled rejection.
    log.error({ err: error, sourceId: run.sourceId }, "the analysis of a source broke");
    await record.close();
    await endBroken(run, refuse("request/internal", { requestId: "" }).error);
  }
}

/** Where even this cannot be stored, the run falls silent and is taken over. */
async function endBroken(run: StoredRun, error: Refusal): Promise<void> {
  await endRun(run, { ok: false, error }).catch((problem: unknown) =>
    log.error({ err: problem, sourceId: run.sourceId }, "the end of an analysis could not be stored"),
  );
}
