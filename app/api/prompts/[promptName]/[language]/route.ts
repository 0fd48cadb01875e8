import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { locales } from "@/lib/i18n/locale";
import { readPrompt, savePrompt } from "@/lib/llm/prompts/prompt-versions";
import { promptChangeSchema, promptNameSchema } from "@/lib/llm/prompts/schema";

const route = "/api/prompts/[promptName]/[language]";
const params = z.object({ promptName: promptNameSchema, language: z.enum(locales) });

export const GET = handle({ route, access: "model:manage", params }, ({ viewer, params }) =>
  readPrompt(viewer, params.promptName, params.language),
);

/** Puts a wording in force. */
export const PUT = handle(
  { route, access: "model:manage", params, body: promptChangeSchema },
  ({ viewer, params, body }) => savePrompt(viewer, { name: params.promptName, language: params.language }, body),
);
