import "server-only";
import { APICallError } from "ai";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { modelTarget } from "@/lib/llm/model-target";
import type { StructuredOutput } from "@/lib/llm/schema";
import { remember } from "@/lib/remember";

/** What a model's server turned out not to take. */
type Quirks = { readonly temperature: boolean; readonly structuredOutput: StructuredOutput };

const known = () => remember("llm quirks", () => new Map<string, Quirks>());
const less: Readonly<Record<StructuredOutput, StructuredOutput>> = {
  "json-schema": "json",
  json: "none",
  none: "none",
};

const structuredWords = /response.?format|json.?schema|json.?object|output_config|response.?mime/i;

/** How a model is asked now: as it was connected, less what its server refused since this process started. */
export function quirksOf(model: ConnectedModel): Quirks {
  return known().get(quirkKey(model)) ?? { temperature: true, structuredOutput: model.structuredOutput };
}

/** A server may have learnt something since. */
export function forgetQuirks(model: ConnectedModel): void {
  known().delete(quirkKey(model));
}

/**
 * Learns from a refused request which part the server does not take (a temperature, a kind of structured output), so that the next
 * attempt leaves it out. Null: there is nothing to learn. Servers say it in words of their own, so the parameter's name is looked for.
 */
export function learnQuirk(model: ConnectedModel, cause: unknown): keyof Quirks | null {
  if (!APICallError.isInstance(cause) || (cause.statusCode !== 400 && cause.statusCode !== 422)) return null;
  const words = `${cause.message} ${cause.responseBody ?? ""}`;
  const before = quirksOf(model);
  if (before.temperature && /temperature/i.test(words)) {
    known().set(quirkKey(model), { ...before, temperature: false });
    return "temperature";
  }
  const structuredOutput = less[before.structuredOutput];
  if (structuredOutput === before.structuredOutput || !structuredWords.test(words)) return null;
  known().set(quirkKey(model), { ...before, structuredOutput });
  return "structuredOutput";
}

/** An admin who sets another kind of structured output is taken at their word again. */
function quirkKey(model: ConnectedModel): string {
  return `${modelTarget(model)} ${model.structuredOutput}`;
}
