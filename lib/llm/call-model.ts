import "server-only";
import { type LanguageModelUsage, type ModelMessage, Output, streamText } from "ai";
import type { ZodType } from "zod";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { quirksOf } from "@/lib/llm/model-quirks";
import { openLanguageModel } from "@/lib/llm/open-language-model";
import type { StructuredOutput } from "@/lib/llm/schema";
import { silenceTimer } from "@/lib/llm/silence-timer";

/** One request as it goes to a provider. */
export type ModelCall = {
  readonly system: string;
  readonly prompt: string;
  /** What the reply wrote before it met the token limit; null for a reply from the start. */
  readonly begun: string | null;
  /** The JSON the reply must be; null for prose. */
  readonly schema: ZodType | null;
  readonly signal: AbortSignal;
  /** The whole attempt. */
  readonly totalMs: number;
  /** The longest wait for the first or the next piece. */
  readonly silenceMs: number;
  readonly onText: (delta: string) => void;
  /** The first sign of a reply, reasoning included. */
  readonly onFirstToken?: (() => void) | undefined;
  /** In place of the network: see `request-as-sent.ts`. */
  readonly send?: typeof fetch;
};

/** What became of an attempt. Tokens that were spent are counted even where it failed half-way. */
export type ModelAttempt = {
  readonly usage: LanguageModelUsage | null;
  /** By `performance.now()`; null where nothing came. */
  readonly firstTokenAt: number | null;
  readonly outcome:
    | { readonly kind: "complete" }
    /** `limit`: at the token limit. Else the stream ended without the provider saying that it had finished. */
    | { readonly kind: "cut-off"; readonly limit: boolean }
    /** The provider's filter stopped the question or the reply. */
    | { readonly kind: "refused" }
    | { readonly kind: "failed"; readonly cause: unknown };
};

const goOn = "Go on exactly where your last message stops. Repeat nothing of it.";

/**
 * Sends one request and reads the whole stream. Streaming, although some replies are used as a whole,
 * because a server that has gone silent is then told apart from one that is writing a long reply.
 */
export async function callModel(model: ConnectedModel, call: ModelCall): Promise<ModelAttempt> {
  const silence = silenceTimer(call.silenceMs);
  const stream = startStream(model, call, silence.signal);
  let usage: LanguageModelUsage | null = null;
  let firstTokenAt: number | null = null;
  let outcome: ModelAttempt["outcome"] = { kind: "cut-off", limit: false };
  try {
    for await (const part of stream.fullStream) {
      silence.restart();
      if (part.type === "text-delta" || part.type === "reasoning-delta") {
        if (firstTokenAt === null) call.onFirstToken?.();
        firstTokenAt ??= performance.now();
      }
      if (part.type === "text-delta") call.onText(part.text);
      else if (part.type === "error") outcome = { kind: "failed", cause: part.error };
      else if (part.type === "abort") outcome = { kind: "failed", cause: abortCause(call, silence.signal) };
      else if (part.type === "finish") {
        usage = part.totalUsage;
        if (outcome.kind !== "failed") outcome = outcomeOf(part.finishReason);
      }
    }
  } catch (cause) {
    outcome = { kind: "failed", cause };
  } finally {
    silence.stop();
  }
  return { usage, firstTokenAt, outcome };
}

function startStream(model: ConnectedModel, call: ModelCall, silence: AbortSignal) {
  const { temperature, structuredOutput } = quirksOf(model);
  const messages: ModelMessage[] = [{ role: "user", content: call.prompt }];
  if (call.begun !== null) {
    messages.push({ role: "assistant", content: call.begun }, { role: "user", content: goOn });
  }
  return streamText({
    model: openLanguageModel(model, call.send),
    system: call.system,
    messages,
    ...(temperature && { temperature: 0 }),
    // The gateway retries: it also covers streams that break half-way and replies that cannot be used.
    maxRetries: 0,
    abortSignal: AbortSignal.any([call.signal, AbortSignal.timeout(call.totalMs), silence]),
    // Read from the stream; the default prints to the console.
    onError: () => undefined,
    ...(call.schema !== null && jsonMode(call.schema, structuredOutput)),
    // Strict schemas may have no optional fields, and ours do. What comes is checked here anyway.
    providerOptions: {
      openai: { strictJsonSchema: false },
      openaiCompatible: { strictJsonSchema: false },
      // DeepSeek's models think aloud unless told not to, which takes a reader's time for questions of one query.
      deepseek: { thinking: { type: "disabled" } },
    },
  });
}

function jsonMode(schema: ZodType, kind: StructuredOutput) {
  if (kind === "none") return {};
  return { output: kind === "json" ? Output.json() : Output.object({ schema }) };
}

function outcomeOf(finishReason: string): ModelAttempt["outcome"] {
  if (finishReason === "content-filter") return { kind: "refused" };
  if (finishReason === "stop" || finishReason === "tool-calls") return { kind: "complete" };
  return { kind: "cut-off", limit: finishReason === "length" };
}

function abortCause(call: ModelCall, silence: AbortSignal): unknown {
  if (call.signal.aborted) return call.signal.reason;
  return silence.aborted ? silence.reason : new DOMException("The model took too long", "TimeoutError");
}
