import { z } from "zod";

/** The prompts whose wording an admin may change. */
export const promptNames = ["sql"] as const;
export const promptNameSchema = z.enum(promptNames);
export type PromptName = z.infer<typeof promptNameSchema>;

/** A place in a wording that Querent fills when it asks: `{{name}}`. */
export const promptVariableSchema = z.object({
  name: z.string(),
  /** A wording without it would not work. */
  required: z.boolean(),
  description: z.string(),
});
export type PromptVariable = z.infer<typeof promptVariableSchema>;

/** What keeps a wording from being saved: a place that nothing fills, or a needed one that is missing. */
export type PromptProblem = { readonly kind: "unknown" | "missing"; readonly variable: string };

/** A wording longer than this would leave little room for what it speaks of. **Units** characters. */
export const promptLengthMax = 20_000;

/** A place as people write it, with or without blanks inside; the name is the first group. */
export const placePattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Compares the places of a wording with those that are filled. Order: as they stand in the text, then what is missing. */
export function promptProblems(text: string, variables: readonly Pick<PromptVariable, "name" | "required">[]) {
  const used = new Set([...text.matchAll(placePattern)].map(([, name = ""]) => name));
  const known = new Set(variables.map(({ name }) => name));
  const unknown = [...used].filter((name) => !known.has(name));
  const missing = variables.filter(({ name, required }) => required && !used.has(name)).map(({ name }) => name);
  return [
    ...unknown.map((variable): PromptProblem => ({ kind: "unknown", variable })),
    ...missing.map((variable): PromptProblem => ({ kind: "missing", variable })),
  ];
}
