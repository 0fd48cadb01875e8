import "server-only";
import { systemViewer } from "@/lib/auth/system-viewer";
import { type Refusal, refuse } from "@/lib/errors";
import { measureJob, watchWaiting } from "@/lib/jobs/job-metrics";
import { sharedQueue } from "@/lib/jobs/redis-queue";
import { remember } from "@/lib/remember";
import { analyse } from "@/lib/semantic/analysis/analyse";
import { newestRun, openStatuses, queueRun, readRun, type StoredRun } from "@/lib/semantic/analysis/analysis-runs";
import { endRun, releaseRun } from "@/lib/semantic/analysis/end-run";
import { claimRun, heartbeatMs, isWaiting, waitingRuns } from "@/lib/semantic/analysis/run-lease";
import { RunRecord } from "@/lib/semantic/analysis/run-record";
import { sourcesBeingRead } from "@/lib/source/analysis-state";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

const log = logger("semantic");

/** Analyses that one process works on side by side; the others wait in the queue, where other instances look too. */
const concurrentRunsMax = 2;
const queueName = "analysis";
/** How often the store is looked through for runs that Redis told nobody of. Without Redis this is how they are found at all. */
const lookEveryMs = { withRedis: 30_000, alone: heartbeatMs };

type AtWork = { readonly sourceId: string; readonly controller: AbortController; readonly finished: Promise<void> };
type Queue = { readonly atWork: Map<string, AtWork>; watch: NodeJS.Timeout | null };

function queue(): Queue {
  return remember<Queue>("analysis-queue", () => ({ atWork: new Map(), watch: null }));
}

/** The analysis of a source that this process works on. */
export function workOnSource(sourceId: string): AtWork | null {
  return [...queue().atWork.values()].find((work) => work.sourceId === sourceId) ?? null;
}

/** Hands in a run that waits: over Redis to whichever instance has room, else to this one. */
export async function handIn(run: StoredRun): Promise<void> {
  const told = (await sharedQueue(queueName)?.add(run.id)) ?? false;
  if (!told) await takeUp(run);
}

/** Works on a run if it still waits for somebody and this process has room; else it is taken later, here or by another instance. */
export async function takeUp(run: StoredRun): Promise<void> {
  const { atWork } = queue();
  if (!isWaiting(run) || atWork.size >= concurrentRunsMax || atWork.has(run.id)) return;
  if (!(await claimRun(run))) return;
  const controller = new AbortController();
  const finished = measureJob(queueName, () => workToTheEnd(run, controller)).finally(() => {
    atWork.delete(run.id);
    if (queue().watch !== null && sharedQueue(queueName) === null) void lookForWaiting();
  });
  atWork.set(run.id, { sourceId: run.sourceId, controller, finished });
  // Again at every run: closed before the store, which was opened earlier.
  onShutdown("analysis-queue", stopWatching);
}

/** A job of Redis: works on the run until it ends, unless somebody else does. */
async function workOnJob(runId: string): Promise<void> {
  const run = await readRun(runId);
  if (run === null) return;
  await takeUp(run);
  await queue().atWork.get(runId)?.finished;
}

/** Hands in what waits in the store. What goes wrong is logged: the next look comes soon. */
async function lookForWaiting(): Promise<void> {
  try {
    for (const run of await waitingRuns()) await handIn(run);
  } catch (error) {
    log.error({ err: error }, "the queue of analyses could not be read");
  }
}

/**
 * From now on this process takes up what waits: what any instance handed in, and what a process left that is gone.
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
  const shared = sharedQueue(queueName);
  shared?.work(concurrentRunsMax, ({ id }) => workOnJob(id));
  const everyMs = shared === null ? lookEveryMs.alone : lookEveryMs.withRedis;
  state.watch = setInterval(() => void lookForWaiting(), everyMs).unref();
  watchWaiting(queueName, waitingNow);
  onShutdown("analysis-queue", stopWatching);
  await lookForWaiting();
}

async function waitingNow() {
  const waiting = await waitingRuns();
  const [oldest] = waiting;
  return { count: waiting.length, oldestSeconds: oldest ? (Date.now() - oldest.createdAt.getTime()) / 1_000 : 0 };
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
