import "server-only";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { environmentModels } from "@/lib/llm/environment-models";
import type { ModelOperation } from "@/lib/llm/model-usage";

/** The models that are asked for an operation. **Order** the first is asked first, each other when those before it failed. */
export async function modelChain(_operation: ModelOperation): Promise<ConnectedModel[]> {
  return environmentModels();
}

/** The provider's name of the model that is asked first; null while none is connected. */
export async function leadingModel(operation: ModelOperation): Promise<string | null> {
  return (await modelChain(operation))[0]?.model ?? null;
}
