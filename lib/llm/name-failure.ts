import { APICallError } from "ai";
import type { Refusal } from "@/lib/errors";
import { AddressRefused, addressCodes } from "@/lib/outbound/checked-lookup";

/** A failed attempt: its name for the reader, whether trying again can help, and how long the server asked to wait. */
export type NamedFailure = {
  readonly refusal: Refusal;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** For the log: what really happened. */
  readonly cause: unknown;
};

/**
 * Names what went wrong on the way to a model.
 * An address that the outbound guard refuses is named with it. 401, 403: the key; 402 (DeepSeek): an account without money, which only the key's owner can mend, so it is named alike. 400 by a provider's filter: refused.
 * 408, 5xx, no connection or a connection lost half-way: unavailable and worth another try. Other 4xx: not.
 */
export function nameFailure(cause: unknown, now: number): NamedFailure {
  const blocked = addressRefusal(cause);
  if (blocked !== null) return { refusal: blocked, retryable: false, retryAfterMs: null, cause };
  const call = APICallError.isInstance(cause) ? cause : null;
  const status = call?.statusCode ?? null;
  const retryAfterMs = readRetryAfter(call?.responseHeaders ?? {}, now);
  if (status === 401 || status === 402 || status === 403) {
    return { refusal: { code: "llm/key-refused", params: { status } }, retryable: false, retryAfterMs: null, cause };
  }
  if (status === 429) {
    const seconds = Math.ceil((retryAfterMs ?? 60_000) / 1000);
    return { refusal: { code: "llm/rate", params: { seconds } }, retryable: true, retryAfterMs, cause };
  }
  if (status === 400 && filtered.test(call?.responseBody ?? "")) {
    return { refusal: { code: "llm/refused", params: {} }, retryable: false, retryAfterMs: null, cause };
  }
  if (isTimeout(cause) || status === 408 || status === 504) {
    return { refusal: { code: "llm/timeout", params: {} }, retryable: status !== null, retryAfterMs, cause };
  }
  const retryable = status === null || status < 400 || status >= 500;
  return { refusal: { code: "llm/unavailable", params: { status: status ?? 0 } }, retryable, retryAfterMs, cause };
}

/** Seconds or an HTTP date, as RFC 9110 has it. Null when absent, unreadable or in the past. */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const given = headers["retry-after"]?.trim();
  if (!given) return null;
  const ms = /^\d+(\.\d+)?$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === "TimeoutError" || cause.name === "AbortError");
}

/** How providers say in a 400 that their filter stopped the question: Azure, DeepSeek, Qwen, Zhipu. */
const filtered = /content.?filter|content exists risk|data_?inspection|inappropriate content|"1301"/i;

/** How deep fetch and the SDK wrap what happened below them. */
const causeDepthMax = 5;

function addressRefusal(error: unknown): Refusal | null {
  let cause = error;
  for (let depth = 0; depth < causeDepthMax && cause instanceof Error; depth++) {
    if (cause instanceof AddressRefused) {
      const code = cause.code === addressCodes.private ? "llm/private-address" : "llm/forbidden-address";
      return { code, params: { address: cause.message } };
    }
    cause = cause.cause;
  }
  return null;
}
