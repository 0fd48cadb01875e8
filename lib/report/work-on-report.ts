import "server-only";
import { and, count, eq, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import type { ReportRow } from "@/lib/report/read-report";
import { type ReportEnd, ReportRecord } from "@/lib/report/report-record";
import { failSilentReports, type ReportAtWork, reportsAtWork } from "@/lib/report/reports-at-work";
import type { ReportDocument } from "@/lib/report/schema";
import { writeReport } from "@/lib/report/write-report";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

const log = logger("report");

/** Reports that one person may have in the making at a time: each asks the data, and perhaps a model, many questions. */
const runningCountMax = 2;

/** Refuses when the viewer has as many reports in the making as they may. Fails: report/too-many. */
export async function mayStart(viewer: Viewer): Promise<Result<null>> {
  await failSilentReports();
  const { db, tables } = await store();
  const { reports } = tables;
  const [row] = await db
    .select({ running: count() })
    .from(reports)
    .where(and(eq(reports.ownerId, viewer.userId), eq(reports.status, "running")));
  return (row?.running ?? 0) < runningCountMax ? ok(null) : refuse("report/too-many", { count: runningCountMax });
}

/**
 * Takes a report that rests back to work with a changed document.
 * Fails: report/running, also when something else changed it since it was read.
 */
export async function takeToWork(viewer: Viewer, row: ReportRow, document: ReportDocument): Promise<Result<null>> {
  if (row.status === "running") return refuse("report/running");
  const allowed = await mayStart(viewer);
  if (!allowed.ok) return allowed;
  const { db, tables } = await store();
  const { reports } = tables;
  const taken = await db
    .update(reports)
    .set({
      ...{ status: "running", error: null, document, title: document.title, updatedAt: new Date() },
      revision: sql`${reports.revision} + 1`,
    })
    .where(and(eq(reports.id, row.id), eq(reports.revision, row.revision)));
  if (affectedRows(taken) === 0) return refuse("report/running");
  beginWork(viewer, { reportId: row.id, sourceId: row.sourceId, document });
  return ok(null);
}

/** Begins to write a report that is marked as running; `stopReport` ends it early, and its page shows how far it is. */
export function beginWork(
  viewer: Viewer,
  { reportId, sourceId, document }: { reportId: string; sourceId: string; document: ReportDocument },
): void {
  const controller = new AbortController();
  const working = reportsAtWork();
  const stop: ReportAtWork["stop"] = (end) => controller.abort(end);
  const record = new ReportRecord(reportId, document, () => controller.abort("gone"));
  const finished = workToTheEnd(viewer, { sourceId, record, signal: controller.signal })
    .catch((error: unknown) => log.error({ err: error, reportId }, "the end of a report was not stored"))
    .finally(() => working.delete(reportId));
  working.set(reportId, { stop, finished });
  // Again at every start: closed before the store, which was opened earlier.
  onShutdown("reports", async () => {
    for (const report of working.values()) report.stop("interrupted");
    await Promise.all([...working.values()].map((report) => report.finished));
  });
}

async function workToTheEnd(
  viewer: Viewer,
  work: { readonly sourceId: string; readonly record: ReportRecord; readonly signal: AbortSignal },
): Promise<void> {
  const { record, signal } = work;
  try {
    const written = await writeReport(viewer, work);
    await record.end(endOf(written, signal));
  } catch (error) {
    // Nobody awaits background work: a bug in it must end as a state that people see, not as an unhandled rejection.
    log.error({ err: error }, "a report broke");
    await record.end({ status: "failed", error: refuse("request/internal", { requestId: "" }).error });
  }
}

function endOf(written: Result<null>, signal: AbortSignal): ReportEnd {
  if (signal.aborted && signal.reason === "interrupted") {
    return { status: "failed", error: refuse("report/interrupted").error };
  }
  if (signal.aborted) return { status: "stopped", error: null };
  return written.ok ? { status: "ready", error: null } : { status: "failed", error: written.error };
}
