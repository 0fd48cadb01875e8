import type { PromptVariable } from "@/lib/llm/prompts/schema";

/** A prompt of Querent: its own wording in each language, and the places in it that are filled when it is used. */
export type PromptDefinition = {
  readonly builtIn: { readonly en: string; readonly zh: string };
  readonly variables: readonly (Omit<PromptVariable, "description"> & {
    readonly description: { readonly en: string; readonly zh: string };
  })[];
};
