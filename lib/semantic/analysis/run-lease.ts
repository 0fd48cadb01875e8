import "server-only";
import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, type Writer } from "@/lib/db/write";
import { openStatuses, runColumns, type StoredRun } from "@/lib/semantic/analysis/analysis-runs";
import { isGone, thisInstance } from "@/lib/semantic/analysis/this-instance";

type Runs = Store["tables"]["analysisRuns"];

/** Whoever works on a run says so this often. */
export const heartbeatMs = 5_000;
/** A run that nobody spoke for in this time may be taken over. */
const leaseMs = 30_000;

/** Runs that wait for somebody to work on them: queued ones, and those whose worker is gone or silent. Order: the oldest first. */
export async function waitingRuns(): Promise<StoredRun[]> {
  const { db, tables } = await store();
  const { analysisRuns } = tables;
  const open = await db
    .select(runColumns(analysisRuns))
    .from(analysisRuns)
    .where(inArray(analysisRuns.status, openStatuses))
    .orderBy(asc(analysisRuns.createdAt), asc(analysisRuns.id));
  return open.filter((run) => isWaiting(run));
}

/** Whether nobody works on a run: it is queued, or its worker is gone or silent. */
export function isWaiting({ status, instance, heartbeatAt }: StoredRun): boolean {
  if (status === "queued" || instance === null) return true;
  return isGone(instance) || Date.now() - (heartbeatAt?.getTime() ?? 0) > leaseMs;
}

/** Takes a waiting run for this instance. Of several that try, one succeeds: the row must still be as it was read. */
export async function claimRun(run: StoredRun): Promise<boolean> {
  const { db, tables } = await store();
  const { analysisRuns } = tables;
  const claimed = await db
    .update(analysisRuns)
    .set({ status: "running", instance: thisInstance(), heartbeatAt: new Date() })
    .where(
      and(
        eq(analysisRuns.id, run.id),
        eq(analysisRuns.status, run.status),
        run.instance === null ? isNull(analysisRuns.instance) : eq(analysisRuns.instance, run.instance),
        run.heartbeatAt === null ? isNull(analysisRuns.heartbeatAt) : eq(analysisRuns.heartbeatAt, run.heartbeatAt),
      ),
    );
  return affectedRows(claimed) > 0;
}

/** Changes a run that this instance works on, and says that it does. False: it is no longer this one's, and must be left alone. */
export async function changeOwnRun(
  runId: string,
  change: Partial<Runs["$inferInsert"]>,
  tx?: Writer,
): Promise<boolean> {
  const { db, tables } = await store();
  const { analysisRuns } = tables;
  const changed = await (tx ?? db)
    .update(analysisRuns)
    .set({ heartbeatAt: new Date(), ...change })
    .where(isOwn(analysisRuns, runId));
  return affectedRows(changed) > 0;
}

function isOwn(runs: Runs, runId: string): SQL | undefined {
  return and(eq(runs.id, runId), eq(runs.status, "running"), eq(runs.instance, thisInstance()));
}
