/** What a model is asked to do: each is counted apart and may have a chain of models of its own. */
export const modelOperations = ["sql", "answer", "naming", "report", "layout"] as const;
export type ModelOperation = (typeof modelOperations)[number];

/** Tokens, money and time of one request to the gateway, all its attempts together. */
export type ModelUsage = {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
  /** Part of the output. */
  readonly reasoningTokens: number;
  /** Billionths of a dollar. Null where the model's price is not known. */
  readonly costNanoUsd: number | null;
  readonly durationMs: number;
  /** Null where nothing came. */
  readonly firstTokenMs: number | null;
};
