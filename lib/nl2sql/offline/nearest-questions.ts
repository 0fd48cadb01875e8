import type { Locale } from "@/lib/nl2sql/offline/say";
import { stemOf, type Token } from "@/lib/nl2sql/offline/tokenise";
import type { SemanticModel } from "@/lib/semantic/schema";

const shownMax = 3;

/** The model's suggested questions that share most words with what was asked. */
export function nearestQuestions(model: SemanticModel, tokens: readonly Token[], locale: Locale): string[] {
  const asked = new Set(tokens.map(({ stem }) => stem));
  return model.suggestedQuestions
    .map((suggestion) => ({
      text: suggestion[locale],
      shared: suggestion.en.split(/\W+/).filter((word) => asked.has(stemOf(word))).length,
    }))
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, shownMax)
    .map(({ text }) => text);
}
