import "server-only";
import type { LanguageModelUsage } from "ai";
import type { ZodType } from "zod";
import { type ErrorCode, errorCodes, type Refusal } from "@/lib/errors";
import { callModel, type ModelAttempt } from "@/lib/llm/call-model";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import type { ModelLimits } from "@/lib/llm/model-limits";
import { learnQuirk } from "@/lib/llm/model-quirks";
import { modelTarget } from "@/lib/llm/model-target";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { nameFailure } from "@/lib/llm/name-failure";
import type { ReplyReader } from "@/lib/llm/reply-reader";
import { type Attempt, tryAgain } from "@/lib/llm/try-again";
import { costOf } from "@/lib/llm/usage/cost-of";
import type { Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

/** What a model is asked. */
export type ModelQuestion<T> = {
  readonly system: string;
  readonly prompt: string;
  /** The JSON the reply must be; null for prose. */
  readonly schema: ZodType<T> | null;
  readonly signal: AbortSignal;
  readonly onFirstToken?: (() => void) | undefined;
};

/** What a model may take. */
export type ModelAllowance = Omit<ModelLimits, "chainMs"> & {
  /** By `performance.now()`: no attempt lasts longer. */
  readonly deadline: number;
  /** The longest pause before another attempt. */
  readonly pauseMsMax: number;
};

/** What came of one model, and what all its attempts took. */
export type ModelAnswer<T> = { readonly result: Result<T>; readonly usage: ModelUsage };

type Tokens = Pick<ModelUsage, "inputTokens" | "outputTokens" | "cachedInputTokens" | "reasoningTokens">;

/**
 * Asks one model until its reply can be used, no further attempt can help, or its time is over.
 * Fails: llm/key-refused, rate, unavailable, timeout, refused, cut-off, empty, malformed; execute/cancelled when `signal` falls.
 */
export async function askOneModel<T>(
  model: ConnectedModel,
  question: ModelQuestion<T>,
  reader: ReplyReader<T>,
  allowance: ModelAllowance,
): Promise<ModelAnswer<T>> {
  const startedAt = performance.now();
  let tokens: Tokens = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };
  let firstTokenMs: number | null = null;
  const attempt = async (): Promise<Attempt<T>> => {
    const begun = reader.continuation();
    if (begun === null) reader.restart();
    const made = await callModel(model, {
      ...question,
      begun,
      totalMs: Math.max(1, Math.ceil(Math.min(allowance.attemptMs, allowance.deadline - performance.now()))),
      silenceMs: allowance.silenceMs,
      onText: reader.push,
    });
    tokens = addTokens(tokens, made.usage);
    if (firstTokenMs === null && made.firstTokenAt !== null) firstTokenMs = made.firstTokenAt - startedAt;
    return judge(made, { model, question, reader });
  };
  const result = await tryAgain(modelTarget(model), { ...allowance, signal: question.signal }, attempt);
  const durationMs = performance.now() - startedAt;
  const costNanoUsd = await costOf(model.model, tokens);
  return { result, usage: { model: model.model, ...tokens, costNanoUsd, durationMs, firstTokenMs } };
}

type Asked<T> = {
  readonly model: ConnectedModel;
  readonly question: ModelQuestion<T>;
  readonly reader: ReplyReader<T>;
};

function judge<T>({ outcome, firstTokenAt }: ModelAttempt, { model, question, reader }: Asked<T>): Attempt<T> {
  if (question.signal.aborted) return failed("execute/cancelled", { retryable: false });
  if (outcome.kind === "refused") return failed("llm/refused");
  if (outcome.kind === "failed") {
    const named = nameFailure(outcome.cause, Date.now());
    const learnt = learnQuirk(model, outcome.cause) !== null;
    logger("llm").warn({ err: outcome.cause, model: model.model, code: named.refusal.code }, "a model call failed");
    reader.restart();
    return { ok: false, error: named.refusal, retryable: named.retryable || learnt, retryAfterMs: named.retryAfterMs };
  }
  if (outcome.kind === "cut-off") {
    // A reply that was cut off could be repaired into JSON, but half a query is a different query.
    if (!outcome.limit) reader.restart();
    return failed(firstTokenAt === null ? "llm/empty" : "llm/cut-off");
  }
  const read = reader.end();
  if (read.ok) return read;
  logger("llm").warn({ model: model.model, code: read.error.code }, "a reply was unusable");
  return failed(read.error.code);
}

function failed(code: ErrorCode, { retryable = errorCodes[code].retryable }: { retryable?: boolean } = {}) {
  const error: Refusal = { code, params: {} };
  return { ok: false, error, retryable, retryAfterMs: null } as const;
}

function addTokens(before: Tokens, usage: LanguageModelUsage | null): Tokens {
  return {
    inputTokens: before.inputTokens + (usage?.inputTokens ?? 0),
    outputTokens: before.outputTokens + (usage?.outputTokens ?? 0),
    cachedInputTokens: before.cachedInputTokens + (usage?.inputTokenDetails.cacheReadTokens ?? 0),
    reasoningTokens: before.reasoningTokens + (usage?.outputTokenDetails.reasoningTokens ?? 0),
  };
}
