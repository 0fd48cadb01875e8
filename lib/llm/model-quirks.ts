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

/** How a model is asked now: as it was connected, less what its server refused since this process started. */
export function quirksOf(model: ConnectedModel): Quirks {
  return known().get(quirkKey(model)) ?? { temperature: true, structuredOutput: model.structuredOutput };
}

/**
 * Learns from a refused request which part the server does not take (a temperature, a kind of structured output), so that the next
 * attempt leaves it out. False: there is nothing to learn. Servers say it in words of their own, so the parameter's name is looked for.
 */
export function learnQuirk(model: ConnectedModel, cause: unknown): boolean {
  if (!APICallError.isInstance(cause) || (cause.statusCode !== 400 && cause.statusCode !== 422)) return false;
  const words = `${cause.message} ${cause.responseBody ?? ""}`;
  const before = quirksOf(model);
  const learnt: Quirks = {
    temperature: before.temperature && !/temperature/i.test(words),
    structuredOutput: /response.?format|json.?schema|json.?object|output_config|response.?mime/i.test(words)
      ? less[before.structuredOutput]
      : before.structuredOutput,
  };
  if (learnt.temperature === before.temperature && learnt.structuredOutput === before.structuredOutput) return false;
  known().set(quirkKey(model), learnt);
  return true;
}

/** An admin who sets another kind of structured output is taken at their word again. */
function quirkKey(model: ConnectedModel): string {
  return `${modelTarget(model)} ${model.structuredOutput}`;
}
