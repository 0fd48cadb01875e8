import { answerPrompt } from "@/lib/llm/prompts/built-in/answer";
import { describePrompt } from "@/lib/llm/prompts/built-in/describe";
import { designPrompt } from "@/lib/llm/prompts/built-in/design";
import { reportPrompt } from "@/lib/llm/prompts/built-in/report";
import { sqlPrompt } from "@/lib/llm/prompts/built-in/sql";
import type { PromptDefinition } from "@/lib/llm/prompts/prompt-definition";
import type { PromptName } from "@/lib/llm/prompts/schema";

/** Every prompt by its name. */
export const promptDefinitions: Readonly<Record<PromptName, PromptDefinition>> = {
  sql: sqlPrompt,
  answer: answerPrompt,
  report: reportPrompt,
  describe: describePrompt,
  design: designPrompt,
};
