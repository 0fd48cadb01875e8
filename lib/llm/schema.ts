import { z } from "zod";
import { modelOperations } from "@/lib/llm/model-usage";

/** The wire protocols that are spoken. Everything that imitates OpenAI's chat completions is one of them. */
export const modelProviderSchema = z.enum(["deepseek", "openai-compatible", "openai", "anthropic", "google"]);
export type ModelProvider = z.infer<typeof modelProviderSchema>;

/** How a model is made to reply in JSON: held to a schema by its server, in a JSON mode, or by the words of the prompt alone. */
export const structuredOutputSchema = z.enum(["json-schema", "json", "none"]);
export type StructuredOutput = z.infer<typeof structuredOutputSchema>;

export const modelOperationSchema = z.enum(modelOperations);

/** An address below which a server's paths begin. One with a user name would put a password into logs; a query would swallow the path. */
const baseUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => {
    // What is no address at all was said above.
    if (!URL.canParse(text)) return true;
    const { username, password, search, hash } = new URL(text);
    return username === "" && password === "" && search === "" && hash === "";
  })
  .transform((text) => text.replace(/\/+$/, ""));

const modelFields = {
  name: z.string().trim().min(1).max(120),
  provider: modelProviderSchema,
  /** Null: the provider's own address. */
  baseUrl: baseUrlSchema.nullable(),
  /** The provider's name of the model. */
  model: z.string().trim().min(1).max(120),
  structuredOutput: structuredOutputSchema,
};

/** Only a server of one's own has no address that is known. */
function hasAddress({ provider, baseUrl }: { provider: ModelProvider; baseUrl: string | null }): boolean {
  return provider !== "openai-compatible" || baseUrl !== null;
}
const needsAddress = { path: ["baseUrl"] };

/** A model as it is edited: a key left out is the stored one, null is none. */
export const modelEditSchema = z
  .object({ ...modelFields, apiKey: z.string().trim().min(1).max(1_000).nullable().optional() })
  .refine(hasAddress, needsAddress);
export type ModelEdit = z.infer<typeof modelEditSchema>;

/** Body of `PATCH /api/models/[modelId]`: the whole of an edited model, or whether it is asked at all. */
export const updateModelSchema = z.union([modelEditSchema, z.object({ disabled: z.boolean() })]);
export type UpdateModel = z.infer<typeof updateModelSchema>;

/** Body of `POST /api/models/test`; `modelId` lends its stored key. */
export const testModelSchema = z.object({ model: modelEditSchema, modelId: z.uuid().nullable() });

/** What is looked at, in this order. */
export const modelTestSteps = ["reach", "key", "answer", "stream", "structured"] as const;

export const modelTestStepSchema = z.object({
  step: z.enum(modelTestSteps),
  /** warning: it works, but worse than it could. skipped: a step before it failed. */
  outcome: z.enum(["passed", "warning", "failed", "skipped"]),
  /** Why it failed and in the reader's language; null where it did not. */
  code: z.string().nullable(),
  sentence: z.string().nullable(),
});
export type ModelTestStep = z.infer<typeof modelTestStepSchema>;

/** What a test of a model found. */
export const modelTestSchema = z.object({
  at: z.string(),
  steps: z.array(modelTestStepSchema),
  /** The strictest kind that worked; null where none did or none was tried. */
  structuredOutput: structuredOutputSchema.nullable(),
  firstTokenMs: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
});
export type ModelTest = z.infer<typeof modelTestSchema>;

/** A model as admins see it. The key stays on the server. */
export const modelSummarySchema = z.object({
  /** A row's id, or the name of the environment's place. */
  id: z.string(),
  ...modelFields,
  baseUrl: z.string().nullable(),
  hasKey: z.boolean(),
  disabled: z.boolean(),
  /** Set where Querent runs: shown here, changed there. */
  fromEnvironment: z.boolean(),
  lastTest: modelTestSchema.nullable(),
});
export type ModelSummary = z.infer<typeof modelSummarySchema>;

const chainSchema = z.array(z.string().min(1).max(40)).max(50);

/** Which models are asked in which order; ids of `ModelSummary`. Null: as the default, and the default: every model that is not disabled. */
export const modelChainsSchema = z.object({
  default: chainSchema.nullable(),
  operations: z.partialRecord(modelOperationSchema, chainSchema.min(1)).default({}),
});
export type ModelChains = z.infer<typeof modelChainsSchema>;

/** What `GET /api/models` gives. */
export const modelsStateSchema = z.object({ models: z.array(modelSummarySchema), chains: modelChainsSchema });
export type ModelsState = z.infer<typeof modelsStateSchema>;
