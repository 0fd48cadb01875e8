import "server-only";
import { createGoogle } from "@ai-sdk/google";
import type { OpenModel } from "./open-model";

/** Google's Gemini API. */
export const openGoogle: OpenModel = ({ model, baseUrl, apiKey }, fetch) =>
  createGoogle({ apiKey: apiKey ?? "", fetch, ...(baseUrl !== null && { baseURL: baseUrl }) })(model);
