import "server-only";
import { createAnthropic } from "@ai-sdk/anthropic";
import type { OpenModel } from "./open-model";

/** Anthropic's messages. */
export const openAnthropic: OpenModel = ({ model, baseUrl, apiKey }, fetch) =>
  createAnthropic({ apiKey: apiKey ?? "", fetch, ...(baseUrl !== null && { baseURL: baseUrl }) })(model);
