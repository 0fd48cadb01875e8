import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { mine, readRow, withoutWork } from "@/lib/report/read-report";
import { getReport, insertReport } from "@/lib/report/reports";
import {
  type Report,
  type ReportDocument,
  type ReportSave,
  type ReportSection,
  removedCountMax,
  reportDocumentSchema,
} from "@/lib/report/schema";
import type { Result } from "@/lib/result";

/**
 * Saves what a person changed: title, summary, headings, texts, charts, order. Sections left out are kept aside, so that naming them
 * again brings them back; queries and rows are never taken from outside.
 * Fails: report/not-found, report/running, report/conflict when the report was saved since that revision.
 */
export async function saveReport(viewer: Viewer, reportId: string, save: ReportSave): Promise<Result<Report>> {
  const row = await readRow(viewer, reportId);
  if (!row.ok) return row;
  if (row.value.status === "running") return refuse("report/running");
  if (row.value.revision !== save.revision) return refuse("report/conflict", { revision: row.value.revision });
  const document = withChanges(withoutWork(reportDocumentSchema.parse(row.value.document)), save);
  const { db, tables } = await store();
  const { reports } = tables;
  const saved = await db
    .update(reports)
    .set({ document, title: document.title, revision: save.revision + 1, updatedAt: new Date() })
    .where(and(mine(tables, viewer, reportId), eq(reports.revision, save.revision), ne(reports.status, "running")));
  if (affectedRows(saved) === 0) return refuse("report/conflict", { revision: save.revision });
  return await getReport(viewer, reportId);
}

/** Keeps what a person changed as a report of its own, beside the one that somebody else saved. Fails: report/not-found. */
export async function saveAsCopy(viewer: Viewer, reportId: string, save: ReportSave): Promise<Result<Report>> {
  const row = await readRow(viewer, reportId);
  if (!row.ok) return row;
  const document = withChanges(withoutWork(reportDocumentSchema.parse(row.value.document)), save);
  const { sourceId, conversationId } = row.value;
  const copyId = await insertReport(viewer, { sourceId, conversationId, status: "ready", document });
  return await getReport(viewer, copyId);
}

function withChanges(document: ReportDocument, save: ReportSave): ReportDocument {
  const known = new Map([...document.removed, ...document.sections].map((section) => [section.id, section]));
  const sections = save.sections.flatMap(({ id, heading, text, chart }) => {
    const section = known.get(id);
    return section === undefined ? [] : [changedSection(section, { heading, text, chart })];
  });
  const kept = new Set(sections.map(({ id }) => id));
  const removed = [...document.sections, ...document.removed].filter(({ id }) => !kept.has(id));
  const summaryBy = save.summary === document.summary ? document.summaryBy : "person";
  return {
    ...{ ...document, title: save.title, summary: save.summary, summaryBy, sections },
    removed: removed.slice(0, removedCountMax),
  };
}

function changedSection(
  section: ReportSection,
  { heading, text, chart }: Pick<ReportSave["sections"][number], "heading" | "text" | "chart">,
): ReportSection {
  const textBy = text === section.text ? section.textBy : "person";
  const recommended = section.chart;
  if (recommended === null || chart === null) return { ...section, heading, text, textBy };
  // The chosen chart is drawn; the others stay a click away.
  const before = { ...recommended.spec, reason: recommended.reason };
  const all = [before, ...recommended.alternatives].filter(({ type }) => type !== chart.type);
  return { ...section, heading, text, textBy, chart: { ...recommended, spec: chart, alternatives: all } };
}
