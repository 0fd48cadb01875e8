import { keepThings } from "@/lib/semantic/keep-things";
import { buildMeasures } from "@/lib/semantic/roles/build-measures";
import type { SemanticModel } from "@/lib/semantic/schema";
import { suggestQuestions } from "@/lib/semantic/suggest-questions";
import { visibleModel } from "@/lib/semantic/visible-model";

/**
 * What follows from tables and joins made anew after a change of them: measures under the new names, and questions for the eyes of those
 * who ask. Measures that people made or accepted stay. `now` is ISO 8601.
 */
export function deriveModel(model: SemanticModel, now: string): SemanticModel {
  const ids = new Set(model.entities.map(({ id }) => id));
  const fresh = buildMeasures(
    model.entities.filter(({ kind }) => kind !== "query"),
    model.joins,
    model.kind,
  );
  const inferred = new Set(fresh.map(({ id }) => id));
  const measures = keepThings(
    model.measures,
    fresh,
    model.dismissed ?? [],
    // What the machine made of a column that is gone goes with it, accepted or not.
    ({ id, entity, origin }) => ids.has(entity) && (origin === "person" || inferred.has(id)),
  );
  const whole = { ...model, measures };
  return { ...whole, suggestedQuestions: suggestQuestions(visibleModel(whole), now) };
}
