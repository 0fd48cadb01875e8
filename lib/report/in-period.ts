import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import type { ReportDocument, ReportPeriod, ReportSection } from "@/lib/report/schema";
import { shiftPlan } from "@/lib/report/shift-plan";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * A report with all its sections to be made again for other days (null: all days). A section whose query has no plan, or one whose
 * days cannot be moved, keeps its query and says so (`inPeriod` false). Fails: source/*. Access: what the viewer may see.
 */
export async function inPeriod(
  viewer: Viewer,
  sourceId: string,
  document: ReportDocument,
  period: ReportPeriod | null,
): Promise<Result<ReportDocument>> {
  const view = await askableViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const { model } = view.value;
  const sections = document.sections.map((section) => moved(section, model, { ...document, period }));
  return ok({ ...document, period, sections, summaryBy: "computed" });
}

function moved(section: ReportSection, model: SemanticModel, { period, locale }: ReportDocument): ReportSection {
  const again = { ...section, status: "pending" as const, refusal: null, textBy: "computed" as const };
  // Never read so far: it is read within the new days.
  if (section.sql === null) return again;
  const plan = section.plan === null ? null : shiftPlan(section.plan, model, period);
  const sql = plan === null ? null : compilePlan(plan, model);
  if (plan === null || sql === null || !sql.ok) return { ...again, inPeriod: period === null ? null : false };
  const understood = describePlan(plan, model, locale);
  return { ...again, plan, sql: sql.value, understood, inPeriod: period === null ? null : true };
}
