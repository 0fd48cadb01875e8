import "server-only";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { isUniqueViolation } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";
import type { revisionOrigins } from "@/lib/semantic/edits/schema";
import type { SemanticModel } from "@/lib/semantic/schema";
import { sourceTag } from "@/lib/source/sources";

export type RevisionAuthor = {
  /** Null for the machine. */
  readonly userId: string | null;
  readonly origin: (typeof revisionOrigins)[number];
  /** What was done, as `noteOf` writes it; null where the origin says it all. */
  readonly note: string | null;
};

/**
 * Keeps a model as the revision after the one that it was made from; the next question on every instance is asked with it.
 * The unique key of source and revision lets only one of two savers through. **Fails** semantic/conflict for the other.
 */
export async function saveRevision(
  model: SemanticModel,
  { userId, origin, note }: RevisionAuthor,
): Promise<Result<SemanticModel>> {
  const { db, tables } = await store();
  const next: SemanticModel = { ...model, revision: model.revision + 1 };
  try {
    await db.insert(tables.semanticModels).values({
      id: newId(),
      sourceId: next.sourceId,
      revision: next.revision,
      model: next,
      origin,
      note: note?.slice(0, 255) ?? null,
      createdBy: userId,
      createdAt: new Date(),
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("semantic/conflict", { by: "nobody", who: "", what: "", field: "" });
    throw error;
  }
  await invalidate([sourceTag(next.sourceId)]);
  return ok(next);
}
