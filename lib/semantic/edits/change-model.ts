import "server-only";
import { isDeepStrictEqual } from "node:util";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { deriveModel } from "@/lib/semantic/derive-model";
import { applyChange } from "@/lib/semantic/edits/apply-change";
import { conflictOf } from "@/lib/semantic/edits/conflict-of";
import { rebaseChange } from "@/lib/semantic/edits/rebase-change";
import { noteOf } from "@/lib/semantic/edits/revision-note";
import type { ChangeModel } from "@/lib/semantic/edits/schema";
import type { SqlCheck } from "@/lib/semantic/edits/sql-check";
import { storedRevision } from "@/lib/semantic/edits/stored-revision";
import { loadModel, newestModel } from "@/lib/semantic/load-model";
import { saveRevision } from "@/lib/semantic/save-revision";
import type { SemanticModel } from "@/lib/semantic/schema";
import { underRules } from "@/lib/semantic/under-rules";

/** How often a save starts again because somebody else saved in the same moment. */
const attemptsMax = 5;

/**
 * Saves changes of a person as one revision, all or none; gives the model as `editableModelFor` does. Where somebody saved meanwhile, the
 * changes are made to the newest revision, unless both changed the same. Nothing is saved when nothing differs.
 * **Access** semantic:edit. **Fails** auth/forbidden, source/not-found, source/not-analysed; semantic/conflict with who and what; as `applyChange`.
 */
export async function changeModel(
  viewer: Viewer,
  sourceId: string,
  { revision, changes }: ChangeModel,
  check: SqlCheck,
): Promise<Result<SemanticModel>> {
  if (!can(viewer, "semantic:edit")) return refuse("auth/forbidden");
  const cached = await loadModel(viewer, sourceId);
  if (!cached.ok) return cached;
  // What the cache knows may be older than what was looked at on another instance.
  let newest = cached.value.revision < revision ? await newestModel(sourceId) : cached.value;
  for (let attempt = 1; newest !== null && attempt <= attemptsMax; attempt += 1) {
    const changed = await changesMade(viewer, newest, { revision, changes }, check);
    if (!changed.ok) return changed;
    if (changed.value === newest) return await underRules(viewer, newest);
    const origin = changes.every(({ kind }) => kind === "accept") ? "accept" : "edit";
    const saved = await saveRevision(changed.value, { userId: viewer.userId, origin, note: noteOf(changes) });
    if (saved.ok) {
      const details = { revision: saved.value.revision, origin, changes: changes.length };
      await audit(viewer, "semantic.change", sourceId, details, { sourceId });
      return await underRules(viewer, saved.value);
    }
    newest = await newestModel(sourceId);
  }
  return refuse("semantic/conflict", { by: "nobody", who: "", what: "", field: "" });
}

/** The newest model with all changes; the same object when they change nothing. */
async function changesMade(
  viewer: Viewer,
  newest: SemanticModel,
  { revision, changes }: ChangeModel,
  check: SqlCheck,
): Promise<Result<SemanticModel>> {
  const looked = revision === newest.revision ? newest : (await storedRevision(newest.sourceId, revision))?.model;
  if (looked === undefined) return refuse("semantic/conflict", { by: "nobody", who: "", what: "", field: "" });
  const seen = await underRules(viewer, newest);
  if (!seen.ok) return seen;
  const sight = { whole: newest, seen: seen.value, looked, check };
  let model = newest;
  for (const change of changes) {
    const rebased = rebaseChange(change, looked, newest);
    if (!rebased.ok) return await conflictOf(rebased.error, looked, newest);
    const changed = await applyChange(model, rebased.value, sight);
    if (!changed.ok) return changed;
    model = changed.value;
  }
  return ok(isDeepStrictEqual(model, newest) ? newest : deriveModel(model, new Date().toISOString()));
}
