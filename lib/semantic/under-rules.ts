import "server-only";
import { rulesOfSource } from "@/lib/access/access-rules";
import { applyingRules } from "@/lib/access/applying-rules";
import type { Viewer } from "@/lib/auth/viewer";
import { ok, type Result } from "@/lib/result";
import { restrictedModel } from "@/lib/semantic/restricted-model";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What access rules leave of a whole model to somebody; what it hides is still in it, marked as hidden. */
export async function underRules(viewer: Viewer, model: SemanticModel): Promise<Result<SemanticModel>> {
  const rules = await rulesOfSource(model.sourceId);
  return rules.ok ? ok(restrictedModel(model, applyingRules(rules.value, viewer))) : rules;
}
