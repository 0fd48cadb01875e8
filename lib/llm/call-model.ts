import "server-only";
import { createDeepSeek } from "@ai-sdk/deepseek";
import { type LanguageModelUsage, Output, streamText } from "ai";
import { modelFetch } from "@/lib/llm/model-fetch";
import type { ModelSettings } from "@/lib/llm/model-settings";

/** One request as it goes to a provider. */
export type ModelCall = {
  readonly system: string;
  readonly prompt: string;
  /** Ask the provider for its JSON mode. */
  readonly json: boolean;
  readonly signal: AbortSignal;
  /** The whole attempt. */
  readonly totalMs: number;
  /** The longest wait for the first or the next piece. */
  readonly silenceMs: number;
};

/** What came back, even from an attempt that failed half-way: tokens that were spent are counted. */
export type ModelAttempt = {
  readonly text: string;
  readonly usage: LanguageModelUsage | null;
  /** By `performance.now()`; null where nothing came. */
  readonly firstTokenAt: number | null;
  readonly outcome:
    | { readonly kind: "complete" }
    /** The stream ended without the provider saying that it had finished, or at its token limit. */
    | { readonly kind: "cut-off" }
    | { readonly kind: "failed"; readonly cause: unknown };
};

/**
 * Sends one request and reads the whole stream. Streaming, although the reply is used as a whole,
 * because a server that has gone silent is then told apart from one that is writing a long reply.
 */
export async function callModel(settings: ModelSettings, call: ModelCall): Promise<ModelAttempt> {
  const provider = createDeepSeek({ apiKey: settings.apiKey, baseURL: settings.baseUrl, fetch: modelFetch() });
  const silence = silenceTimer(call.silenceMs);
  const stream = streamText({
    model: provider(settings.model),
    system: call.system,
    prompt: call.prompt,
    temperature: 0,
    // The gateway retries: it also covers streams that break half-way and replies that cannot be used.
    maxRetries: 0,
    abortSignal: AbortSignal.any([call.signal, AbortSignal.timeout(call.totalMs), silence.signal]),
    // Read from the stream below; the default prints to the console.
    onError: () => undefined,
    ...(call.json ? { output: Output.json() } : {}),
  });
  let text = "";
  let usage: LanguageModelUsage | null = null;
  let firstTokenAt: number | null = null;
  let outcome: ModelAttempt["outcome"] = { kind: "cut-off" };
  try {
    for await (const part of stream.fullStream) {
      silence.restart();
      if (part.type === "text-delta" || part.type === "reasoning-delta") firstTokenAt ??= performance.now();
      if (part.type === "text-delta") text += part.text;
      else if (part.type === "error") outcome = { kind: "failed", cause: part.error };
      else if (part.type === "abort") outcome = { kind: "failed", cause: abortCause(call, silence.signal) };
      else if (part.type === "finish") {
        usage = part.totalUsage;
        if (outcome.kind !== "failed" && isFinished(part.finishReason)) outcome = { kind: "complete" };
      }
    }
  } catch (cause) {
    outcome = { kind: "failed", cause };
  } finally {
    silence.stop();
  }
  return { text, usage, firstTokenAt, outcome };
}

function isFinished(reason: string): boolean {
  return reason === "stop" || reason === "tool-calls" || reason === "content-filter";
}

function abortCause(call: ModelCall, silence: AbortSignal): unknown {
  if (call.signal.aborted) return call.signal.reason;
  return silence.aborted ? silence.reason : new DOMException("The model took too long", "TimeoutError");
}

function silenceTimer(silenceMs: number) {
  const controller = new AbortController();
  const fall = () => controller.abort(new DOMException("The model went silent", "TimeoutError"));
  let timer = setTimeout(fall, silenceMs);
  return {
    signal: controller.signal,
    restart() {
      clearTimeout(timer);
      timer = setTimeout(fall, silenceMs);
    },
    stop: () => clearTimeout(timer),
  };
}
