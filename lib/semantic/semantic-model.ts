import "server-only";
import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { cached } from "@/lib/cache/cached";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { isUniqueViolation } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";
import { buildModel } from "@/lib/semantic/build-model";
import { applyEdit, mergeModel } from "@/lib/semantic/merge-model";
import { type ModelEdit, type SemanticModel, semanticModelSchema } from "@/lib/semantic/schema";
import { visibleModel } from "@/lib/semantic/visible-model";
import type { SourceStructure } from "@/lib/source/schema";
import { sourceSummary, sourceTag } from "@/lib/source/sources";

/** How often a save of the machine starts again because a person saved meanwhile. */
const attemptsMax = 5;

/**
 * The model of a source as the viewer may see it: what is hidden is not in it, for anyone who asks.
 * Access: source:view. Fails: source/not-found, source/not-analysed.
 */
export async function semanticModelFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
  const whole = await loadModel(viewer, sourceId);
  return whole.ok ? ok(visibleModel(whole.value)) : whole;
}

/** The whole model with what is hidden, for those who edit it. Access: semantic:edit. Fails: auth/forbidden, as above. */
export async function editableModelFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
  return can(viewer, "semantic:edit") ? await loadModel(viewer, sourceId) : refuse("auth/forbidden");
}

async function loadModel(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
  if (!can(viewer, "source:view")) return refuse("source/not-found");
  const answer = await cached<SemanticModel>(
    { kind: "semantic-model", key: [sourceId], tags: [sourceTag(sourceId)], schema: semanticModelSchema },
    async () => {
      const stored = await newestModel(sourceId);
      if (stored) return ok(stored);
      const source = await sourceSummary(viewer, sourceId);
      return source.ok ? refuse("source/not-analysed") : source;
    },
  );
  return answer.ok ? ok(answer.value.value) : answer;
}

async function newestModel(sourceId: string): Promise<SemanticModel | null> {
  const { db, tables } = await store();
  const { semanticModels } = tables;
  const [row] = await db
    .select({ model: semanticModels.model, revision: semanticModels.revision })
    .from(semanticModels)
    .where(eq(semanticModels.sourceId, sourceId))
    .orderBy(desc(semanticModels.revision))
    .limit(1);
  return row ? { ...semanticModelSchema.parse(row.model), revision: row.revision } : null;
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
 * Changes what one table or column is called, means or whether it is shown.
 * Access: semantic:edit. Fails: as `saveModel`; semantic/not-found when the model has no such table or column.
 */
export async function editModel(viewer: Viewer, sourceId: string, edit: ModelEdit): Promise<Result<SemanticModel>> {
  const current = await editableModelFor(viewer, sourceId);
  if (!current.ok) return current;
  if (current.value.revision !== edit.revision) return refuse("semantic/conflict");
  const changed = applyEdit(current.value, edit, new Date().toISOString());
  return changed ? await saveModel(viewer, changed) : refuse("semantic/not-found");
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
