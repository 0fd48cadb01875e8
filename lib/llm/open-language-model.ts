import "server-only";
import type { LanguageModel } from "ai";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { modelFetch } from "@/lib/llm/model-fetch";
import { openAnthropic } from "@/lib/llm/providers/anthropic";
import { openDeepSeek } from "@/lib/llm/providers/deepseek";
import { openGoogle } from "@/lib/llm/providers/google";
import type { OpenModel } from "@/lib/llm/providers/open-model";
import { openOpenAi } from "@/lib/llm/providers/openai";
import { openOpenAiCompatible } from "@/lib/llm/providers/openai-compatible";
import type { ModelProvider } from "@/lib/llm/schema";

const openers: Readonly<Record<ModelProvider, OpenModel>> = {
  deepseek: openDeepSeek,
  "openai-compatible": openOpenAiCompatible,
  openai: openOpenAi,
  anthropic: openAnthropic,
  google: openGoogle,
};

/** The SDK prints what a provider takes in another form than asked for, at every call; quirks of models are learnt from their answers. */
globalThis.AI_SDK_LOG_WARNINGS = false;

/** The AI SDK's model behind a connected one. All that it sends goes through the outbound guard, or to `send` instead. */
export function openLanguageModel(model: ConnectedModel, send: typeof fetch = modelFetch(model)): LanguageModel {
  return openers[model.provider](model, send);
}
