import { z } from "zod";
import { locales } from "@/lib/i18n/locale";
import { modelContextSchema } from "@/lib/source/schema";

/** The prompts whose wording an admin may change. */
export const promptNames = ["sql", "answer", "report", "describe", "design"] as const;
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

/** A prompt in one language. */
export const promptKeySchema = z.object({ name: promptNameSchema, language: z.enum(locales) });
export type PromptKey = z.infer<typeof promptKeySchema>;

/** A prompt as the list shows it. */
export const promptSummarySchema = promptKeySchema.extend({
  /** What answers are marked with: "v3" or "built-in 1a2b3c4d". */
  version: z.string(),
  isBuiltIn: z.boolean(),
  /** When the version in force was saved, and by whom while the account exists; null for one that was never changed. */
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
});
export type PromptSummary = z.infer<typeof promptSummarySchema>;

const wordingSchema = z.object({ text: z.string(), version: z.string() });

/** A saved version. **Nulls** text: back to the built-in wording. */
export const promptVersionSchema = z.object({
  version: z.int(),
  text: z.string().nullable(),
  note: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type PromptVersion = z.infer<typeof promptVersionSchema>;

/** A prompt with all its wordings. */
export const promptDetailSchema = promptKeySchema.extend({
  variables: z.array(promptVariableSchema),
  builtIn: wordingSchema,
  inForce: wordingSchema,
  /** **Order** the last first. */
  versions: z.array(promptVersionSchema),
});
export type PromptDetail = z.infer<typeof promptDetailSchema>;

/** A new wording. `basedOn`: the last version that its author has seen, 0 for none. */
export const promptChangeSchema = z.object({
  text: z.string().trim().min(1).max(promptLengthMax).nullable(),
  note: z.string().trim().max(200).nullable().default(null),
  basedOn: z.int().min(0),
});
export type PromptChange = z.infer<typeof promptChangeSchema>;

/** Which request is to be shown. */
export const promptPreviewWishSchema = promptKeySchema.extend({
  /** The wording; null for the one in force. */
  text: promptChangeSchema.shape.text,
  sourceId: z.uuid(),
  question: z.string().max(10_000),
  /** What models are told of the source; null for what is saved. */
  modelContext: modelContextSchema.nullable().default(null),
  /** Send it too: that is paid like any other question. */
  send: z.boolean().default(false),
});
export type PromptPreviewWish = z.input<typeof promptPreviewWishSchema>;

/** Every character that a model would be sent. */
export const promptPreviewSchema = z.object({
  system: z.string(),
  prompt: z.string(),
  tokenEstimate: z.int(),
  /** The request as the provider's package writes it; null while no model is connected. */
  request: z.object({ provider: z.string(), model: z.string(), body: z.string() }).nullable(),
  /** What the model replied, as it was read; null where it was not asked. */
  reply: z
    .object({
      text: z.string(),
      model: z.string(),
      inputTokens: z.int(),
      outputTokens: z.int(),
      costNanoUsd: z.number().nullable(),
      durationMs: z.number(),
    })
    .nullable(),
});
export type PromptPreview = z.infer<typeof promptPreviewSchema>;
