import type { ReportSection } from "@/lib/report/schema";

const lineCountMax = 5;

/** The summary without a model: what the first sections say, a line each. Nulls: empty when no section is ready. */
export function summarise(sections: readonly ReportSection[]): string {
  return sections
    .filter(({ status, text }) => status === "ready" && text.trim() !== "")
    .slice(0, lineCountMax)
    .map(({ heading, text }) => `- **${heading}**: ${firstParagraph(text)}`)
    .join("\n");
}

const firstParagraph = (text: string): string => (text.trim().split(/\n\s*\n/u)[0] ?? "").replaceAll(/\s*\n\s*/gu, " ");
