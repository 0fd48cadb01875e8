/** What a model is asked to do: each is counted apart. */
export type ModelOperation = "sql";

/** Tokens and time of one request to the gateway, all its attempts together. */
export type ModelUsage = {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
  readonly durationMs: number;
};
