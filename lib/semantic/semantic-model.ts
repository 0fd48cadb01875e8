import "server-only";
import { isDeepStrictEqual } from "node:util";
import { rulesOfSource } from "@/lib/access/access-rules";
import { applyingRules } from "@/lib/access/applying-rules";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { isUniqueViolation } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";
import { buildModel } from "@/lib/semantic/build-model";
import { loadModel, newestModel } from "@/lib/semantic/load-model";
import { applyEdit, mergeModel } from "@/lib/semantic/merge-model";
import { restrictedModel } from "@/lib/semantic/restricted-model";
import { type ModelEdit, type SemanticModel, semanticModelSchema } from "@/lib/semantic/schema";
import type { SourceStructure } from "@/lib/source/schema";
import { sourceSummary, sourceTag } from "@/lib/source/sources";

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

async function underRules(viewer: Viewer, model: SemanticModel): Promise<Result<SemanticModel>> {
  const rules = await rulesOfSource(model.sourceId);
  return rules.ok ? ok(restrictedModel(model, applyingRules(rules.value, viewer))) : rules;
}

/**
 * Saves a model as the revision after the one it was read as.
 * Access: semantic:edit. Fails: semantic/conflict when somebody saved meanwhile, source/not-found, auth/forbidden.
 */
export async function saveModel(viewer: Viewer, model: SemanticModel): Promise<Result<SemanticModel>> {
  if (!can(viewer, "semantic:edit")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, model.sourceId);
  if (!source.ok) return source;
  const newest = await newestModel(model.sourceId);
  if ((newest?.revision ?? 0) !== model.revision) return refuse("semantic/conflict");
  const saved = await insertRevision(model, viewer.userId);
  if (!saved.ok) return saved;
  await audit(viewer, "semantic.change", model.sourceId, { revision: saved.value.revision }, model);
  return saved;
}

/**
 * Changes what one table or column is called, means or whether it is shown; gives the model as `editableModelFor` does.
 * **Access** semantic:edit. **Fails** as `saveModel`; semantic/not-found when the viewer's model has no such table or column.
 */
export async function editModel(viewer: Viewer, sourceId: string, edit: ModelEdit): Promise<Result<SemanticModel>> {
  const seen = await editableModelFor(viewer, sourceId);
  if (!seen.ok) return seen;
  if (seen.value.revision !== edit.revision) return refuse("semantic/conflict");
  if (!hasPart(seen.value, edit)) return refuse("semantic/not-found");
  // The whole model is what is changed and saved: what the viewer does not see must not get lost.
  const whole = await loadModel(viewer, sourceId);
  if (!whole.ok) return whole;
  const changed = applyEdit(whole.value, edit, new Date().toISOString());
  if (changed === null) return refuse("semantic/not-found");
  const saved = await saveModel(viewer, changed);
  return saved.ok ? await underRules(viewer, saved.value) : saved;
}

function hasPart(model: SemanticModel, edit: ModelEdit): boolean {
  const entity = model.entities.find(({ id }) => id === edit.entity);
  return entity !== undefined && (edit.column === null || entity.columns.some(({ name }) => name === edit.column));
}

/**
 * Builds the model anew from a structure that was just read and keeps everything that people had set.
 * Nothing is saved when nothing changed. Called by the analysis, which has checked who asked for it.
 */
export async function refreshModel(sourceId: string, structure: SourceStructure): Promise<Result<SemanticModel>> {
  const built = buildModel(structure, sourceId);
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const stored = await newestModel(sourceId);
    const merged = stored ? mergeModel(stored, built, structure.capturedAt) : { ...built, revision: 0 };
    if (stored && isDeepStrictEqual(semanticModelSchema.parse(merged), stored)) return ok(stored);
    const saved = await insertRevision(merged, null);
    if (saved.ok) {
      await audit(null, "semantic.refresh", sourceId, { revision: saved.value.revision }, { sourceId });
      return saved;
    }
  }
  return refuse("semantic/conflict");
}

/** Adds the next revision; the unique key of source and revision lets only one of two savers through. */
async function insertRevision(model: SemanticModel, createdBy: string | null): Promise<Result<SemanticModel>> {
  const { db, tables } = await store();
  const next: SemanticModel = { ...model, revision: model.revision + 1 };
  try {
    await db.insert(tables.semanticModels).values({
      id: newId(),
      sourceId: next.sourceId,
      revision: next.revision,
      model: next,
      createdBy,
      createdAt: new Date(),
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("semantic/conflict");
    throw error;
  }
  await invalidate([sourceTag(next.sourceId)]);
  return ok(next);
}
