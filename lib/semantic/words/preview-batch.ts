import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { type Batch, makeBatches } from "@/lib/semantic/words/batches";

/**
 * The batch that an analysis would begin with were nothing described yet; with the name of a table in `wanted` the one that asks about
 * it. **Fails** semantic/not-found where there is nothing to describe.
 */
export function previewBatch(model: SemanticModel, wanted: string): Result<Batch> {
  const batches = makeBatches(undescribed(model));
  const name = wanted.trim().toLowerCase();
  const named = batches.find(({ parts }) =>
    parts.some(({ entity }) => [entity.id, entity.table, entity.label].some((known) => known.toLowerCase() === name)),
  );
  const batch = named ?? batches[0];
  return batch === undefined ? refuse("semantic/not-found") : ok(batch);
}

/** What an analysis asks for depends on what was said before: here, nothing was. */
function undescribed(model: SemanticModel): SemanticModel {
  const entities = model.entities.map(({ edited: _, inferred: __, ...entity }) => ({
    ...entity,
    columns: entity.columns.map(({ edited: _, inferred: __, ...column }) => column),
  }));
  return { ...model, entities };
}
