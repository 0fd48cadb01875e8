import "server-only";
import type { z } from "zod";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { answerLocale } from "@/lib/pipeline/check-question";
import { conversationSections } from "@/lib/report/conversation-sections";
import { newDocument } from "@/lib/report/new-document";
import { reportTexts } from "@/lib/report/report-texts";
import { getReport, insertReport, type NewReportRow } from "@/lib/report/reports";
import type { newReportSchema, Report } from "@/lib/report/schema";
import { beginWork, mayStart } from "@/lib/report/work-on-report";
import { ok, type Result } from "@/lib/result";
import { sourceSummary } from "@/lib/source/sources";

type Wanted = z.output<typeof newReportSchema>;

const titleLengthMax = 200;

/**
 * Starts a report in the background: on a subject, or from the answers of a conversation.
 * Access: the viewer's own conversation; rows as they may see them. Fails: report/too-many, report/no-answers, chat/not-found, source/*.
 */
export async function startReport(viewer: Viewer, wanted: Wanted): Promise<Result<Report>> {
  const allowed = await mayStart(viewer);
  if (!allowed.ok) return allowed;
  const row = wanted.from === "subject" ? await onSubject(viewer, wanted) : await fromConversation(viewer, wanted);
  if (!row.ok) return row;
  const reportId = await insertReport(viewer, row.value);
  const { sourceId, document } = row.value;
  await audit(viewer, "report.create", reportId, { title: document.title, from: wanted.from }, { sourceId });
  beginWork(viewer, { reportId, sourceId, document });
  return await getReport(viewer, reportId);
}

async function onSubject(
  viewer: Viewer,
  { sourceId, subject, period, engine }: Extract<Wanted, { from: "subject" }>,
): Promise<Result<NewReportRow>> {
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const locale = answerLocale(subject, viewer.locale);
  const title = reportTexts(locale)("titleOn", { subject: capitalised(subject) }).slice(0, titleLengthMax);
  const document = newDocument({ title, subject, locale, engine, period });
  return ok({ sourceId, conversationId: null, status: "running", document });
}

async function fromConversation(
  viewer: Viewer,
  { conversationId, messageId, engine }: Extract<Wanted, { from: "conversation" }>,
): Promise<Result<NewReportRow>> {
  const read = await conversationSections(viewer, { conversationId, messageId });
  if (!read.ok) return read;
  const { title, sourceId, sections, leftOut } = read.value;
  const locale = answerLocale(sections[0]?.question ?? title, viewer.locale);
  const document = newDocument({ title, subject: null, locale, engine, period: null });
  const notes = leftOut === 0 ? [] : [reportTexts(locale)("leftOut", { count: leftOut })];
  return ok({
    ...{ sourceId, conversationId, status: "running" },
    document: { ...document, outlined: true, sections, notes },
  });
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
