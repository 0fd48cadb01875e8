import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { pendingSection } from "@/lib/report/new-document";
import type { ReportDocument } from "@/lib/report/schema";
import { outlineFromTemplates } from "@/lib/report/templates/outline-from-templates";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";

type Outlined = Pick<ReportDocument, "scope" | "sections" | "notes">;

/** Chooses the sections of a report on its subject. Fails: report/no-subject, source/*. Access: of what the viewer may see. */
export async function outlineReport(
  viewer: Viewer,
  { sourceId, document }: { sourceId: string; document: ReportDocument; signal: AbortSignal },
): Promise<Result<Outlined>> {
  const view = await askableViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const { model } = view.value;
  const { locale, period } = document;
  const subject = document.subject ?? "";
  const outline = outlineFromTemplates(model, { subject, locale, period, now: new Date() });
  if (outline === null || outline.items.length === 0) {
    return refuse("report/no-subject", { subject, things: thingsOf(model, locale) });
  }
  return ok({ scope: outline.scope, sections: outline.items.map(pendingSection), notes: document.notes });
}

/** A few things that the data does hold. */
function thingsOf({ entities, measures }: SemanticModel, locale: "en" | "zh"): string {
  const figures = measures.filter(({ aggregate }) => aggregate === "sum").map(({ label }) => label);
  const tables = entities.filter(({ hidden }) => !hidden).map(({ label }) => label);
  const named = [...new Set([...figures.slice(0, 1), ...tables])].slice(0, 4);
  return named.map((name) => name.toLowerCase()).join(locale === "zh" ? "、" : ", ");
}
