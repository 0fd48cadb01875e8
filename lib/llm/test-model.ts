import "server-only";
import { eq } from "drizzle-orm";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { environmentModels } from "@/lib/llm/environment-models";
import { modelTestIn } from "@/lib/llm/model-summary";
import { completeStored, storedModel } from "@/lib/llm/models";
import { probeModel } from "@/lib/llm/probe-model";
import type { ModelEdit, ModelTest } from "@/lib/llm/schema";
import { modelsTag, openStoredModel } from "@/lib/llm/stored-models";
import { ok, type Result } from "@/lib/result";

/**
 * Tries an edited model and keeps nothing; `modelId` lends its stored key to the same provider and address. **Access** model:manage.
 * Fails: llm/not-found, llm/key-needed, llm/key-lost. That the model cannot be used is a result, not a failure.
 */
export async function testModelEdit(
  viewer: Viewer,
  edit: ModelEdit,
  options: { readonly modelId: string | null; readonly signal: AbortSignal },
): Promise<Result<ModelTest>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const stored = options.modelId === null ? ok(null) : await storedModel(options.modelId);
  if (!stored.ok) return stored;
  const completed = completeStored(edit, stored.value);
  if (!completed.ok) return completed;
  return ok(modelTestIn(await probeModel(completed.value, options.signal), viewer.locale));
}

/**
 * Tries a connected model and keeps what was found, the kind of structured output among it. One of the environment is only tried.
 * **Access** model:manage. Fails: llm/not-found, llm/key-lost.
 */
export async function testModel(
  viewer: Viewer,
  modelId: string,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<ModelTest>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const model = await connectedModel(modelId);
  if (!model.ok) return model;
  const kept = await probeModel(model.value, signal);
  if (signal.aborted) return refuse("execute/cancelled");
  if (!model.value.fromEnvironment) {
    const { db, tables } = await store();
    const found = kept.structuredOutput === null ? {} : { structuredOutput: kept.structuredOutput };
    await db
      .update(tables.models)
      .set({ lastTest: kept, ...found })
      .where(eq(tables.models.id, modelId));
    await invalidate([modelsTag]);
  }
  return ok(modelTestIn(kept, viewer.locale));
}

async function connectedModel(modelId: string): Promise<Result<ConnectedModel>> {
  const ofEnvironment = environmentModels().find(({ id }) => id === modelId);
  if (ofEnvironment) return ok(ofEnvironment);
  const stored = await storedModel(modelId);
  return stored.ok ? openStoredModel(stored.value) : stored;
}
