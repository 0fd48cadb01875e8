import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { inPeriod } from "@/lib/report/in-period";
import { pendingSection } from "@/lib/report/new-document";
import { mine, readRow, withoutWork } from "@/lib/report/read-report";
import { getReport, insertReport } from "@/lib/report/reports";
import { reportsAtWork } from "@/lib/report/reports-at-work";
import {
  type Report,
  type ReportDocument,
  reportDocumentSchema,
  type reportRunSchema,
  sectionCountMax,
} from "@/lib/report/schema";
import { beginWork, mayStart, takeToWork } from "@/lib/report/work-on-report";
import { ok, type Result } from "@/lib/result";

type Wanted = z.output<typeof reportRunSchema>;

/**
 * Sets a report to work again: some sections anew, one section more, all for other days, or its summary. Rows are read as the viewer
 * may see them today. Gives the report that is at work: a new one for other days, unless `inPlace`.
 * Fails: report/not-found, report/running, report/too-many, report/full, source/*.
 */
export async function runReport(viewer: Viewer, reportId: string, wanted: Wanted): Promise<Result<Report>> {
  const row = await readRow(viewer, reportId);
  if (!row.ok) return row;
  if (row.value.status === "running") return refuse("report/running");
  const document = withoutWork(reportDocumentSchema.parse(row.value.document));
  if (wanted.kind === "period" && !wanted.inPlace) return await copyForPeriod(viewer, row.value, document, wanted);
  const changed = await changedFor(viewer, row.value.sourceId, document, wanted);
  if (!changed.ok) return changed;
  const taken = await takeToWork(viewer, row.value, changed.value);
  return taken.ok ? await getReport(viewer, reportId) : taken;
}

async function changedFor(
  viewer: Viewer,
  sourceId: string,
  document: ReportDocument,
  wanted: Wanted,
): Promise<Result<ReportDocument>> {
  switch (wanted.kind) {
    case "sections": {
      const again = new Set(wanted.sectionIds);
      const sections = document.sections.map((section) =>
        again.has(section.id) ? { ...section, status: "pending" as const, refusal: null } : section,
      );
      return ok({ ...document, sections });
    }
    case "question": {
      if (document.sections.length >= sectionCountMax) return refuse("report/full", { limit: sectionCountMax });
      const { question } = wanted;
      const heading = question.replace(/[?？.。]+$/u, "").slice(0, 200);
      return ok({ ...document, sections: [...document.sections, pendingSection({ heading, question })] });
    }
    case "period":
      return await inPeriod(viewer, sourceId, document, wanted.period);
    case "summary":
      return ok({ ...document, summaryBy: "computed" });
  }
}

async function copyForPeriod(
  viewer: Viewer,
  row: { readonly id: string; readonly sourceId: string; readonly conversationId: string | null },
  document: ReportDocument,
  { period }: Extract<Wanted, { kind: "period" }>,
): Promise<Result<Report>> {
  const allowed = await mayStart(viewer);
  if (!allowed.ok) return allowed;
  const { sourceId, conversationId } = row;
  const moved = await inPeriod(viewer, sourceId, document, period);
  if (!moved.ok) return moved;
  const copyId = await insertReport(viewer, { sourceId, conversationId, status: "running", document: moved.value });
  await audit(viewer, "report.create", copyId, { title: document.title, from: "report", report: row.id }, { sourceId });
  beginWork(viewer, { reportId: copyId, sourceId, document: moved.value });
  return await getReport(viewer, copyId);
}

/** Ends the work on a report; what is ready is kept. Fails: report/not-found. */
export async function stopReport(viewer: Viewer, reportId: string): Promise<Result<Report>> {
  const row = await readRow(viewer, reportId);
  if (!row.ok) return row;
  const here = reportsAtWork().get(reportId);
  here?.stop("stopped");
  await here?.finished;
  const { db, tables } = await store();
  // For one of another instance, which notices at its next write.
  await db
    .update(tables.reports)
    .set({ status: "stopped", updatedAt: new Date() })
    .where(and(mine(tables, viewer, reportId), eq(tables.reports.status, "running")));
  return await getReport(viewer, reportId);
}
