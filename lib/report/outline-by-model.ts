import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { generate } from "@/lib/llm/gateway";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import { asData, fillReportPrompt } from "@/lib/report/report-prompt";
import type { ReportDocument } from "@/lib/report/schema";
import type { OutlineItem } from "@/lib/report/templates/outline-from-templates";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ModelContext } from "@/lib/source/schema";

const sectionCountMax = 7;
/** More names than these make a prompt that says everything and nothing. */
const entityCountMax = 40;
const columnCountMax = 24;

const outlineSchema = z.object({
  title: z.string().trim().min(1).max(200),
  sections: z
    .array(z.object({ heading: z.string().trim().min(1).max(200), question: z.string().trim().min(1).max(1_000) }))
    .min(1),
});

type Asked = {
  readonly sourceId: string;
  readonly document: ReportDocument;
  readonly model: SemanticModel;
  readonly modelContext: ModelContext;
  readonly signal: AbortSignal;
};

/**
 * Asks a model which questions a report should answer. Each is read later like any question of a person: the reply holds no SQL that
 * would be run. Fails: llm/*, execute/cancelled.
 */
export async function outlineByModel(
  viewer: Viewer,
  { sourceId, document, model, modelContext, signal }: Asked,
): Promise<Result<{ title: string; items: OutlineItem[] }>> {
  const { subject, locale } = document;
  const { text, version } = await promptInForce("report", locale);
  const reply = await generate({
    ...{ operation: "report", viewer, conversationId: null, sourceId, promptVersion: version, signal },
    ...outlineRequest({ subject: subject ?? "", locale, model, modelContext }, text),
  });
  if (!reply.ok) return reply;
  const { title, sections } = reply.value.value;
  const items = sections
    .slice(0, sectionCountMax)
    .map(({ heading, question }) => ({ heading, question, plan: null, sql: null, inPeriod: null }));
  return ok({ title, items });
}

/** As many words of the business as an outline is told. */
const termCountMax = 200;

type Outlined = Pick<Asked, "model" | "modelContext"> & { readonly subject: string; readonly locale: "en" | "zh" };

/** Every character that a model is sent for an outline, with a wording of the prompt "report". What is shown to admins is made here too. */
export function outlineRequest({ subject, locale, model, modelContext }: Outlined, wording: string) {
  const data = asData([describeModel(model), ...contextLines(modelContext, model)].join("\n"));
  return {
    system: fillReportPrompt(wording, "outline", locale),
    prompt: [data, `Subject: ${subject}`].join("\n\n"),
    schema: outlineSchema,
  };
}

/** Tables with their columns, and figures: names alone, no values. */
function describeModel({ entities, measures }: SemanticModel): string {
  const shown = entities.filter(({ hidden }) => !hidden).slice(0, entityCountMax);
  const lines = shown.map(({ label, columns }) => {
    const named = columns.filter(({ hidden }) => !hidden).slice(0, columnCountMax);
    return `${label}: ${named.map((column) => column.label).join(", ")}`;
  });
  const figures = measures.map(({ label, unit }) => (unit === null ? label : `${label} (${unit})`));
  return [...lines, `Figures: ${[...new Set(figures)].join(", ")}`].join("\n");
}

function contextLines({ instructions }: ModelContext, { glossary = [] }: SemanticModel): string[] {
  const words = glossary.slice(0, termCountMax).map(({ term, meaning }) => `${term}: ${meaning}`);
  return [...(instructions ? [`Notes of the business: ${instructions}`] : []), ...words];
}
