import "server-only";
import { and, eq, lt } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { type Refusal, refuse } from "@/lib/errors";
import { remember } from "@/lib/remember";
import { fail, ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";
import type { IntrospectionProgress } from "./driver";
import { type AnalysisProgress, analysisErrorSchema, analysisStatusSchema, type SourceStructure } from "./schema";
import { driverFor } from "./source-drivers";
import { readStoredSource } from "./stored-source";

const log = logger("source");

/** An analysis is stopped after this time; one that is marked as running for longer belongs to a process that died. */
const analysisMaxMs = 3 * 60_000;

/** What turns a structure into meaning; handed in because `lib/semantic` stands above `lib/source`. */
export type OnStructure = (sourceId: string, structure: SourceStructure) => Promise<Result<unknown>>;

type Running = {
  progress: IntrospectionProgress;
  readonly controller: AbortController;
  readonly finished: Promise<Result<null>>;
};

function analyses(): Map<string, Running> {
  return remember("source-analyses", () => new Map());
}

async function markAs(
  sourceId: string,
  status: "running" | "failed",
  error: Refusal | null,
  extra: { onlyIfRunningSince?: Date } = {},
): Promise<boolean> {
  const { db, tables } = await store();
  const { sources } = tables;
  const changed = await db
    .update(sources)
    .set({
      analysisStatus: status,
      analysisError: error === null ? null : { code: error.code, params: { ...error.params } },
      updatedAt: new Date(),
    })
    .where(
      extra.onlyIfRunningSince === undefined
        ? eq(sources.id, sourceId)
        : and(
            eq(sources.id, sourceId),
            eq(sources.analysisStatus, "running"),
            lt(sources.updatedAt, extra.onlyIfRunningSince),
          ),
    );
  return affectedRows(changed) > 0;
}

async function keepStructure(sourceId: string, structure: SourceStructure): Promise<void> {
  const { db, tables } = await store();
  await db
    .update(tables.sources)
    .set({
      structure,
      tableCount: structure.tables.length,
      serverVersion: structure.serverVersion.slice(0, 190),
      canWrite: structure.canWrite ?? null,
      analysisStatus: "ready",
      analysisError: null,
      updatedAt: new Date(),
    })
    .where(eq(tables.sources.id, sourceId));
}

async function analyse(
  sourceId: string,
  onStructure: OnStructure,
  signal: AbortSignal,
  onProgress: (progress: IntrospectionProgress) => void,
): Promise<Result<null>> {
  const driver = await driverFor(sourceId);
  if (!driver.ok) return driver;
  const structure = await driver.value.introspect({ signal, onProgress });
  if (!structure.ok) return structure;
  const tableCount = structure.value.tables.length;
  onProgress({ stage: "meaning", done: tableCount, total: tableCount, table: null });
  // The model first: whoever sees "ready" must find it.
  const meaning = await onStructure(sourceId, structure.value);
  if (!meaning.ok) return meaning;
  await keepStructure(sourceId, structure.value);
  return ok(null);
}

async function analyseToTheEnd(
  sourceId: string,
  onStructure: OnStructure,
  controller: AbortController,
  onProgress: (progress: IntrospectionProgress) => void,
): Promise<Result<null>> {
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(analysisMaxMs)]);
  let outcome: Result<null>;
  try {
    await markAs(sourceId, "running", null);
    outcome = await analyse(sourceId, onStructure, signal, onProgress);
  } catch (error) {
    // Nobody awaits a background analysis: a bug in it must end as a state that people see, not as an unhandled rejection.
    log.error({ err: error, sourceId }, "the analysis of a source broke");
    outcome = fail({ code: "request/internal", params: { requestId: "" } });
  }
  if (!outcome.ok) {
    log.warn({ sourceId, code: outcome.error.code }, "the analysis of a source failed");
    // Where even this cannot be stored, the mark "running" grows old and is seen as interrupted.
    await markAs(sourceId, "failed", outcome.error).catch((error: unknown) =>
      log.error({ err: error, sourceId }, "the failure of an analysis could not be stored"),
    );
  }
  return outcome;
}

/**
 * Starts to read structure and statistics in the background, unless that already happens here. Access: source:manage.
 * Returns where it stands; `analysisFinished` waits for the end. Fails: source/not-found.
 */
export async function startAnalysis(
  viewer: Viewer,
  sourceId: string,
  onStructure: OnStructure,
): Promise<Result<AnalysisProgress>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  const stored = await readStoredSource(sourceId);
  if (!stored.ok) return stored;
  const running = analyses();
  if (!running.has(sourceId)) {
    const controller = new AbortController();
    const first: IntrospectionProgress = { stage: "connecting", done: 0, total: 0, table: null };
    const entry: Running = {
      progress: first,
      controller,
      finished: analyseToTheEnd(sourceId, onStructure, controller, (progress) => {
        entry.progress = progress;
      }).finally(() => running.delete(sourceId)),
    };
    running.set(sourceId, entry);
    await audit(viewer, "source.analyse", sourceId, {}, { sourceId });
  }
  return analysisProgress(viewer, sourceId);
}

/** Waits for the analysis that runs in this process; at once ok when none does. */
export async function analysisFinished(sourceId: string): Promise<Result<null>> {
  return (await analyses().get(sourceId)?.finished) ?? ok(null);
}

/** Stops the analysis that runs in this process, for a source that changes or goes. */
export async function stopAnalysis(sourceId: string): Promise<void> {
  const running = analyses().get(sourceId);
  if (running === undefined) return;
  running.controller.abort();
  await running.finished;
}

/**
 * How far the analysis of a source is. One whose process died turns into "failed" here, so that it can be started again.
 * Access: source:view. Fails: source/not-found.
 */
export async function analysisProgress(viewer: Viewer, sourceId: string): Promise<Result<AnalysisProgress>> {
  if (!can(viewer, "source:view")) return refuse("source/not-found");
  const here = analyses().get(sourceId);
  if (here !== undefined) {
    const { stage, done, total, table } = here.progress;
    return ok({ status: "running", stage, done, total, table, error: null });
  }
  const interrupted = refuse("source/interrupted").error;
  const deadSince = new Date(Date.now() - analysisMaxMs - 10_000);
  const stored = await readStoredSource(sourceId);
  if (!stored.ok) return stored;
  const idle = { stage: null, done: 0, total: 0, table: null };
  if (stored.value.analysisStatus === "running" && stored.value.updatedAt < deadSince) {
    await markAs(sourceId, "failed", interrupted, { onlyIfRunningSince: deadSince });
    return ok({ ...idle, status: "failed", error: { code: interrupted.code, params: {} } });
  }
  const { analysisError } = stored.value;
  return ok({
    ...idle,
    status: analysisStatusSchema.parse(stored.value.analysisStatus),
    error: analysisError === null ? null : analysisErrorSchema.parse(analysisError),
  });
}

/** Ids of sources whose analysis was left unfinished by a process that is gone. `aloneOnStore`: no other instance can be at work on it. */
export async function unfinishedAnalyses(aloneOnStore: boolean): Promise<string[]> {
  const { db, tables } = await store();
  const rows = await db
    .select({ id: tables.sources.id, updatedAt: tables.sources.updatedAt })
    .from(tables.sources)
    .where(eq(tables.sources.analysisStatus, "running"));
  const deadSince = Date.now() - analysisMaxMs;
  return rows
    .filter(({ id, updatedAt }) => !analyses().has(id) && (aloneOnStore || updatedAt.getTime() < deadSince))
    .map(({ id }) => id);
}
