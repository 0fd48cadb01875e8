import "server-only";
import { desc, eq } from "drizzle-orm";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { cached } from "@/lib/cache/cached";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { type SemanticModel, semanticModelSchema } from "@/lib/semantic/schema";
import { sourceSummary, sourceTag } from "@/lib/source/sources";

/**
 * The whole model of a source through the cache, with what is hidden and what rules take away: for `lib/semantic` alone, which shows it
 * to nobody. **Access** source:view. **Fails** source/not-found, source/not-analysed.
 */
export async function loadModel(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
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

/** The newest revision in the store; null when the source was never analysed. */
export async function newestModel(sourceId: string): Promise<SemanticModel | null> {
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
