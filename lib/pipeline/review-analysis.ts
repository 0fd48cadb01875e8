import "server-only";
import { rulesOfSource } from "@/lib/access/access-rules";
import { moveAccessRules } from "@/lib/access/move-access-rules";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { brokenByDrift, type Change, type StoredSql, storedQuestion } from "@/lib/pipeline/broken-by-drift";
import { followRenames, moveRule } from "@/lib/pipeline/follow-renames";
import { ok, type Result } from "@/lib/result";
import { newestRun, toRun } from "@/lib/semantic/analysis/analysis-runs";
import { type Renames, renamesOf } from "@/lib/semantic/analysis/rename-in-model";
import { endReview, openReview, type Review, takeReview } from "@/lib/semantic/analysis/review-decision";
import type { AnalysisReview, AnalysisRun, ReviewDecision } from "@/lib/semantic/analysis/schema";
import { newestModel } from "@/lib/semantic/load-model";
import { mergeModel } from "@/lib/semantic/merge-model";
import { applyAnalysis } from "@/lib/semantic/semantic-model";
import { listVerifiedQuestions } from "@/lib/semantic/verified-questions";
import { keepStructure } from "@/lib/source/analysis-state";
import { sourceSummary } from "@/lib/source/sources";

/**
 * What the newest analysis of a source found changed, and what of people's work that breaks. `widgetsOf`: the queries of dashboards, which
 * stand above this folder. Nulls: null when nothing waits for a decision. **Access** source:manage. **Fails** source/not-found.
 */
export async function analysisReview(
  viewer: Viewer,
  sourceId: string,
  widgetsOf: () => Promise<readonly StoredSql[]>,
): Promise<Result<AnalysisReview | null>> {
  const allowed = await mayDecide(viewer, sourceId);
  if (!allowed.ok) return allowed;
  const review = await openReview(sourceId);
  const inForce = await newestModel(sourceId);
  if (review === null || inForce === null) return ok(null);
  const { revision, drift, model, structure } = review.proposal;
  const rules = await rulesOfSource(sourceId);
  if (!rules.ok) return rules;
  const questions = await listVerifiedQuestions(viewer, sourceId);
  if (!questions.ok) return questions;
  const adapted = followRenames(inForce, renamesOf(drift));
  const change: Change = { inForce, adapted, next: mergeModel(adapted, model, structure.capturedAt), drift };
  const queries = [...questions.value.map(storedQuestion), ...(await widgetsOf())];
  return ok({ runId: review.run.id, revision, drift, broken: brokenByDrift(change, { rules: rules.value, queries }) });
}

/**
 * Applies or discards what an analysis found: what people set meanwhile stays, and what was renamed takes along what they said of it, and the
 * rules on it. **Access** source:manage. **Fails** source/not-found, source/no-review, semantic/conflict.
 */
export async function decideReview(
  viewer: Viewer,
  sourceId: string,
  decision: ReviewDecision,
): Promise<Result<AnalysisRun>> {
  const allowed = await mayDecide(viewer, sourceId);
  if (!allowed.ok) return allowed;
  const taken = await takeReview(sourceId, decision.runId);
  if (!taken.ok) return taken;
  const { run } = taken.value;
  if (decision.action === "discard") {
    await endReview(run.id, "discarded");
    await audit(viewer, "source.analysis-discard", sourceId, {}, { sourceId });
  } else {
    const applied = await apply(viewer, taken.value, renamesOf(taken.value.proposal.drift, decision.refusedRenames));
    await endReview(run.id, applied.ok ? "done" : "review");
    if (!applied.ok) return applied;
    const changes = taken.value.proposal.drift.length;
    await audit(viewer, "source.analysis-apply", sourceId, { changes }, { sourceId });
  }
  return ok(toRun((await newestRun(sourceId)) ?? run, true));
}

async function apply(viewer: Viewer, { run, proposal }: Review, renames: Renames): Promise<Result<null>> {
  const { model, structure } = proposal;
  // Rules first: under the old names nothing is left to read, under the new ones nothing may be shown without them.
  const moved = await moveAccessRules(viewer, run.sourceId, (rule) => moveRule(rule, renames, model.kind));
  if (!moved.ok) return moved;
  const saved = await applyAnalysis(model, structure.capturedAt, (stored) => followRenames(stored, renames));
  if (!saved.ok) return saved;
  await keepStructure(run.sourceId, structure);
  return ok(null);
}

async function mayDecide(viewer: Viewer, sourceId: string): Promise<Result<unknown>> {
  return can(viewer, "source:manage") ? await sourceSummary(viewer, sourceId) : refuse("auth/forbidden");
}
