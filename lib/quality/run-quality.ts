import "server-only";
import { setImmediate as otherWork } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import pLimit from "p-limit";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { affectedRows, inTransaction, takeTurn } from "@/lib/db/write";
import { type Refusal, refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { leadingModel } from "@/lib/llm/model-chain";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import type { EngineChoice } from "@/lib/nl2sql/schema";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { type Asking, askCases } from "@/lib/quality/ask-cases";
import { failSilentRuns, type RunAtWork, readRuns, runsAtWork } from "@/lib/quality/quality-runs";
import { readCases } from "@/lib/quality/question-cases";
import { findSet } from "@/lib/quality/question-sets";
import { type RunEnd, RunRecord } from "@/lib/quality/run-record";
import type { QualityRun, QuestionCase } from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";
import { modelContextOf } from "@/lib/source/model-context";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

const log = logger("quality");

/** Conversations that are asked side by side. The offline engine has this thread to itself; a model is mostly waited for. */
const concurrentCountMax: Record<EngineChoice, number> = { offline: 1, auto: 2, model: 4 };

/**
 * Starts to measure a set in the background, one run of a set at a time; `stopRun` ends it early, and its page shows how far it is.
 * Access: quality:manage; the questions are asked as the viewer.
 * Fails: quality/set-not-found, quality/no-cases, quality/running, llm/no-key (engine `model`), source/*.
 */
export async function startRun(viewer: Viewer, setId: string, engine: EngineChoice): Promise<Result<QualityRun>> {
  const set = await findSet(viewer, setId);
  if (!set.ok) return set;
  const view = await askableViewFor(viewer, set.value.sourceId);
  if (!view.ok) return view;
  const modelContext = await modelContextOf(set.value.sourceId);
  if (!modelContext.ok) return modelContext;
  if (engine === "model" && (await leadingModel("sql")) === null) return refuse("llm/no-key");
  const cases = await readCases(setId);
  if (cases.length === 0) return refuse("quality/no-cases");
  const runId = await insertRun(viewer, {
    setId,
    engine,
    modelRevision: view.value.model.revision,
    total: cases.length,
  });
  if (runId === null) return refuse("quality/running");
  await audit(viewer, "quality.run-start", runId, { setId, engine });
  begin(runId, cases, { viewer, engine, ...view.value, modelContext: modelContext.value, now: new Date() });
  return readRun(runId);
}

/** Stores a new run; null while another one of the set is at work. */
async function insertRun(
  viewer: Viewer,
  run: { setId: string; engine: EngineChoice; modelRevision: number; total: number },
): Promise<string | null> {
  await failSilentRuns();
  const on = await store();
  const { qualityRuns } = on.tables;
  const model = run.engine === "offline" ? null : await leadingModel("sql");
  const promptVersion = model === null ? null : (await promptInForce("sql", viewer.locale)).version;
  return await inTransaction(on, async (tx) => {
    await takeTurn({ ...on, db: tx }, "quality-runs");
    const running = and(eq(qualityRuns.setId, run.setId), eq(qualityRuns.status, "running"));
    const [other] = await tx.select({ id: qualityRuns.id }).from(qualityRuns).where(running).limit(1);
    if (other) return null;
    const [id, now] = [newId(), new Date()];
    await tx.insert(qualityRuns).values({
      ...{ id, ...run, status: "running", error: null },
      model,
      promptVersion,
      ...{ answered: 0, right: 0, confident: 0, confidentRight: 0, clarified: 0, refused: 0 },
      ...{ inputTokens: 0, outputTokens: 0, medianMs: null, p95Ms: null },
      ...{ startedBy: viewer.userId, startedAt: now, seenAt: now, endedAt: null },
    });
    return id;
  });
}

function begin(runId: string, cases: readonly QuestionCase[], asking: Omit<Asking, "signal">): void {
  const controller = new AbortController();
  const running = runsAtWork();
  const stop: RunAtWork["stop"] = (end) => controller.abort(end);
  const finished = runToTheEnd(runId, cases, asking, controller).finally(() => running.delete(runId));
  running.set(runId, { stop, finished });
  // Again at every run: closed before the store, which was opened earlier.
  onShutdown("quality-runs", async () => {
    for (const run of running.values()) run.stop("interrupted");
    await Promise.all([...running.values()].map((run) => run.finished));
  });
}

async function runToTheEnd(
  runId: string,
  cases: readonly QuestionCase[],
  asking: Omit<Asking, "signal">,
  controller: AbortController,
): Promise<void> {
  const record = new RunRecord(runId, () => controller.abort("gone"));
  try {
    const failure = await askAll(cases, { ...asking, signal: controller.signal }, record);
    await record.end(endOf(failure, controller.signal));
  } catch (error) {
    // Nobody awaits a background run: a bug in it must end as a state that people see, not as an unhandled rejection.
    log.error({ err: error, runId }, "a quality run broke");
    const broken: RunEnd = { status: "failed", error: refuse("request/internal", { requestId: "" }).error };
    // Where even this cannot be stored, the run falls silent and is seen as interrupted.
    await record.end(broken).catch((problem: unknown) => log.error({ err: problem, runId }, "its end was not stored"));
  }
}

/** Asks all conversations; gives what no run can go on after. */
async function askAll(cases: readonly QuestionCase[], asking: Asking, record: RunRecord): Promise<Refusal | null> {
  const limit = pLimit(concurrentCountMax[asking.engine]);
  const broken = new AbortController();
  const signal = AbortSignal.any([asking.signal, broken.signal]);
  let failure: Refusal | null = null;
  const conversations = Map.groupBy(cases, ({ id, conversation }) => conversation ?? id).values();
  await Promise.all(
    [...conversations].map((turns) =>
      limit(async () => {
        if (signal.aborted) return;
        // The offline engine reads without a pause: requests get their turn in between.
        await otherWork();
        const asked = await askCases(turns, { ...asking, signal }, (result) => record.add(result));
        if (asked.ok) return;
        failure ??= asked.error;
        broken.abort();
      }),
    ),
  );
  return failure;
}

function endOf(failure: Refusal | null, signal: AbortSignal): RunEnd {
  if (signal.aborted && signal.reason === "interrupted") {
    return { status: "failed", error: refuse("quality/interrupted").error };
  }
  if (signal.aborted) return { status: "stopped", error: null };
  return failure === null ? { status: "done", error: null } : { status: "failed", error: failure };
}

/** Ends a run; what it judged so far is kept. Access: quality:manage. Fails: quality/run-not-found. */
export async function stopRun(viewer: Viewer, runId: string): Promise<Result<QualityRun>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const here = runsAtWork().get(runId);
  here?.stop("stopped");
  await here?.finished;
  const { db, tables } = await store();
  const { qualityRuns } = tables;
  // For a run of another instance, which notices at its next result.
  const elsewhere = await db
    .update(qualityRuns)
    .set({ status: "stopped", endedAt: new Date() })
    .where(and(eq(qualityRuns.id, runId), eq(qualityRuns.status, "running")));
  if (here !== undefined || affectedRows(elsewhere) > 0) await audit(viewer, "quality.run-stop", runId);
  return readRun(runId);
}

/** Waits for a run that is at work in this process; at once when it is not. */
export async function runFinished(runId: string): Promise<void> {
  await runsAtWork().get(runId)?.finished;
}

async function readRun(runId: string): Promise<Result<QualityRun>> {
  const [run] = await readRuns([runId]);
  return run ? ok(run) : refuse("quality/run-not-found");
}
