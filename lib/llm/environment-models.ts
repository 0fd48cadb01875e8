import "server-only";
import { env } from "@/lib/env";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import type { ModelProvider, StructuredOutput } from "@/lib/llm/schema";

/** What each protocol's servers can be trusted to know before anybody has tested one. */
const structuredOutputOf: Readonly<Record<ModelProvider, StructuredOutput>> = {
  deepseek: "json",
  "openai-compatible": "json",
  openai: "json-schema",
  anthropic: "json-schema",
  google: "json-schema",
};

/** The models of the environment. **Order** the one of QUERENT_MODEL, then the one of DEEPSEEK_API_KEY. */
export function environmentModels(): ConnectedModel[] {
  const models: ConnectedModel[] = [];
  const provider = env.QUERENT_MODEL_PROVIDER;
  if (provider !== undefined && env.QUERENT_MODEL !== undefined) {
    models.push({
      id: "environment",
      name: env.QUERENT_MODEL,
      provider,
      model: env.QUERENT_MODEL,
      baseUrl: env.QUERENT_MODEL_URL ?? null,
      apiKey: env.QUERENT_MODEL_KEY ?? null,
      structuredOutput: structuredOutputOf[provider],
      fromEnvironment: true,
    });
  }
  if (env.DEEPSEEK_API_KEY !== undefined) {
    models.push({
      id: "environment-deepseek",
      name: env.DEEPSEEK_MODEL,
      provider: "deepseek",
      model: env.DEEPSEEK_MODEL,
      baseUrl: env.DEEPSEEK_BASE_URL,
      apiKey: env.DEEPSEEK_API_KEY,
      structuredOutput: structuredOutputOf.deepseek,
      fromEnvironment: true,
    });
  }
  return models;
}
