import { conceptWords } from "@/lib/nl2sql/offline/language/english";
import type { Concept } from "@/lib/nl2sql/offline/language/tags";
import type { ModelIndex, Target } from "@/lib/nl2sql/offline/link/model-index";
import { isQuantity } from "@/lib/nl2sql/offline/resolve/columns";
import { stemOf } from "@/lib/nl2sql/offline/tokenise";

/** Quantities that people name by a noun of their own, whatever the column is called ("length" for milliseconds). */
const named: readonly Concept[] = ["age", "length", "height", "weight", "price", "rating", "speed", "distance"];
export const conceptScore = 0.6;

/** Words that a superlative may fall back on, but that have a noun of their own. */
const vague = new Set(["time", "days", "distance", "amount", "total", "rate"]);

/** The columns that hold the quantity that a word names, for a word that names no column. */
export function conceptNames(word: string, index: ModelIndex): Target[] {
  const concept = named.find((name) => name === word || (name === "length" && word === "duration"));
  if (concept === undefined) return [];
  const stems = conceptWords[concept].filter((other) => !vague.has(other)).map(stemOf);
  const found = new Map<string, Target>();
  for (const stem of stems) {
    for (const target of [...(index.phrases.get(stem) ?? []), ...(index.parts.get(stem) ?? [])]) {
      const column = index.entities.get(target.entity)?.columns.find(({ name }) => name === target.column);
      if (target.kind !== "column" || column === undefined || column.hidden || !isQuantity(column)) continue;
      found.set(`${target.entity}|${column.name}`, { ...target, score: conceptScore });
    }
  }
  return [...found.values()];
}
