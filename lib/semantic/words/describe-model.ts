import "server-only";
import { rulesOfSource } from "@/lib/access/access-rules";
import type { Viewer } from "@/lib/auth/viewer";
import { type Refusal, refuse } from "@/lib/errors";
import { defaultLocale } from "@/lib/i18n/locale";
import { modelAvailability } from "@/lib/llm/gateway";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import { ok, type Result } from "@/lib/result";
import { buildMeasures } from "@/lib/semantic/roles/build-measures";
import type { SemanticModel } from "@/lib/semantic/schema";
import { suggestQuestions } from "@/lib/semantic/suggest-questions";
import { visibleModel } from "@/lib/semantic/visible-model";
import { applyBatch } from "@/lib/semantic/words/apply-batch";
import { askBatches } from "@/lib/semantic/words/ask-batches";
import { batchRequest } from "@/lib/semantic/words/batch-request";
import { makeBatches } from "@/lib/semantic/words/batches";
import { keepWords } from "@/lib/semantic/words/keep-words";
import type { DescribedBatch } from "@/lib/semantic/words/schema";
import { withheldValues } from "@/lib/semantic/words/withheld-values";
import { modelContextOf } from "@/lib/source/model-context";
import type { SourceStructure } from "@/lib/source/schema";
import { logger } from "@/lib/telemetry/logger";

export type DescribeOptions = {
  readonly signal: AbortSignal;
  /** The model in force before this analysis; null for the first. What was written for it is not asked for again. */
  readonly stored: SemanticModel | null;
  /** Batches that an interrupted run had described, by key. */
  readonly known: ReadonlyMap<string, DescribedBatch>;
  /** Keeps a batch that was described, so that an interrupted run need not ask again. `key`: SHA-256 in hex. */
  readonly onBatch: (key: string, batch: DescribedBatch) => Promise<void>;
  /** Batches; not called where there is no model. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
  /** Told once when some of it could not be described: the rest is kept, the next analysis asks for what is missing. */
  readonly onIncomplete?: (missing: { readonly batches: number; readonly refusal: Refusal | null }) => void;
};

/** What is not described by then waits for the next analysis. */
export const wordsMaxMs = 10 * 60_000;

/**
 * The model with labels, descriptions and synonyms in English and Chinese by a language model where one is connected, and with those
 * that were kept from before; measures and suggested questions follow. What fails on the way is left as it was. `viewer`: whose budget
 * pays; null: nobody's. Nothing is saved. **Access** checked by whoever runs the analysis. **Fails** execute/cancelled, source/not-found.
 */
export async function describeWithModel(
  viewer: Viewer | null,
  model: SemanticModel,
  structure: SourceStructure,
  options: DescribeOptions,
): Promise<Result<SemanticModel>> {
  const kept = keepWords(options.stored, model);
  const available = await modelAvailability(viewer, "naming");
  const described = available.available ? await askAndApply(viewer, kept, options) : ok(kept);
  if (!described.ok) return described;
  const { entities, joins, kind } = described.value;
  const whole = { ...described.value, measures: buildMeasures(entities, joins, kind) };
  return ok({ ...whole, suggestedQuestions: suggestQuestions(visibleModel(whole), structure.capturedAt) });
}

async function askAndApply(
  viewer: Viewer | null,
  model: SemanticModel,
  { signal, known, onBatch, onProgress, onIncomplete }: DescribeOptions,
): Promise<Result<SemanticModel>> {
  const { sourceId } = model;
  const modelContext = await modelContextOf(sourceId);
  if (!modelContext.ok) return modelContext;
  const rules = await rulesOfSource(sourceId);
  if (!rules.ok) return rules;
  const locale = viewer?.locale ?? defaultLocale;
  const told = { locale, model, modelContext: modelContext.value, withheld: withheldValues(rules.value) };
  const batches = makeBatches(model);
  const kept = batches.flatMap(({ key }) => known.get(key) ?? []);
  let [described, done] = [kept.reduce(applyBatch, model), kept.length];
  onProgress({ done, total: batches.length });
  const missing = await askBatches(
    batches.filter(({ key }) => !known.has(key)),
    {
      ...{ viewer, sourceId, wording: await promptInForce("describe", locale) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(wordsMaxMs)]),
      requestOf: (batch, wording) => batchRequest(batch, told, wording),
      onDescribed: async ({ key }, batch) => {
        described = applyBatch(described, batch);
        done += 1;
        onProgress({ done, total: batches.length });
        await onBatch(key, batch);
      },
    },
  );
  if (signal.aborted) return refuse("execute/cancelled");
  if (missing.left > 0) {
    logger("semantic").warn(
      { sourceId, ...missing, code: missing.refusal?.code },
      "a model left out some descriptions",
    );
    onIncomplete?.({ batches: missing.left, refusal: missing.refusal });
  }
  return ok(described);
}
