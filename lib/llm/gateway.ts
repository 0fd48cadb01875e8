import "server-only";
import type { ZodType } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { askChain, type ChainRequest, type ModelReply } from "@/lib/llm/ask-chain";
import { modelChain } from "@/lib/llm/model-chain";
import { type ModelLimits, modelLimitsDefault } from "@/lib/llm/model-limits";
import type { ModelOperation } from "@/lib/llm/model-usage";
import { type ProseListener, proseReader } from "@/lib/llm/prose-reader";
import { jsonReader, type ReplyReader } from "@/lib/llm/reply-reader";
import { checkBudget } from "@/lib/llm/usage/check-budget";
import type { Result } from "@/lib/result";
import { offlineEngineFallbacksTotal } from "@/lib/telemetry/metrics";

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
  readonly limits?: Partial<ModelLimits> | undefined;
  /** Somebody tries a prompt: when the models fail, no other engine takes over. */
  readonly isTrial?: boolean;
  /** The first sign of a reply, reasoning included; once, whichever model gives it. */
  readonly onFirstToken?: (() => void) | undefined;
};

/** A request for prose. */
export type ProseRequest = Omit<ModelRequest<string>, "schema"> & ProseListener;

export type ModelAvailability =
  /** `model`: the provider's name of the one that is asked first. */
  | { readonly available: true; readonly model: string }
  | { readonly available: false; readonly code: "llm/no-key" | "llm/budget" };

/** Whether there is a model that the viewer may have asked, and which. */
export async function modelAvailability(viewer: Viewer | null, operation: ModelOperation): Promise<ModelAvailability> {
  const [first] = await modelChain(operation);
  if (first === undefined) return { available: false, code: "llm/no-key" };
  const affordable = await checkBudget(viewer);
  return affordable.ok ? { available: true, model: first.model } : { available: false, code: "llm/budget" };
}

/**
 * Asks a model for JSON and gives it parsed: reasoning and fences removed, broken JSON repaired, the shape checked. When a model fails,
 * the next of the operation's chain is asked. Every request is counted, whatever came of it. Nothing is cached.
 * Fails: llm/no-key, budget, key-refused, rate, unavailable, timeout, refused, cut-off, empty, malformed; execute/cancelled when `signal` falls.
 */
export async function generate<T>(request: ModelRequest<T>): Promise<Result<ModelReply<T>>> {
  return await ask(request, jsonReader(request.schema));
}

/**
 * Asks a model for prose and hands it on as it is written, without reasoning and without a fence around it.
 * Fails: as `generate`, without llm/malformed.
 */
export async function writeText(request: ProseRequest): Promise<Result<ModelReply<string>>> {
  return await ask({ ...request, schema: null }, proseReader(request));
}

async function ask<T>(
  request: ChainRequest<T> & Pick<ModelRequest<T>, "limits" | "isTrial">,
  reader: ReplyReader<T>,
): Promise<Result<ModelReply<T>>> {
  const [first, ...others] = await modelChain(request.operation);
  if (first === undefined) return refuse("llm/no-key");
  const affordable = await checkBudget(request.viewer);
  if (!affordable.ok) return affordable;
  const reply = await askChain([first, ...others], request, reader, { ...modelLimitsDefault, ...request.limits });
  const isLost = !reply.ok && reply.error.code !== "execute/cancelled" && request.isTrial !== true;
  if (isLost) offlineEngineFallbacksTotal.inc({ operation: request.operation });
  return reply;
}
