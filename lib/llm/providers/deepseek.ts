import "server-only";
import { createDeepSeek } from "@ai-sdk/deepseek";
import type { OpenModel } from "./open-model";

/** DeepSeek's chat completions, with its own field for reasoning. A schema is written into the prompt: it has only a JSON mode. */
export const openDeepSeek: OpenModel = ({ model, baseUrl, apiKey }, fetch) =>
  // An empty key instead of none: the package would look for one in the environment by itself.
  createDeepSeek({ apiKey: apiKey ?? "", fetch, ...(baseUrl !== null && { baseURL: baseUrl }) })(model);
