import "server-only";
import { chainIds } from "@/lib/llm/chain-ids";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { environmentModels } from "@/lib/llm/environment-models";
import type { ModelOperation } from "@/lib/llm/model-usage";
import { openStoredModel, storedModels } from "@/lib/llm/stored-models";
import { logger } from "@/lib/telemetry/logger";

/**
 * The models that are asked for an operation: its own chain, else the default one.
 * **Order** the first is asked first, each other when those before it failed.
 */
export async function modelChain(operation: ModelOperation): Promise<ConnectedModel[]> {
  const connected = new Map(environmentModels().map((model) => [model.id, model]));
  const { models, chains } = await storedModels();
  for (const stored of models) {
    if (stored.disabled) continue;
    const opened = openStoredModel(stored);
    if (opened.ok) connected.set(stored.id, opened.value);
    else logger("llm").error({ model: stored.name, code: opened.error.code }, "a model's key cannot be opened");
  }
  return chainIds(chains, operation, [...connected.keys()]).flatMap((id) => connected.get(id) ?? []);
}

/** The provider's name of the model that is asked first; null while none is connected. */
export async function leadingModel(operation: ModelOperation): Promise<string | null> {
  return (await modelChain(operation))[0]?.model ?? null;
}
