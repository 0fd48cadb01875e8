import "server-only";
import { isDeepStrictEqual } from "node:util";
import { refuse } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { type ModelPart, placeOf, valueAt } from "@/lib/semantic/edits/model-part";
import { storedRevision } from "@/lib/semantic/edits/stored-revision";
import type { SemanticModel } from "@/lib/semantic/schema";

/** How far back is looked for whoever changed it; beyond that nobody is named. */
const revisionsBackMax = 20;

/** The refusal that says who changed a part after `base` was looked at, and what it is. */
export async function conflictOf(part: ModelPart, base: SemanticModel, newest: SemanticModel): Promise<Result<never>> {
  const author = await whoChanged(part, base, newest);
  const place = placeOf(newest, part);
  return refuse("semantic/conflict", {
    by: author === null ? "nobody" : author.by === null ? "machine" : "person",
    who: author?.by ?? "",
    what: place.join(" › "),
    field: part.field ?? "",
  });
}

/** Whoever first saved what stands there now. */
async function whoChanged(part: ModelPart, base: SemanticModel, newest: SemanticModel) {
  const now = valueAt(newest, part);
  const first = Math.max(base.revision + 1, newest.revision - revisionsBackMax);
  for (let revision = first; revision <= newest.revision; revision += 1) {
    const stored = await storedRevision(newest.sourceId, revision);
    if (stored !== null && isDeepStrictEqual(valueAt(stored.model, part), now)) return stored;
  }
  return null;
}
