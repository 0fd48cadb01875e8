import type { ConnectedModel } from "@/lib/llm/connected-model";

/** Names the server and model behind a connected model: what is learnt of one must not count for another. */
export function modelTarget({ provider, baseUrl, model }: ConnectedModel): string {
  return `${provider} ${baseUrl ?? ""} ${model}`;
}
