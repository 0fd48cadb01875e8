import { z } from "zod";

/** The wire protocols that are spoken. Everything that imitates OpenAI's chat completions is one of them. */
export const modelProviderSchema = z.enum(["deepseek", "openai-compatible", "openai", "anthropic", "google"]);
export type ModelProvider = z.infer<typeof modelProviderSchema>;

/** How a model is made to reply in JSON: held to a schema by its server, in a JSON mode, or by the words of the prompt alone. */
export const structuredOutputSchema = z.enum(["json-schema", "json", "none"]);
export type StructuredOutput = z.infer<typeof structuredOutputSchema>;
