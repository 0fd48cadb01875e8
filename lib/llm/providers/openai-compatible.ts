import "server-only";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { OpenModel } from "./open-model";

/** Any server that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio, Azure, Qwen, Moonshot, Zhipu. Its address is needed. */
export const openOpenAiCompatible: OpenModel = ({ model, baseUrl, apiKey, structuredOutput }, fetch) =>
  createOpenAICompatible({
    // Also the key of its provider options.
    name: "openaiCompatible",
    baseURL: baseUrl ?? "",
    includeUsage: true,
    supportsStructuredOutputs: structuredOutput === "json-schema",
    fetch,
    // Azure reads its keys from "api-key" alone; others ignore it.
    ...(apiKey !== null && { apiKey, headers: { "api-key": apiKey } }),
  })(model);
