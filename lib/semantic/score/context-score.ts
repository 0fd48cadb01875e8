import "server-only";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { ok, type Result } from "@/lib/result";
import { entityQuestionCounts } from "@/lib/semantic/score/entity-questions";
import type { ContextScore } from "@/lib/semantic/score/schema";
import { scoreModel } from "@/lib/semantic/score/score-model";
import { editableModelFor } from "@/lib/semantic/semantic-model";
import { listVerifiedQuestions } from "@/lib/semantic/verified-questions";
import { visibleModel } from "@/lib/semantic/visible-model";

/**
 * How well a source is described and what would help most, of what the viewer may see of it.
 * **Access** semantic:edit. **Fails** auth/forbidden, source/not-found, source/not-analysed.
 */
export async function contextScoreFor(
  viewer: Viewer,
  sourceId: string,
  now = new Date(),
): Promise<Result<ContextScore>> {
  const model = await editableModelFor(viewer, sourceId);
  if (!model.ok) return model;
  const verified = await listVerifiedQuestions(viewer, sourceId);
  if (!verified.ok) return verified;
  const [asked, readAt] = await Promise.all([entityQuestionCounts(sourceId, now), lastRead(sourceId)]);
  const facts = { asked, readAt, now, verified: verified.value.map(({ sql }) => sql) };
  return ok(scoreModel(visibleModel(model.value), facts));
}

/** When an analysis last came to its end; for sources of before runs were kept, when the machine last saved a model. */
async function lastRead(sourceId: string): Promise<Date | null> {
  const { db, tables } = await store();
  const { analysisRuns, semanticModels } = tables;
  const [run] = await db
    .select({ at: analysisRuns.finishedAt })
    .from(analysisRuns)
    .where(and(eq(analysisRuns.sourceId, sourceId), inArray(analysisRuns.status, ["done", "review", "discarded"])))
    .orderBy(desc(analysisRuns.createdAt))
    .limit(1);
  if (run?.at) return run.at;
  const [saved] = await db
    .select({ at: semanticModels.createdAt })
    .from(semanticModels)
    .where(and(eq(semanticModels.sourceId, sourceId), isNull(semanticModels.createdBy)))
    .orderBy(desc(semanticModels.revision))
    .limit(1);
  return saved?.at ?? null;
}
