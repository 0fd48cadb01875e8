import "server-only";
import { rulesOfSource } from "@/lib/access/access-rules";
import { applyingRules } from "@/lib/access/applying-rules";
import type { AccessRule } from "@/lib/access/schema";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { loadModel } from "@/lib/semantic/load-model";
import { restrictedModel } from "@/lib/semantic/restricted-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { viewerPolicy } from "@/lib/semantic/viewer-policy";
import { visibleModel } from "@/lib/semantic/visible-model";

/**
 * A source as the viewer may see it: the model without what it hides and without what rules take away, and the rules on rows and values
 * that the guard adds. The same model and rules give the same model object.
 * **Access** source:view. **Fails** source/not-found, source/not-analysed.
 */
export async function semanticViewFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticView>> {
  const whole = await loadModel(viewer, sourceId);
  if (!whole.ok) return whole;
  const rules = await rulesOfSource(sourceId);
  if (!rules.ok) return rules;
  return ok(viewUnderRules(viewer, whole.value, applyingRules(rules.value, viewer)));
}

/** The view of a whole model that the given rules leave somebody whom all of them concern. */
export function viewUnderRules(viewer: Viewer, whole: SemanticModel, rules: readonly AccessRule[]): SemanticView {
  return { model: visibleModel(restrictedModel(whole, rules)), policy: viewerPolicy(viewer, whole, rules) };
}

/** The model of `semanticViewFor`, for those who only show it. **Access**, **Fails** as there. */
export async function semanticModelFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
  const view = await semanticViewFor(viewer, sourceId);
  return view.ok ? ok(view.value.model) : view;
}

/** The model with all that it hides and that rules take away, for those who write rules. **Access** access:manage. **Fails** as above. */
export async function wholeModelFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
  return can(viewer, "access:manage") ? await loadModel(viewer, sourceId) : refuse("auth/forbidden");
}
