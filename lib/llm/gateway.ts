import "server-only";
import type { LanguageModelUsage } from "ai";
import type { ZodType } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { type ErrorCode, errorCodes, type Refusal, refuse } from "@/lib/errors";
import { callModel, type ModelAttempt } from "@/lib/llm/call-model";
import { readReply } from "@/lib/llm/clean-reply";
import { type ModelSettings, modelSettings } from "@/lib/llm/model-settings";
import type { ModelOperation, ModelUsage } from "@/lib/llm/model-usage";
import { nameFailure } from "@/lib/llm/name-failure";
import { recordUsage } from "@/lib/llm/record-usage";
import { type Attempt, tryAgain } from "@/lib/llm/try-again";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

export type ModelRequest<T> = {
  readonly operation: ModelOperation;
  readonly viewer: Viewer | null;
  readonly conversationId: string | null;
  /** The source whose data the prompt speaks of. */
  readonly sourceId: string | null;
  /** Which wording of the prompt it is. */
  readonly promptVersion: string | null;
  readonly system: string;
  readonly prompt: string;
  /** The JSON the reply must be. The prompt has to ask for it in words: not every server has a JSON mode. */
  readonly schema: ZodType<T>;
  readonly signal: AbortSignal;
  readonly limits?: Partial<ModelLimits>;
};

/** Time limits of one request. */
export type ModelLimits = {
  /** One attempt, first byte to last. */
  readonly attemptMs: number;
  /** The longest wait for the first or the next piece of a reply. */
  readonly silenceMs: number;
  /** The pause before the first retry when the server names none; doubled each time. */
  readonly backoffMs: number;
};

export type ModelReply<T> = { readonly value: T; readonly usage: ModelUsage };

const limitsDefault: ModelLimits = { attemptMs: 90_000, silenceMs: 30_000, backoffMs: 500 };

/** Whether there is a model to ask at all. */
export function modelConfigured(): boolean {
  return modelSettings() !== null;
}

/**
 * Asks the model and gives its reply parsed: reasoning and fences removed, broken JSON repaired, the shape checked.
 * Every request is counted, whatever came of it. Nothing is cached.
 * Fails: llm/no-key, llm/key-refused, llm/rate, llm/unavailable, llm/timeout, llm/empty, llm/malformed; execute/cancelled when `signal` falls.
 */
export async function generate<T>(request: ModelRequest<T>): Promise<Result<ModelReply<T>>> {
  const settings = modelSettings();
  if (settings === null) return refuse("llm/no-key");
  const limits = { ...limitsDefault, ...request.limits };
  const startedAt = performance.now();
  const tokens = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 };
  let firstTokenMs: number | null = null;
  const result = await tryAgain(
    `${settings.baseUrl} ${settings.model}`,
    { backoffMs: limits.backoffMs, signal: request.signal },
    async () => {
      const made = await callModel(settings, {
        system: request.system,
        prompt: request.prompt,
        json: true,
        signal: request.signal,
        totalMs: limits.attemptMs,
        silenceMs: limits.silenceMs,
      });
      addTokens(tokens, made.usage);
      if (firstTokenMs === null && made.firstTokenAt !== null) firstTokenMs = made.firstTokenAt - startedAt;
      return judge(made, request, settings);
    },
  );
  const usage: ModelUsage = {
    model: settings.model,
    ...tokens,
    costNanoUsd: null,
    durationMs: performance.now() - startedAt,
    firstTokenMs,
  };
  const outcome = result.ok ? "ok" : result.error.code;
  await recordUsage({ ...request, provider: settings.provider, usage, outcome });
  return result.ok ? ok({ value: result.value, usage }) : result;
}

function judge<T>(made: ModelAttempt, request: ModelRequest<T>, settings: ModelSettings): Attempt<T> {
  if (request.signal.aborted) return failed("execute/cancelled", { retryable: false });
  const { outcome } = made;
  if (outcome.kind === "failed") {
    const named = nameFailure(outcome.cause, Date.now());
    logger("llm").warn({ err: outcome.cause, model: settings.model, code: named.refusal.code }, "a model call failed");
    return { ok: false, error: named.refusal, retryable: named.retryable, retryAfterMs: named.retryAfterMs };
  }
  // A reply that was cut off could be repaired into JSON, but half a query is a different query.
  if (outcome.kind === "cut-off" && made.text !== "") return failed("llm/malformed");
  const read = readReply(made.text, request.schema);
  if (read.ok) return read;
  logger("llm").warn(
    { model: settings.model, code: read.error.code, characters: made.text.length },
    "a reply was unusable",
  );
  return failed(read.error.code);
}

function failed(code: ErrorCode, { retryable = errorCodes[code].retryable }: { retryable?: boolean } = {}) {
  const error: Refusal = { code, params: {} };
  return { ok: false, error, retryable, retryAfterMs: null } as const;
}

function addTokens(
  tokens: { inputTokens: number; outputTokens: number; cachedInputTokens: number; reasoningTokens: number },
  usage: LanguageModelUsage | null,
): void {
  tokens.inputTokens += usage?.inputTokens ?? 0;
  tokens.outputTokens += usage?.outputTokens ?? 0;
  tokens.cachedInputTokens += usage?.inputTokenDetails.cacheReadTokens ?? 0;
  tokens.reasoningTokens += usage?.outputTokenDetails.reasoningTokens ?? 0;
}
