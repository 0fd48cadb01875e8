import "server-only";
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhenResult,
  type IPolicy,
  type IRetryBackoffContext,
  retry,
  wrap,
} from "cockatiel";
import { type Refusal, refuse } from "@/lib/errors";
import { remember } from "@/lib/remember";
import type { Result } from "@/lib/result";

/** What one attempt came to. A failure says whether another may help and how long the server asked to wait. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Refusal; readonly retryable: boolean; readonly retryAfterMs: number | null };

type Failure = Extract<Attempt<unknown>, { ok: false }>;

/** Tries after the first one. */
const retryCountMax = 2;
/** After so many requests in a row that found nobody, the model is left alone for `restMs`: people get the offline engine at once. */
const failureCountMax = 4;
const restMs = 20_000;

export type TryAgainOptions = {
  readonly backoffMs: number;
  /** A server that asks for a longer pause is not asked again. */
  readonly pauseMsMax: number;
  /** By `performance.now()`: no attempt begins after it. */
  readonly deadline: number;
  readonly signal: AbortSignal;
};

/**
 * Makes attempts until one succeeds, none can help, or the reader leaves. Waits as long as the server asks (Retry-After), else doubles `backoffMs`.
 * `target` names the server and model: each has a circuit breaker of its own.
 * Fails: as the last attempt; llm/unavailable at once while the breaker is open; execute/cancelled when `signal` falls.
 */
export async function tryAgain<T>(
  target: string,
  options: TryAgainOptions,
  attempt: () => Promise<Attempt<T>>,
): Promise<Result<T>> {
  const cancelled = whenAborted(options.signal);
  try {
    const made = wrap(breakerFor(target), retryPolicy(options)).execute(attempt, options.signal);
    return await Promise.race([made, cancelled.promise]);
  } catch (cause) {
    if (cause instanceof BrokenCircuitError) return refuse("llm/unavailable", { status: 0 });
    throw cause;
  } finally {
    cancelled.stop();
  }
}

function retryPolicy({ backoffMs, pauseMsMax, deadline }: TryAgainOptions): IPolicy {
  const mayHelp = (failed: Failure) => {
    const pauseMs = failed.retryAfterMs ?? 0;
    return failed.retryable && pauseMs <= pauseMsMax && performance.now() + pauseMs < deadline;
  };
  const pause = (context: IRetryBackoffContext<unknown>) => {
    const failed = "value" in context.result ? failure(context.result.value) : null;
    return failed?.retryAfterMs ?? backoffMs * 2 ** (context.attempt - 1);
  };
  return retry(
    handleWhenResult((result) => {
      const failed = failure(result);
      return failed !== null && mayHelp(failed);
    }),
    { maxAttempts: retryCountMax, backoff: new DelegateBackoff(pause) },
  );
}

function breakerFor(target: string): IPolicy {
  const nobodyThere = new Set(["llm/unavailable", "llm/timeout"]);
  const breakers = remember("llm circuit breakers", () => new Map<string, IPolicy>());
  const known = breakers.get(target);
  if (known) return known;
  const breaker = circuitBreaker(
    handleWhenResult((result) => nobodyThere.has(failure(result)?.error.code ?? "")),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failureCountMax) },
  );
  breakers.set(target, breaker);
  return breaker;
}

function failure(result: unknown): Failure | null {
  // The policies run nothing but attempts; the library types what they return as unknown.
  const attempt = result as Attempt<unknown>;
  return attempt.ok ? null : attempt;
}

/** A pause between attempts cannot be cut short inside the library, so leaving is raced against it. */
function whenAborted(signal: AbortSignal) {
  const { promise, resolve } = Promise.withResolvers<Result<never>>();
  const leave = () => resolve(refuse("execute/cancelled"));
  if (signal.aborted) leave();
  else signal.addEventListener("abort", leave, { once: true });
  return { promise, stop: () => signal.removeEventListener("abort", leave) };
}
