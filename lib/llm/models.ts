import "server-only";
import { eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { writeSetting } from "@/lib/db/settings";
import { store } from "@/lib/db/store";
import { affectedRows, isUniqueViolation } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { checkModelAddress } from "@/lib/llm/check-model-address";
import { completeModel } from "@/lib/llm/complete-model";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { environmentModels } from "@/lib/llm/environment-models";
import { connectedSummary, storedSummary } from "@/lib/llm/model-summary";
import type { ModelChains, ModelEdit, ModelsState, UpdateModel } from "@/lib/llm/schema";
import {
  chainsSetting,
  modelsTag,
  openStoredModel,
  type StoredModel,
  sealKey,
  storedModels,
} from "@/lib/llm/stored-models";
import { ok, type Result } from "@/lib/result";

/** Every model and their order. **Order** those of the environment, then the oldest first. **Access** model:manage. */
export async function listModels(viewer: Viewer): Promise<Result<ModelsState>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const { models, chains } = await storedModels();
  const environment = environmentModels().map(connectedSummary);
  return ok({ models: [...environment, ...models.map((model) => storedSummary(model, viewer.locale))], chains });
}

/**
 * Connects a model. It stands last in the default chain. **Access** model:manage.
 * Fails: llm/name-taken, llm/private-address, llm/forbidden-address.
 */
export async function createModel(viewer: Viewer, edit: ModelEdit): Promise<Result<ModelsState>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const allowed = await checkModelAddress(edit.baseUrl);
  if (!allowed.ok) return allowed;
  const { apiKey = null, ...model } = edit;
  const [id, now] = [newId(), new Date()];
  const { db, tables } = await store();
  const named = await uniquelyNamed(edit.name, () =>
    db.insert(tables.models).values({
      ...{ id, ...model, sealedKey: sealKey(apiKey), disabled: false, lastTest: null },
      ...{ createdBy: viewer.userId, createdAt: now, updatedAt: now },
    }),
  );
  if (!named.ok) return named;
  const { chains } = await storedModels();
  if (chains.default !== null) await writeSetting(chainsSetting, { ...chains, default: [...chains.default, id] });
  await audit(viewer, "model.create", id, model);
  return await changed(viewer);
}

/**
 * Changes a model, or whether it is asked. A key left out stays, for the same provider and address alone. **Access** model:manage.
 * Fails: llm/not-found, llm/name-taken, llm/key-needed, llm/key-lost, llm/private-address, llm/forbidden-address.
 */
export async function updateModel(viewer: Viewer, modelId: string, change: UpdateModel): Promise<Result<ModelsState>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const stored = await storedModel(modelId);
  if (!stored.ok) return stored;
  const { db, tables } = await store();
  const write = (values: Partial<typeof tables.models.$inferInsert>) =>
    db
      .update(tables.models)
      .set({ ...values, updatedAt: new Date() })
      .where(eq(tables.models.id, modelId));
  if ("disabled" in change) {
    await write(change);
    await audit(viewer, "model.change", modelId, { name: stored.value.name, ...change });
    return await changed(viewer);
  }
  const completed = completeStored(change, stored.value);
  if (!completed.ok) return completed;
  const allowed = await checkModelAddress(change.baseUrl);
  if (!allowed.ok) return allowed;
  const { apiKey, ...model } = change;
  const named = await uniquelyNamed(change.name, () =>
    // What a test found of another model or place says nothing of this one.
    write({
      ...model,
      sealedKey: sealKey(completed.value.apiKey),
      ...(sameServer(change, stored.value) ? {} : { lastTest: null }),
    }),
  );
  if (!named.ok) return named;
  await audit(viewer, "model.change", modelId, { ...model, keyChanged: apiKey !== undefined });
  return await changed(viewer);
}

/** Forgets a model and its key; chains go on without it. **Access** model:manage. Fails: llm/not-found. */
export async function deleteModel(viewer: Viewer, modelId: string): Promise<Result<ModelsState>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const stored = await storedModel(modelId);
  if (!stored.ok) return stored;
  const { db, tables } = await store();
  if (affectedRows(await db.delete(tables.models).where(eq(tables.models.id, modelId))) === 0)
    return refuse("llm/not-found");
  await audit(viewer, "model.delete", modelId, { name: stored.value.name });
  return await changed(viewer);
}

/** Sets which models are asked in which order. Ids of models that are gone are left out when they are read. **Access** model:manage. */
export async function changeChains(viewer: Viewer, chains: ModelChains): Promise<Result<ModelsState>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  await writeSetting(chainsSetting, chains);
  await audit(viewer, "model.order", chainsSetting, chains);
  return await changed(viewer);
}

/** Fails: llm/not-found. */
export async function storedModel(modelId: string): Promise<Result<StoredModel>> {
  const found = (await storedModels()).models.find(({ id }) => id === modelId);
  return found ? ok(found) : refuse("llm/not-found");
}

/** An edited model with the key it will be asked with. A key that is lost is needed only where none is given. */
export function completeStored(edit: ModelEdit, stored: StoredModel | null): Result<ConnectedModel> {
  if (stored === null || edit.apiKey !== undefined) return completeModel(edit, null);
  const opened = openStoredModel(stored);
  return opened.ok ? completeModel(edit, opened.value) : opened;
}

function sameServer(edit: ModelEdit, stored: StoredModel): boolean {
  return edit.provider === stored.provider && edit.baseUrl === stored.baseUrl && edit.model === stored.model;
}

async function uniquelyNamed(name: string, write: () => PromiseLike<unknown>): Promise<Result<null>> {
  try {
    await write();
    return ok(null);
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("llm/name-taken", { name });
    throw error;
  }
}

async function changed(viewer: Viewer): Promise<Result<ModelsState>> {
  await invalidate([modelsTag]);
  return await listModels(viewer);
}
