import "server-only";
import type { ZodType } from "zod";
import { estimateTokens } from "@/lib/llm/estimate-tokens";
import { generate, type ModelRequest, writeText } from "@/lib/llm/gateway";
import type { PromptPreview } from "@/lib/llm/prompts/schema";
import { requestAsSent } from "@/lib/llm/request-as-sent";
import { ok, type Result } from "@/lib/result";

/** A request with its wording filled in. **Nulls** schema: the reply is prose. */
export type WrittenRequest = {
  readonly system: string;
  readonly prompt: string;
  readonly schema: ZodType | null;
};

type Sending = Pick<ModelRequest<unknown>, "operation" | "viewer" | "sourceId" | "promptVersion" | "signal"> & {
  readonly send: boolean;
};

/**
 * Shows every character of a request to the model that is asked first; with `send` also what comes back.
 * **Fails** llm/*, where it is sent.
 */
export async function previewRequest(written: WrittenRequest, sending: Sending): Promise<Result<PromptPreview>> {
  const { system, prompt } = written;
  const request = await requestAsSent(sending.operation, written);
  const reply = sending.send ? await replyTo(written, sending) : ok(null);
  if (!reply.ok) return reply;
  const tokenEstimate = estimateTokens(system) + estimateTokens(prompt);
  return ok({ system, prompt, tokenEstimate, request, reply: reply.value });
}

async function replyTo(
  { system, prompt, schema }: WrittenRequest,
  { operation, viewer, sourceId, promptVersion, signal }: Sending,
): Promise<Result<NonNullable<PromptPreview["reply"]>>> {
  const request = {
    operation,
    viewer,
    conversationId: null,
    sourceId,
    promptVersion,
    system,
    prompt,
    signal,
    isTrial: true,
  };
  const reply = schema === null ? await writeText(request) : await generate({ ...request, schema });
  if (!reply.ok) return reply;
  const { value, usage } = reply.value;
  return ok({ ...usage, text: typeof value === "string" ? value : JSON.stringify(value, null, 2) });
}
