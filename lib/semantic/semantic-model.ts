import "server-only";
import { isDeepStrictEqual } from "node:util";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { buildModel } from "@/lib/semantic/build-model";
import { loadModel, newestModel } from "@/lib/semantic/load-model";
import { mergeModel } from "@/lib/semantic/merge-model";
import { saveRevision } from "@/lib/semantic/save-revision";
import { type SemanticModel, semanticModelSchema } from "@/lib/semantic/schema";
import { underRules } from "@/lib/semantic/under-rules";
import type { SourceStructure } from "@/lib/source/schema";

/** How often a save of the machine starts again because a person saved meanwhile. */
const attemptsMax = 5;

/**
 * The model with what it hides, for those who edit it; what rules take from them they do not see here either.
 * **Access** semantic:edit. **Fails** auth/forbidden, source/not-found, source/not-analysed.
 */
export async function editableModelFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
  if (!can(viewer, "semantic:edit")) return refuse("auth/forbidden");
  const whole = await loadModel(viewer, sourceId);
  return whole.ok ? await underRules(viewer, whole.value) : whole;
}

/**
 * Builds the model anew from a structure that was just read and keeps everything that people had set.
 * Nothing is saved when nothing changed. Called by the analysis, which has checked who asked for it.
 */
export function refreshModel(sourceId: string, structure: SourceStructure): Promise<Result<SemanticModel>> {
  return applyAnalysis(buildModel(structure, sourceId), structure.capturedAt);
}

/**
 * Saves what an analysis made of a source, with everything that people had set, whenever they set it; nothing is saved when nothing
 * changed. `adapt` brings the stored model to what the source is called now. `now` is ISO 8601.
 */
export async function applyAnalysis(
  built: SemanticModel,
  now: string,
  adapt: (stored: SemanticModel) => SemanticModel = (stored) => stored,
): Promise<Result<SemanticModel>> {
  const { sourceId } = built;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const stored = await newestModel(sourceId);
    const merged = stored ? mergeModel(adapt(stored), built, now) : { ...built, revision: 0 };
    if (stored && isDeepStrictEqual(semanticModelSchema.parse(merged), stored)) return ok(stored);
    const saved = await saveRevision(merged, { userId: null, origin: "analysis", note: null });
    if (saved.ok) {
      await audit(null, "semantic.refresh", sourceId, { revision: saved.value.revision }, { sourceId });
      return saved;
    }
  }
  return refuse("semantic/conflict");
}
