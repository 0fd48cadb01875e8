import type { SourceSummary } from "@/lib/source/schema";

/** Whether questions can be put to a source: it was read once. While it is read again the earlier reading serves. */
export function isAskable({
  analysisStatus,
  tableCount,
}: Pick<SourceSummary, "analysisStatus" | "tableCount">): boolean {
  return analysisStatus === "ready" || tableCount !== null;
}
