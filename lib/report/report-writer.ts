import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ReportDocument, ReportSection } from "@/lib/report/schema";
import { summarise } from "@/lib/report/summarise";

export type Told = { readonly text: string; readonly by: "computed" | "model" };

/** Who puts a report into words. */
export type ReportWriter = {
  readonly section: (section: ReportSection) => Promise<Told>;
  readonly summary: (sections: readonly ReportSection[]) => Promise<Told>;
};

/** Sentences that are computed from the rows, but for those that a model wrote with the answer itself. */
const computed: ReportWriter = {
  section: async ({ text, receipt }) => ({ text, by: receipt?.textBy ?? "computed" }),
  summary: async (sections) => ({ text: summarise(sections), by: "computed" }),
};

/** The writer of a report. */
export async function reportWriter(
  _viewer: Viewer,
  _report: { sourceId: string; document: ReportDocument; signal: AbortSignal },
): Promise<ReportWriter> {
  return computed;
}
