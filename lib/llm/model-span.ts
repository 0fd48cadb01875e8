import "server-only";
import type { ModelAnswer } from "@/lib/llm/ask-one-model";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import type { ModelOperation } from "@/lib/llm/model-usage";
import { span } from "@/lib/telemetry/trace";

/** As OpenTelemetry's conventions for models name them, where ours is another name. */
const providerNames: Readonly<Record<string, string>> = { google: "gcp.gemini" };

type Asked = Pick<ConnectedModel, "provider" | "model"> & { readonly operation: ModelOperation };

/** A span around what a model is asked, all attempts together, with what it took: never a word of the prompt or of the reply. */
export function modelSpan<T>(
  { provider, model, operation }: Asked,
  ask: () => Promise<ModelAnswer<T>>,
): Promise<ModelAnswer<T>> {
  const attributes = {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": providerNames[provider] ?? provider,
    "gen_ai.request.model": model,
    "querent.model.operation": operation,
  };
  return span(`chat ${model}`, { kind: "client", attributes }, async (open) => {
    const answer = await ask();
    const { inputTokens, outputTokens, costNanoUsd, firstTokenMs } = answer.usage;
    open.set({
      "gen_ai.usage.input_tokens": inputTokens,
      "gen_ai.usage.output_tokens": outputTokens,
      ...(costNanoUsd !== null && { "querent.model.cost_usd": costNanoUsd / 1e9 }),
      ...(firstTokenMs !== null && { "querent.model.first_token_ms": Math.round(firstTokenMs) }),
    });
    if (!answer.result.ok) open.fail(answer.result.error.code);
    return answer;
  });
}
