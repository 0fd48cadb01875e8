import "server-only";
import { and, desc, eq, inArray, lt, max, notInArray } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { engineChoiceSchema } from "@/lib/nl2sql/schema";
import { type QualityRun, runStatusSchema, storedRefusalSchema } from "@/lib/quality/schema";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";

type Row = Store["tables"]["qualityRuns"]["$inferSelect"];

/** A run says every few seconds that it is at work; one that was silent for this long belongs to a process that is gone. */
const silenceMaxMs = 60_000;

/** The most runs of a set that a page shows. */
const runCountMax = 200;

/** What this process is measuring now. */
export type RunAtWork = { readonly stop: (end: "stopped" | "interrupted") => void; readonly finished: Promise<void> };

/** The runs at work in this process, by id. */
export function runsAtWork(): Map<string, RunAtWork> {
  return remember("quality-runs", () => new Map<string, RunAtWork>());
}

/** The runs of a set. Order: the latest first. Access: quality:manage. Fails: quality/set-not-found. */
export async function listRuns(viewer: Viewer, setId: string): Promise<Result<QualityRun[]>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  await failSilentRuns();
  const { db, tables } = await store();
  const { qualityRuns, questionSets } = tables;
  const rows = await db
    .select()
    .from(qualityRuns)
    .where(eq(qualityRuns.setId, setId))
    .orderBy(desc(qualityRuns.startedAt), desc(qualityRuns.id))
    .limit(runCountMax);
  if (rows.length > 0) return ok(await describeRuns(rows));
  const [set] = await db.select({ id: questionSets.id }).from(questionSets).where(eq(questionSets.id, setId)).limit(1);
  return set ? ok([]) : refuse("quality/set-not-found");
}

/** The last run of each of these sets; the caller has checked the right to see them. */
export async function newestRuns(setIds: readonly string[]): Promise<Map<string, QualityRun>> {
  const { db, tables } = await store();
  const { qualityRuns } = tables;
  // Ids are UUIDv7: the greatest is the newest.
  const newest = await db
    .select({ id: max(qualityRuns.id) })
    .from(qualityRuns)
    .where(inArray(qualityRuns.setId, [...setIds]))
    .groupBy(qualityRuns.setId);
  const runs = await readRuns(newest.flatMap(({ id }) => id ?? []));
  return new Map(runs.map((run) => [run.setId, run]));
}

/** Runs by their ids; those that do not exist are left out. The caller has checked the right to see them. */
export async function readRuns(runIds: readonly string[]): Promise<QualityRun[]> {
  if (runIds.length === 0) return [];
  const { db, tables } = await store();
  const { qualityRuns } = tables;
  return describeRuns(
    await db
      .select()
      .from(qualityRuns)
      .where(inArray(qualityRuns.id, [...runIds])),
  );
}

async function describeRuns(rows: readonly Row[]): Promise<QualityRun[]> {
  const { db, tables } = await store();
  const { users } = tables;
  const ids = [...new Set(rows.map(({ startedBy }) => startedBy))];
  const people =
    ids.length === 0
      ? []
      : await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => toRun(row, names.get(row.startedBy) ?? null));
}

function toRun({ startedBy, seenAt, ...row }: Row, startedByName: string | null): QualityRun {
  return {
    ...row,
    engine: engineChoiceSchema.parse(row.engine),
    status: runStatusSchema.parse(row.status),
    error: storedRefusalSchema.nullable().parse(row.error),
    done: row.answered + row.clarified + row.refused,
    startedByName,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/**
 * Deletes a run with its results; one at work is stopped first. Access: quality:manage. Fails: quality/run-not-found.
 */
export async function deleteRun(viewer: Viewer, runId: string): Promise<Result<null>> {
  if (!can(viewer, "quality:manage")) return refuse("auth/forbidden");
  const here = runsAtWork().get(runId);
  here?.stop("stopped");
  await here?.finished;
  const on = await store();
  const { qualityRuns, qualityResults } = on.tables;
  const deleted = await inTransaction(on, async (tx) => {
    const runs = await tx.delete(qualityRuns).where(eq(qualityRuns.id, runId));
    await tx.delete(qualityResults).where(eq(qualityResults.runId, runId));
    return affectedRows(runs);
  });
  if (deleted === 0) return refuse("quality/run-not-found");
  await audit(viewer, "quality.run-delete", runId);
  return ok(null);
}

/** Marks runs as failed whose process is gone, so that new ones can be started. */
export async function failSilentRuns(): Promise<void> {
  await failRuns(new Date(Date.now() - silenceMaxMs));
}

/**
 * Marks what a process that died left unfinished. Called once when a process starts: the embedded store has one process, so every
 * run that is not its own is dead; on a shared one another instance may be at work, so only silent ones are.
 */
export async function failInterruptedRuns(): Promise<void> {
  const aloneOnStore = (await store()).dialect === "sqlite";
  await failRuns(aloneOnStore ? null : new Date(Date.now() - silenceMaxMs));
}

async function failRuns(silentSince: Date | null): Promise<void> {
  const { db, tables } = await store();
  const { qualityRuns } = tables;
  const own = [...runsAtWork().keys()];
  const { code } = refuse("quality/interrupted").error;
  await db
    .update(qualityRuns)
    .set({ status: "failed", error: { code, params: {} }, endedAt: new Date() })
    .where(
      and(
        eq(qualityRuns.status, "running"),
        own.length > 0 ? notInArray(qualityRuns.id, own) : undefined,
        silentSince === null ? undefined : lt(qualityRuns.seenAt, silentSince),
      ),
    );
}
