import "server-only";
import { createOpenAI } from "@ai-sdk/openai";
import type { OpenModel } from "./open-model";

/** OpenAI itself, by its responses protocol. */
export const openOpenAi: OpenModel = ({ model, baseUrl, apiKey }, fetch) =>
  createOpenAI({ apiKey: apiKey ?? "", fetch, ...(baseUrl !== null && { baseURL: baseUrl }) })(model);
