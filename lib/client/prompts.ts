import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import {
  type PromptChange,
  type PromptKey,
  type PromptPreviewWish,
  promptDetailSchema,
  promptPreviewSchema,
  promptSummarySchema,
} from "@/lib/llm/prompts/schema";

const wordingPath = "/api/prompts/wording";

/** Every prompt in every language with the version in force. */
export function promptsQuery() {
  return queryOptions({
    queryKey: ["prompts"],
    queryFn: ({ signal }) => fetchJson("/api/prompts", { schema: z.array(promptSummarySchema), signal }),
  });
}

/** One prompt in one language with all its wordings. */
export function promptQuery({ name, language }: PromptKey) {
  return queryOptions({
    queryKey: ["prompts", name, language],
    queryFn: ({ signal }) =>
      fetchJson(`${wordingPath}?name=${name}&language=${language}`, { schema: promptDetailSchema, signal }),
  });
}

/** Puts a wording in force; null goes back to the built-in one. */
export function savePrompt({ name, language }: PromptKey, change: PromptChange) {
  return fetchJson(wordingPath, { method: "PUT", body: { name, language, ...change }, schema: promptDetailSchema });
}

/** What a model would be sent, and on demand what it replies. */
export function previewPrompt(body: PromptPreviewWish) {
  return fetchJson("/api/prompts/preview", { method: "POST", body, schema: promptPreviewSchema });
}
