import "server-only";
import { and, eq, type SQL } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { type Store, store } from "@/lib/db/store";
import { errorCodes, type Refusal, refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { type Report, type ReportDocument, reportDocumentSchema, reportStatuses } from "@/lib/report/schema";
import { ok, type Result } from "@/lib/result";

export type ReportRow = Store["tables"]["reports"]["$inferSelect"];

/** The condition that a report is this one and the viewer's own. */
export function mine({ reports }: Store["tables"], viewer: Viewer, reportId: string): SQL | undefined {
  return and(eq(reports.id, reportId), eq(reports.ownerId, viewer.userId));
}

/** One report as it is stored. Fails: report/not-found, also for other people's. */
export async function readRow(viewer: Viewer, reportId: string): Promise<Result<ReportRow>> {
  const { db, tables } = await store();
  const [row] = await db
    .select()
    .from(tables.reports)
    .where(mine(tables, viewer, reportId))
    .limit(1);
  return row ? ok(row) : refuse("report/not-found");
}

/** A stored report as its owner sees it. */
export async function toReport(row: ReportRow): Promise<Report> {
  const { db, tables } = await store();
  const { sources } = tables;
  const [source] = await db.select({ name: sources.name }).from(sources).where(eq(sources.id, row.sourceId)).limit(1);
  const document = reportDocumentSchema.parse(row.document);
  return {
    ...headOf(row, source?.name ?? null),
    revision: row.revision,
    problem: row.error === null ? null : problemOf(row.error, document.locale),
    document: row.status === "running" ? document : withoutWork(document),
  };
}

/** What lists and pages know of every report. */
export function headOf(row: Omit<ReportRow, "document" | "revision" | "ownerId" | "error">, sourceName: string | null) {
  return {
    ...{ id: row.id, title: row.title, sourceId: row.sourceId, sourceName, conversationId: row.conversationId },
    // A status that no version wrote would be somebody's own doing; the report itself is still whole.
    status: reportStatuses.find((status) => status === row.status) ?? "failed",
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  } as const;
}

/** Sections that a process left half made: they can be made again. */
export function withoutWork(document: ReportDocument): ReportDocument {
  const sections = document.sections.map((section) =>
    section.status === "pending" || section.status === "running"
      ? { ...section, status: section.result === null ? ("failed" as const) : ("ready" as const) }
      : section,
  );
  return { ...document, sections };
}

function problemOf(error: { code: string; params: Record<string, string | number> }, locale: "en" | "zh"): string {
  const known = error.code in errorCodes;
  // Another version's code has no sentence here.
  return errorMessage(known ? (error as Refusal) : { code: "request/internal", params: {} }, locale);
}
