import "server-only";
import { desc, eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { headOf, mine, readRow, toReport } from "@/lib/report/read-report";
import { failSilentReports, reportsAtWork } from "@/lib/report/reports-at-work";
import type { Report, ReportDocument, ReportSummary } from "@/lib/report/schema";
import { ok, type Result } from "@/lib/result";

/** The most reports that a list holds. */
const reportCountMax = 500;

/** The viewer's reports. Order: changed last first. Access: their own alone. */
export async function listReports(viewer: Viewer): Promise<ReportSummary[]> {
  await failSilentReports();
  const { db, tables } = await store();
  const { reports, sources } = tables;
  const { id, title, sourceId, conversationId, status, createdAt, updatedAt } = reports;
  // Documents hold rows: a list reads none of them.
  const rows = await db
    .select({ id, title, sourceId, conversationId, status, createdAt, updatedAt, sourceName: sources.name })
    .from(reports)
    .leftJoin(sources, eq(sources.id, reports.sourceId))
    .where(eq(reports.ownerId, viewer.userId))
    .orderBy(desc(updatedAt), desc(id))
    .limit(reportCountMax);
  return rows.map(({ sourceName, ...row }) => headOf(row, sourceName));
}

/** One report. Fails: report/not-found, also for other people's. */
export async function getReport(viewer: Viewer, reportId: string): Promise<Result<Report>> {
  await failSilentReports();
  const row = await readRow(viewer, reportId);
  return row.ok ? ok(await toReport(row.value)) : row;
}

export type NewReportRow = {
  readonly sourceId: string;
  readonly conversationId: string | null;
  readonly status: "running" | "ready";
  readonly document: ReportDocument;
};

/** Stores a new report of the viewer and gives its id. */
export async function insertReport(viewer: Viewer, { document, ...row }: NewReportRow): Promise<string> {
  const { db, tables } = await store();
  const [id, now] = [newId(), new Date()];
  await db.insert(tables.reports).values({
    ...{ ...row, id, ownerId: viewer.userId, title: document.title, error: null, revision: 1, document },
    ...{ createdAt: now, updatedAt: now },
  });
  return id;
}

/** Deletes a report; one at work is stopped first. Fails: report/not-found. */
export async function deleteReport(viewer: Viewer, reportId: string): Promise<Result<null>> {
  const { db, tables } = await store();
  const row = await readRow(viewer, reportId);
  if (!row.ok) return row;
  const here = reportsAtWork().get(reportId);
  here?.stop("stopped");
  await here?.finished;
  const deleted = await db.delete(tables.reports).where(mine(tables, viewer, reportId));
  if (affectedRows(deleted) === 0) return refuse("report/not-found");
  const { title, sourceId } = row.value;
  await audit(viewer, "report.delete", reportId, { title }, { sourceId });
  return ok(null);
}
