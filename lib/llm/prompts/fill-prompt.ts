import { placePattern } from "@/lib/llm/prompts/schema";

/**
 * Puts values into the places of a wording. What a value holds is never taken for a place again.
 * Nulls: a place without a value stays as it is written.
 */
export function fillPrompt(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(placePattern, (place, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? place) : place,
  );
}
