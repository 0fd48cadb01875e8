import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ResultColumn } from "@/lib/execute/schema";
import { modelAvailability, writeText } from "@/lib/llm/gateway";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { answerPrompt } from "@/lib/pipeline/answer-prompt";
import { inventedFigures } from "@/lib/pipeline/check-figures";
import { asData, reportPromptFor } from "@/lib/report/report-prompt";
import type { ReportDocument, ReportSection } from "@/lib/report/schema";
import { summarise } from "@/lib/report/summarise";
import { modelContextOf } from "@/lib/source/model-context";
import { logger } from "@/lib/telemetry/logger";

/** `usage`: what a model was paid for it; null when none was asked or its text was not taken. */
export type Told = { readonly text: string; readonly by: "computed" | "model"; readonly usage: ModelUsage | null };

/** Who puts a report into words. */
export type ReportWriter = {
  readonly section: (section: ReportSection) => Promise<Told>;
  readonly summary: (sections: readonly ReportSection[]) => Promise<Told>;
};

type Writing = { readonly sourceId: string; readonly document: ReportDocument; readonly signal: AbortSignal };

const lengthMax = 2_000;

/** Sentences that are computed from the rows, but for those that a model wrote with the answer itself. */
const computed: ReportWriter = {
  section: async ({ text, receipt }) => ({ text, by: receipt?.textBy ?? "computed", usage: null }),
  summary: async (sections) => ({ text: summarise(sections), by: "computed", usage: null }),
};

/**
 * The writer of a report: a model where there is one that may see rows, else what is computed from them. A model's text with a figure
 * that is not in the rows is thrown away for the computed one. Access: the viewer's own budget.
 */
export async function reportWriter(viewer: Viewer, writing: Writing): Promise<ReportWriter> {
  const context = await modelContextOf(writing.sourceId);
  const mayAsk = writing.document.engine !== "offline" && context.ok && context.value.sendRows;
  if (!mayAsk || !(await modelAvailability(viewer, "report")).available) return computed;
  return {
    section: async (section) => {
      const before = await computed.section(section);
      // A model wrote it with the answer, and its figures were checked there.
      if (before.by === "model" || section.result === null || section.result.rows.length === 0) return before;
      const { question, understood, result } = section;
      const prompt = answerPrompt({
        ...{ question, understood: understood ?? question, result, isAdditive: neverAdditive },
        locale: writing.document.locale,
      });
      const told = await tell(viewer, writing, { task: "section", prompt });
      return told !== null && isTrue(told.text, [section]) ? told : before;
    },
    summary: async (sections) => {
      const before = await computed.summary(sections);
      if (before.text === "") return before;
      const told = await tell(viewer, writing, { task: "summary", prompt: summaryPrompt(sections) });
      return told !== null && isTrue(told.text, sections) ? told : before;
    },
  };
}

async function tell(
  viewer: Viewer,
  { sourceId, document, signal }: Writing,
  { task, prompt }: { readonly task: "section" | "summary"; readonly prompt: string },
): Promise<Told | null> {
  const { system, promptVersion } = await reportPromptFor(task, document.locale);
  const request = { operation: "report", viewer, conversationId: null, sourceId, promptVersion, system } as const;
  const reply = await writeText({ ...request, prompt, signal });
  if (!reply.ok) return null;
  const text = reply.value.value.trim();
  return text === "" || text.length > lengthMax ? null : { text, by: "model", usage: reply.value.usage };
}

function summaryPrompt(sections: readonly ReportSection[]): string {
  const told = sections.filter(({ status }) => status === "ready");
  return asData(told.map(({ heading, text }) => `${heading}: ${text}`).join("\n\n"));
}

/** What may be added up is not known here: a sum that a text makes of its own is not taken. */
const neverAdditive = (_column: ResultColumn): boolean => false;

/** Whether each line says figures of one of these sections alone: those of two, put side by side, would be a claim that nobody checked. */
function isTrue(text: string, sections: readonly ReportSection[]): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const isTrueLine = (line: string) =>
    sections.some(({ result, question, understood, heading }) => {
      const said = [question, understood ?? "", heading];
      return result !== null && inventedFigures(line, { result, isAdditive: neverAdditive, said }).length === 0;
    });
  const ok = lines.every(isTrueLine);
  // Not the text: it may repeat rows.
  if (!ok) logger("report").warn({ characters: text.length }, "a text of the model was replaced by the computed one");
  return ok;
}
