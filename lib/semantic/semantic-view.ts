import "server-only";
import { rulesOfSource } from "@/lib/access/access-rules";
import { applyingRules } from "@/lib/access/applying-rules";
import type { Viewer } from "@/lib/auth/viewer";
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
  const own = applyingRules(rules.value, viewer);
  const model = visibleModel(restrictedModel(whole.value, own));
  return ok({ model, policy: viewerPolicy(viewer, whole.value, own) });
}

/** The model of `semanticViewFor`, for those who only show it. **Access**, **Fails** as there. */
export async function semanticModelFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
  const view = await semanticViewFor(viewer, sourceId);
  return view.ok ? ok(view.value.model) : view;
}
