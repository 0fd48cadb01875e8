import "server-only";
import { asc } from "drizzle-orm";
import { z } from "zod";
import { cached } from "@/lib/cache/cached";
import { readSetting } from "@/lib/db/settings";
import { store } from "@/lib/db/store";
import { AppError, refuse } from "@/lib/errors";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { type ModelChains, modelChainsSchema, modelProviderSchema, structuredOutputSchema } from "@/lib/llm/schema";
import { ok, type Result } from "@/lib/result";
import { CannotUnseal, seal, unseal } from "@/lib/secret";

/** Marks what was read of the models and their order. */
export const modelsTag = "models";
/** The setting that holds `ModelChains`. */
export const chainsSetting = "model-chains";

export const storedModelSchema = z.object({
  id: z.string(),
  name: z.string(),
  provider: modelProviderSchema,
  baseUrl: z.string().nullable(),
  model: z.string(),
  sealedKey: z.string().nullable(),
  structuredOutput: structuredOutputSchema,
  disabled: z.boolean(),
  lastTest: z.unknown(),
});
/** A row of `models`. Its key is sealed, so that it may stand in the cache. */
export type StoredModel = z.infer<typeof storedModelSchema>;

const storedModelsSchema = z.object({ models: z.array(storedModelSchema), chains: modelChainsSchema });
type StoredModels = { readonly models: readonly StoredModel[]; readonly chains: ModelChains };

const noChains: ModelChains = { default: null, operations: {} };

/** Every model that an admin has connected, and their order. **Order** oldest first. */
export async function storedModels(): Promise<StoredModels> {
  const answer = await cached(
    { kind: "models", key: ["all"], tags: [modelsTag], schema: storedModelsSchema },
    async () =>
      ok({ models: await readModels(), chains: (await readSetting(chainsSetting, modelChainsSchema)) ?? noChains }),
  );
  if (!answer.ok) throw new AppError(`The models could not be read: ${answer.error.code}`);
  return answer.value.value;
}

async function readModels(): Promise<StoredModel[]> {
  const { db, tables } = await store();
  const { id, name, provider, baseUrl, model, sealedKey, structuredOutput, disabled, lastTest } = tables.models;
  const columns = { id, name, provider, baseUrl, model, sealedKey, structuredOutput, disabled, lastTest };
  // Ids are made in the order of time.
  return storedModelSchema.array().parse(await db.select(columns).from(tables.models).orderBy(asc(id)));
}

export function sealKey(apiKey: string | null): string | null {
  return apiKey === null ? null : seal(apiKey, "model-key");
}

/** The model with its key opened. Fails: llm/key-lost when the installation's secret is another one than when it was sealed. */
export function openStoredModel(stored: StoredModel): Result<ConnectedModel> {
  const { sealedKey, disabled: _disabled, lastTest: _lastTest, ...model } = stored;
  try {
    const apiKey = sealedKey === null ? null : unseal(sealedKey, "model-key");
    return ok({ ...model, apiKey, fromEnvironment: false });
  } catch (cause) {
    if (cause instanceof CannotUnseal) return refuse("llm/key-lost", { name: stored.name });
    throw cause;
  }
}
