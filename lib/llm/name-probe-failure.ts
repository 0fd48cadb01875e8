import { APICallError } from "ai";
import { type Refusal, refuse } from "@/lib/errors";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { nameFailure } from "@/lib/llm/name-failure";

const reasonLengthMax = 200;

/**
 * Names a failure for whoever connects the model, more closely than for those who ask: they can mend it.
 * Never with the body of an answer, only with the message that the provider's protocol has for it.
 */
export function nameProbeFailure(cause: unknown, { baseUrl, provider, model }: ConnectedModel): Refusal {
  const { refusal } = nameFailure(cause, Date.now());
  if (refusal.code !== "llm/unavailable") return refusal;
  const call = APICallError.isInstance(cause) ? cause : null;
  if (call?.statusCode === undefined) {
    const host = baseUrl === null ? provider : new URL(baseUrl).host;
    return refuse("llm/unreachable", { host }).error;
  }
  const reason = call.message.replace(/\s+/g, " ").trim().slice(0, reasonLengthMax);
  if (call.statusCode === 404) return refuse("llm/no-such-model", { model, reason }).error;
  return refuse("llm/rejected", { status: call.statusCode, reason }).error;
}
