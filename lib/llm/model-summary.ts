import "server-only";
import { z } from "zod";
import { type ErrorCode, errorCodes } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import type { Locale } from "@/lib/i18n/locale";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { type ModelSummary, type ModelTest, modelTestSchema, modelTestStepSchema } from "@/lib/llm/schema";
import type { StoredModel } from "@/lib/llm/stored-models";

const refusalSchema = z.object({
  code: z.custom<ErrorCode>((code) => typeof code === "string" && code in errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A test as it is kept: refusals by their code, so that everybody reads them in their own language. */
export const keptTestSchema = modelTestSchema.extend({
  steps: z.array(
    modelTestStepSchema.omit({ code: true, sentence: true }).extend({ refusal: refusalSchema.nullable() }),
  ),
});
export type KeptTest = z.infer<typeof keptTestSchema>;

/** A test in a language. */
export function modelTestIn(kept: KeptTest, locale: Locale): ModelTest {
  const steps = kept.steps.map(({ refusal, ...step }) => ({
    ...step,
    code: refusal?.code ?? null,
    sentence: refusal === null ? null : errorMessage(refusal, locale),
  }));
  return { ...kept, steps };
}

/** A stored model as admins see it. */
export function storedSummary({ sealedKey, lastTest, ...model }: StoredModel, locale: Locale): ModelSummary {
  const test = keptTestSchema.safeParse(lastTest);
  return {
    ...model,
    hasKey: sealedKey !== null,
    fromEnvironment: false,
    lastTest: test.success ? modelTestIn(test.data, locale) : null,
  };
}

/** A model of the environment as admins see it. */
export function connectedSummary({ apiKey, ...model }: ConnectedModel): ModelSummary {
  return { ...model, hasKey: apiKey !== null, disabled: false, lastTest: null };
}
