import { conceptWords } from "@/lib/nl2sql/offline/language/english";
import type { Concept } from "@/lib/nl2sql/offline/language/tags";
import type { ModelIndex, Target } from "@/lib/nl2sql/offline/link/model-index";
import { isQuantity, stemsOfName } from "@/lib/nl2sql/offline/resolve/columns";
import { stemOf } from "@/lib/nl2sql/offline/tokenise";

/** Quantities that people name by a noun of their own, whatever the column is called ("length" for milliseconds). */
const named: readonly Concept[] = ["age", "length", "height", "weight", "price", "rating", "speed", "distance"];
export const conceptScore = 0.6;

/** Words that a superlative may fall back on, but that have a noun of their own. */
const vague = new Set(["time", "days", "distance", "amount", "total", "rate"]);

const known = new WeakMap<ModelIndex, Map<Concept, Target[]>>();

/** The columns that hold the quantity that a word names, for a word that names no column. */
export function conceptNames(word: string, index: ModelIndex): Target[] {
  const concept = named.find((name) => name === word || (name === "length" && word === "duration"));
  if (concept === undefined) return [];
  const byConcept = known.get(index) ?? new Map<Concept, Target[]>();
  known.set(index, byConcept);
  const targets = byConcept.get(concept) ?? columnsOf(concept, index);
  byConcept.set(concept, targets);
  return targets;
}

function columnsOf(concept: Concept, index: ModelIndex): Target[] {
  const words = conceptWords[concept].filter((word) => !vague.has(word)).map(stemOf);
  return [...index.entities.values()].flatMap((entity) =>
    entity.columns.flatMap((column): Target[] => {
      const says = stemsOfName(column.name).some((stem) => words.includes(stem));
      if (!says || column.hidden || entity.hidden || !isQuantity(column)) return [];
      return [{ kind: "column", entity: entity.id, column: column.name, measureId: null, score: conceptScore }];
    }),
  );
}
