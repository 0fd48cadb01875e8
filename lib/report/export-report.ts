import "server-only";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { findBrowser } from "@/lib/pipeline/find-browser";
import { printPdf } from "@/lib/report/export/print-pdf";
import { reportHtml } from "@/lib/report/export/report-html";
import { reportMarkdown } from "@/lib/report/export/report-markdown";
import { type ReportParts, reportParts } from "@/lib/report/export/report-parts";
import { reportWord } from "@/lib/report/export/report-word";
import { readRow, toReport } from "@/lib/report/read-report";
import type { ReportFormat } from "@/lib/report/schema";
import { ok, type Result } from "@/lib/result";

export type ReportFile = {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
};

/** Whether PDFs can be made here; where not, people print the page. */
export function canPrintPdf(): boolean {
  return findBrowser() !== null;
}

const kinds: Record<ReportFormat, { readonly extension: string; readonly type: string }> = {
  pdf: { extension: "pdf", type: "application/pdf" },
  word: { extension: "doc", type: "application/msword" },
  html: { extension: "html", type: "text/html; charset=utf-8" },
  markdown: { extension: "md", type: "text/markdown; charset=utf-8" },
};

/** A report as a file. Fails: report/not-found, also for other people's; report/no-browser, report/browser for a PDF. */
export async function exportReport(
  viewer: Viewer,
  reportId: string,
  { format, signal }: { readonly format: ReportFormat; readonly signal: AbortSignal },
): Promise<Result<ReportFile>> {
  const row = await readRow(viewer, reportId);
  if (!row.ok) return row;
  const report = await toReport(row.value);
  const content = await contentOf(reportParts(report), format, signal);
  if (!content.ok) return content;
  const { extension, type } = kinds[format];
  await audit(viewer, "report.export", reportId, { format, title: report.title }, { sourceId: report.sourceId });
  return ok({ name: `${fileName(report.title)}.${extension}`, type, content: content.value });
}

async function contentOf(
  parts: ReportParts,
  format: ReportFormat,
  signal: AbortSignal,
): Promise<Result<string | Uint8Array<ArrayBuffer>>> {
  const drawn = () => reportHtml(parts, ({ picture }) => picture?.svg ?? "");
  switch (format) {
    case "markdown":
      return ok(reportMarkdown(parts));
    case "html":
      return ok(drawn());
    case "word":
      return ok(await reportWord(parts));
    case "pdf": {
      const browser = findBrowser();
      return browser === null ? refuse("report/no-browser") : await printPdf(drawn(), browser, signal);
    }
  }
}

/** A title as every file system takes it. */
const fileName = (title: string): string =>
  title
    .replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, " ")
    .trim()
    .slice(0, 120) || "report";
