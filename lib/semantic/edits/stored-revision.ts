import "server-only";
import { and, eq } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { type SemanticModel, semanticModelSchema } from "@/lib/semantic/schema";

/** A revision of a model with whoever saved it. `by` null: the machine, or an account that is gone. */
export type StoredRevision = {
  readonly model: SemanticModel;
  readonly by: string | null;
  readonly origin: string | null;
};

/** One revision of a source's model as it was saved; null when there is none. */
export async function storedRevision(sourceId: string, revision: number): Promise<StoredRevision | null> {
  const { db, tables } = await store();
  const { semanticModels, users } = tables;
  const [row] = await db
    .select({ model: semanticModels.model, by: users.name, origin: semanticModels.origin })
    .from(semanticModels)
    .leftJoin(users, eq(users.id, semanticModels.createdBy))
    .where(and(eq(semanticModels.sourceId, sourceId), eq(semanticModels.revision, revision)))
    .limit(1);
  if (row === undefined) return null;
  return { ...row, model: { ...semanticModelSchema.parse(row.model), revision } };
}
