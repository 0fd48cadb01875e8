import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type Refusal, refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { modelAvailability } from "@/lib/llm/gateway";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { pendingSection } from "@/lib/report/new-document";
import { outlineByModel } from "@/lib/report/outline-by-model";
import { reportTexts } from "@/lib/report/report-texts";
import type { ReportDocument } from "@/lib/report/schema";
import { outlineFromTemplates } from "@/lib/report/templates/outline-from-templates";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { modelContextOf } from "@/lib/source/model-context";

type Outlined = Pick<ReportDocument, "title" | "scope" | "sections" | "notes">;
type Asked = { readonly sourceId: string; readonly document: ReportDocument; readonly signal: AbortSignal };

/**
 * Chooses the sections of a report on its subject: by a model where there is one, else by templates.
 * Fails: report/no-subject, source/*, llm/* (engine `model`). Access: of what the viewer may see.
 */
export async function outlineReport(viewer: Viewer, asked: Asked): Promise<Result<Outlined>> {
  const view = await askableViewFor(viewer, asked.sourceId);
  if (!view.ok) return view;
  const modelContext = await modelContextOf(asked.sourceId);
  if (!modelContext.ok) return modelContext;
  const { document } = asked;
  const { model } = view.value;
  const asksModel = document.engine !== "offline" && (await modelAvailability(viewer, "report")).available;
  if (!asksModel) return byTemplates(document, model, null);
  const written = await outlineByModel(viewer, { ...asked, model, modelContext: modelContext.value });
  if (written.ok) {
    const { title, items } = written.value;
    return ok({ title, scope: null, sections: items.map(pendingSection), notes: document.notes });
  }
  return document.engine === "model" ? written : byTemplates(document, model, written.error);
}

function byTemplates(document: ReportDocument, model: SemanticModel, failure: Refusal | null): Result<Outlined> {
  const { locale, period, title, notes } = document;
  const subject = document.subject ?? "";
  const outline = outlineFromTemplates(model, { subject, locale, period, now: new Date() });
  if (outline === null || outline.items.length === 0) {
    return refuse("report/no-subject", { subject, things: thingsOf(model, locale) });
  }
  const why = failure && reportTexts(locale)("modelFailed", { problem: errorMessage(failure, locale) });
  const sections = outline.items.map(pendingSection);
  return ok({ title, scope: outline.scope, sections, notes: why === null ? notes : [...notes, why] });
}

/** A few things that the data does hold. */
function thingsOf({ entities, measures }: SemanticModel, locale: "en" | "zh"): string {
  const figures = measures.filter(({ aggregate }) => aggregate === "sum").map(({ label }) => label);
  const tables = entities.filter(({ hidden }) => !hidden).map(({ label }) => label);
  const named = [...new Set([...figures.slice(0, 1), ...tables])].slice(0, 4);
  return named.map((name) => name.toLowerCase()).join(locale === "zh" ? "、" : ", ");
}
