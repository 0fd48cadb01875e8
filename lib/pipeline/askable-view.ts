import "server-only";
import { LRUCache } from "lru-cache";
import type { Viewer } from "@/lib/auth/viewer";
import { readViewerValues, type ViewerValues } from "@/lib/pipeline/viewer-values";
import { ok, type Result } from "@/lib/result";
import type { AccessPolicy, SemanticView } from "@/lib/semantic/access-policy";
import { withOwnQuestions } from "@/lib/semantic/restricted-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

/** Viewers with different values in their conditions, for one model. Each has indexes of its own that hang on the model. */
const viewerCountMax = 50;
const keptMs = 600_000;
/** The source was slow, or away: soon again. */
const keptIncompleteMs = 60_000;

const known = new WeakMap<SemanticModel, LRUCache<string, Promise<SemanticModel>>>();

/**
 * The view of a viewer for reading questions: where row rules concern them, the model knows the values of the rows that they may see.
 * The same model and the same conditions give the same model object. **Access**, **Fails** as `semanticViewFor`.
 */
export async function askableViewFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticView>> {
  const view = await semanticViewFor(viewer, sourceId);
  if (!view.ok || !hasConditions(view.value.policy)) return view;
  return ok({ ...view.value, model: await modelWithValues(viewer, view.value) });
}

/** The model of `askableViewFor`, for those who only show it. **Access**, **Fails** as there. */
export async function askableModelFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>> {
  const view = await askableViewFor(viewer, sourceId);
  return view.ok ? ok(view.value.model) : view;
}

const hasConditions = ({ tables }: AccessPolicy) =>
  [...tables.values()].some(({ conditions }) => conditions.length > 0);

async function modelWithValues(viewer: Viewer, view: SemanticView): Promise<SemanticModel> {
  const kept = known.get(view.model) ?? new LRUCache({ max: viewerCountMax, ttl: keptMs });
  known.set(view.model, kept);
  const key = conditionsKey(viewer, view.policy);
  const before = kept.get(key);
  if (before !== undefined) return await before;
  const made = readViewerValues(viewer, view).then((values) => {
    if (!values.complete) kept.set(key, made, { ttl: keptIncompleteMs });
    return fillIn(view.model, values);
  });
  kept.set(key, made);
  // A bug or a store that is away: whoever waits hears of it, and the next one tries again.
  made.catch(() => kept.delete(key));
  return await made;
}

/** All that decides which rows of which tables the viewer sees. */
function conditionsKey({ scopeKey }: Viewer, { tables }: AccessPolicy): string {
  const parts = [...tables].map(([id, { conditions }]) => [
    id,
    conditions.map(({ sql, values }) => [sql, [...values]]),
  ]);
  return JSON.stringify([scopeKey, parts]);
}

function fillIn(model: SemanticModel, { tables }: ViewerValues): SemanticModel {
  const entities = model.entities.map((entity) => {
    const values = tables.get(entity.id);
    if (values === undefined) return entity;
    return { ...entity, columns: entity.columns.map((column) => ({ ...column, ...values.get(column.name) })) };
  });
  return withOwnQuestions({ ...model, entities });
}
