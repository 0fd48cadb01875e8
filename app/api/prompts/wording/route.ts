import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { readPrompt, savePrompt } from "@/lib/llm/prompts/prompt-versions";
import { promptChangeSchema, promptKeySchema } from "@/lib/llm/prompts/schema";

const route = "/api/prompts/wording";

/** A prompt in one language with all its wordings. */
export const GET = handle({ route, access: "model:manage", query: promptKeySchema }, ({ viewer, query }) =>
  readPrompt(viewer, query),
);

/** Puts a wording in force. */
export const PUT = handle(
  { route, access: "model:manage", body: z.object({ ...promptKeySchema.shape, ...promptChangeSchema.shape }) },
  ({ viewer, body }) => savePrompt(viewer, body, body),
);
