import type { ModelProvider, StructuredOutput } from "@/lib/llm/schema";

/** What is filled in for a well-known provider; everything can be changed afterwards. */
export type ModelPreset = {
  readonly id: string;
  readonly provider: ModelProvider;
  /** Null: the provider's own address, which the server knows. */
  readonly baseUrl: string | null;
  /** An example of a model's name there. */
  readonly example: string;
  readonly structuredOutput: StructuredOutput;
  /** A server of one's own usually wants none. */
  readonly needsKey: boolean;
};

const compatible = { provider: "openai-compatible", structuredOutput: "json", needsKey: true } as const;
const own = { ...compatible, structuredOutput: "json-schema", needsKey: false } as const;
const known = { baseUrl: null, structuredOutput: "json-schema", needsKey: true } as const;

/** **Source** the providers' own pages on OpenAI compatibility. */
export const modelPresets = [
  { id: "deepseek", ...known, provider: "deepseek", structuredOutput: "json", example: "deepseek-flash" },
  { id: "openai", ...known, provider: "openai", example: "gpt-5.4-mini" },
  { id: "anthropic", ...known, provider: "anthropic", example: "claude-sonnet-5" },
  { id: "google", ...known, provider: "google", example: "gemini-2.5-flash" },
  { id: "ollama", ...own, baseUrl: "http://localhost:11434/v1", example: "qwen3:8b" },
  { id: "vllm", ...own, baseUrl: "http://localhost:8000/v1", example: "Qwen/Qwen3-8B" },
  { id: "lm-studio", ...own, baseUrl: "http://localhost:1234/v1", example: "qwen/qwen3-8b" },
  {
    ...{ id: "azure", ...compatible, structuredOutput: "json-schema", example: "gpt-5.4-mini" },
    baseUrl: "https://YOUR-RESOURCE.openai.azure.com/openai/v1",
  },
  {
    ...{ id: "qwen", ...compatible, example: "qwen-plus" },
    baseUrl: "https://dashscope.aliyuncs.com/compatible-mode/v1",
  },
  { id: "moonshot", ...compatible, baseUrl: "https://api.moonshot.cn/v1", example: "kimi-k2-turbo-preview" },
  { id: "zhipu", ...compatible, baseUrl: "https://open.bigmodel.cn/api/paas/v4", example: "glm-4.6" },
  { id: "other", ...compatible, baseUrl: "", example: "my-model", needsKey: false },
] as const satisfies readonly ModelPreset[];

export type PresetId = (typeof modelPresets)[number]["id"];

/** The preset that a connected model was made from, as far as its provider and address tell. */
export function presetOf({ provider, baseUrl }: { provider: ModelProvider; baseUrl: string | null }): PresetId {
  const atAddress = modelPresets.find((preset) => preset.provider === provider && preset.baseUrl === baseUrl);
  const byHost = baseUrl?.includes(".openai.azure.com") ? "azure" : "other";
  return (
    atAddress?.id ??
    modelPresets.find((preset) => preset.provider === provider && preset.baseUrl === null)?.id ??
    byHost
  );
}
