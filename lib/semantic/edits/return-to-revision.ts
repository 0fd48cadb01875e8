import "server-only";
import { isDeepStrictEqual } from "node:util";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { returnedModel } from "@/lib/semantic/edits/returned-model";
import { noteOfReturn } from "@/lib/semantic/edits/revision-note";
import { storedRevision } from "@/lib/semantic/edits/stored-revision";
import { newestModel } from "@/lib/semantic/load-model";
import { saveRevision } from "@/lib/semantic/save-revision";
import type { SemanticModel } from "@/lib/semantic/schema";
import { underRules } from "@/lib/semantic/under-rules";
import { sourceSummary } from "@/lib/source/sources";

/**
 * Makes what an old revision says the newest one; tables, columns and figures stay those that the last analysis read. `revision` is what
 * was looked at. Nothing is saved when nothing differs.
 * **Access** semantic:edit. **Fails** auth/forbidden, source/not-found, semantic/no-revision, semantic/conflict.
 */
export async function returnToRevision(
  viewer: Viewer,
  sourceId: string,
  { revision, to }: { readonly revision: number; readonly to: number },
): Promise<Result<SemanticModel>> {
  if (!can(viewer, "semantic:edit")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const [newest, old] = [await newestModel(sourceId), await storedRevision(sourceId, to)];
  if (newest === null || old === null) return refuse("semantic/no-revision", { revision: to });
  if (newest.revision !== revision) {
    const author = await storedRevision(sourceId, newest.revision);
    const by = author?.by === null ? "machine" : "person";
    return refuse("semantic/conflict", { by, who: author?.by ?? "", what: source.value.name, field: "" });
  }
  const returned = returnedModel(old.model, newest, new Date().toISOString());
  if (isDeepStrictEqual(returned, newest)) return await underRules(viewer, newest);
  const saved = await saveRevision(returned, { userId: viewer.userId, origin: "return", note: noteOfReturn(to) });
  if (!saved.ok) return saved;
  const details = { revision: saved.value.revision, origin: "return", to };
  await audit(viewer, "semantic.change", sourceId, details, { sourceId });
  return await underRules(viewer, saved.value);
}
