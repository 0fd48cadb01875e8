import "server-only";
import { setImmediate as otherWork } from "node:timers/promises";
import pLimit from "p-limit";
import type { Viewer } from "@/lib/auth/viewer";
import type { Receipt } from "@/lib/chat/schema";
import { refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { remember } from "@/lib/remember";
import { type MadeSection, makeSection } from "@/lib/report/make-section";
import { outlineReport } from "@/lib/report/outline-report";
import type { ReportRecord } from "@/lib/report/report-record";
import { type ReportWriter, reportWriter, type Told } from "@/lib/report/report-writer";
import type { ReportSection } from "@/lib/report/schema";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

/** Sections that this process makes side by side, whoever's they are: reports wait for each other, not questions for reports. */
const concurrentCountMax = 2;

const sectionTurns = () => remember("report-sections", () => pLimit(concurrentCountMax));

type Work = { readonly sourceId: string; readonly record: ReportRecord; readonly signal: AbortSignal };

/**
 * Writes what a report still lacks: its outline, each section that is pending, then the summary unless a person wrote it. One section
 * that fails does not keep the others. Fails: report/no-subject, source/*.
 */
export async function writeReport(viewer: Viewer, work: Work): Promise<Result<null>> {
  const { record, signal, sourceId } = work;
  if (!record.document.outlined) {
    const outlined = await outlineReport(viewer, { sourceId, document: record.document, signal });
    if (!outlined.ok) return outlined;
    await record.change((document) => ({ ...document, ...outlined.value, outlined: true }));
  }
  const writer = await reportWriter(viewer, { sourceId, document: record.document, signal });
  const pending = record.document.sections.filter(({ status }) => status === "pending");
  const turn = sectionTurns();
  await Promise.all(pending.map((section) => turn(() => writeSection(viewer, section, { ...work, writer }))));
  if (signal.aborted || record.document.summaryBy === "person") return ok(null);
  const summary = await writer.summary(record.document.sections);
  await record.change((document) => ({ ...document, summary: summary.text, summaryBy: summary.by }));
  return ok(null);
}

async function writeSection(
  viewer: Viewer,
  section: ReportSection,
  { sourceId, record, signal, writer }: Work & { readonly writer: ReportWriter },
): Promise<void> {
  if (signal.aborted) return;
  // The offline engine reads without a pause: requests get their turn in between.
  await otherWork();
  await record.changeSection(section.id, { status: "running" });
  const made = await makeSafely(viewer, section, { sourceId, record, signal });
  // What was stopped half way is left as it was before.
  if (signal.aborted) return;
  const told = made.result === null ? null : await writer.section({ ...section, ...made });
  if (signal.aborted) return;
  const words = told && { text: told.text, textBy: told.by, receipt: withWords(made.receipt ?? null, told) };
  await record.changeSection(section.id, { ...made, ...words });
}

/** The receipt with what a model was paid for the text, where it wrote one. */
function withWords(receipt: Receipt | null, { by, usage }: Told): Receipt | null {
  if (receipt === null || by !== "model" || usage === null) return receipt;
  const isFree = receipt.inputTokens + receipt.outputTokens === 0;
  const before = isFree ? 0 : receipt.costNanoUsd;
  return {
    ...receipt,
    ...{ textBy: "model", model: receipt.model ?? usage.model },
    inputTokens: receipt.inputTokens + usage.inputTokens,
    outputTokens: receipt.outputTokens + usage.outputTokens,
    costNanoUsd: before === null || usage.costNanoUsd === null ? null : before + usage.costNanoUsd,
  };
}

/** A bug in one section is that section's failure. */
async function makeSafely(
  viewer: Viewer,
  section: ReportSection,
  { sourceId, record, signal }: Work,
): Promise<Partial<ReportSection> & Pick<MadeSection, "result" | "status">> {
  try {
    return await makeSection(viewer, { sourceId, document: record.document, section }, signal);
  } catch (error) {
    logger("report").error({ err: error, sectionId: section.id }, "a section broke");
    const { code, params } = refuse("request/internal", { requestId: "" }).error;
    const message = errorMessage({ code, params }, record.document.locale);
    return { status: "failed", result: null, refusal: { code, message } };
  }
}
