import "server-only";
import type { ModelQuestion } from "@/lib/llm/ask-one-model";
import { callModel } from "@/lib/llm/call-model";
import { modelChain } from "@/lib/llm/model-chain";
import { modelLimitsDefault } from "@/lib/llm/model-limits";
import type { ModelOperation } from "@/lib/llm/model-usage";

/** A request as it would leave for the model: its body, to the last character. Keys travel in headers and are not in it. */
export type RequestAsSent = { readonly provider: string; readonly model: string; readonly body: string };

/** Makes the request of the model that is asked first for an operation, and sends nothing. **Nulls** no model is connected. */
export async function requestAsSent(
  operation: ModelOperation,
  question: Pick<ModelQuestion<unknown>, "system" | "prompt" | "schema">,
): Promise<RequestAsSent | null> {
  const [model] = await modelChain(operation);
  if (model === undefined) return null;
  let body = "";
  // The packages of the providers write the body themselves: it is taken from their hands at the door.
  const send: typeof fetch = async (_address, init) => {
    body = String(init?.body ?? "");
    throw new DOMException("Only shown, never sent", "AbortError");
  };
  await callModel(model, {
    ...{ ...question, begun: null, onText: () => undefined, send },
    ...{ signal: new AbortController().signal, totalMs: 10_000, silenceMs: modelLimitsDefault.silenceMs },
  });
  return { provider: model.provider, model: model.model, body: JSON.stringify(JSON.parse(body), null, 2) };
}
