import "server-only";
import { desc, eq } from "drizzle-orm";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { modelDifferences } from "@/lib/semantic/edits/model-differences";
import { noteWords } from "@/lib/semantic/edits/note-words";
import { type ModelDifference, type ModelRevision, modelRevisionSchema } from "@/lib/semantic/edits/schema";
import { storedRevision } from "@/lib/semantic/edits/stored-revision";
import type { SemanticModel } from "@/lib/semantic/schema";
import { underRules } from "@/lib/semantic/under-rules";
import { sourceSummary } from "@/lib/source/sources";

/** As many as anybody scrolls through. */
const revisionCountMax = 500;

/** The saved versions of a source's model, in the viewer's language. **Order** newest first. **Access** semantic:edit. **Fails** source/not-found. */
export async function modelHistory(viewer: Viewer, sourceId: string): Promise<Result<ModelRevision[]>> {
  if (!can(viewer, "semantic:edit")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const { db, tables } = await store();
  const { semanticModels, users } = tables;
  const { revision, createdAt, createdBy, origin, note } = semanticModels;
  const rows = await db
    .select({ revision, at: createdAt, createdBy, name: users.name, origin, note })
    .from(semanticModels)
    .leftJoin(users, eq(users.id, semanticModels.createdBy))
    .where(eq(semanticModels.sourceId, sourceId))
    .orderBy(desc(semanticModels.revision))
    .limit(revisionCountMax);
  const revisions = rows.map(({ at, createdBy: id, name, ...row }) =>
    modelRevisionSchema.parse({
      ...row,
      at: at.toISOString(),
      by: id === null ? null : { id, name: name ?? "" },
      note: noteWords(row.note, viewer.locale),
    }),
  );
  return ok(revisions);
}

/**
 * What a revision says otherwise than the one before it, or than `against`; of what rules leave the viewer.
 * **Order** as `modelDifferences`. **Access** semantic:edit. **Fails** source/not-found, semantic/no-revision.
 */
export async function revisionDifferences(
  viewer: Viewer,
  sourceId: string,
  { revision, against }: { readonly revision: number; readonly against: number | null },
): Promise<Result<ModelDifference[]>> {
  if (!can(viewer, "semantic:edit")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const after = await storedRevision(sourceId, revision);
  if (after === null) return refuse("semantic/no-revision", { revision });
  const other = against ?? revision - 1;
  const before = other === 0 ? null : await storedRevision(sourceId, other);
  // The first revision is told against nothing; any other that is asked for must be there.
  if (before === null && other !== 0) return refuse("semantic/no-revision", { revision: other });
  const pair = [before?.model ?? emptied(after.model), after.model];
  const seen = await Promise.all(pair.map((model) => underRules(viewer, model)));
  const [old, now] = seen;
  if (!old?.ok) return old ?? refuse("source/not-found");
  if (!now?.ok) return now ?? refuse("source/not-found");
  return ok(modelDifferences(old.value, now.value));
}

function emptied({ filters: _f, hierarchies: _h, glossary: _g, ...model }: SemanticModel): SemanticModel {
  return { ...model, description: null, entities: [], joins: [], measures: [] };
}
