import { z } from "zod";

/** What a model is asked to do; each may have a model of its own, and each is counted apart. */
export const modelOperations = ["sql", "test"] as const;
export const modelOperationSchema = z.enum(modelOperations);
export type ModelOperation = z.infer<typeof modelOperationSchema>;

/** Tokens and time of one request to the gateway, all its attempts together. */
export const modelUsageSchema = z.object({
  model: z.string(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  cachedInputTokens: z.int(),
  durationMs: z.number(),
});
export type ModelUsage = z.infer<typeof modelUsageSchema>;
