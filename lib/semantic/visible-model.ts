import { cutModel } from "@/lib/semantic/cut-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { withGlossary } from "@/lib/semantic/with-glossary";

// One cut a model; a model is never changed in place, and the indexes of later stages hang on the cut's identity.
const cuts = new WeakMap<SemanticModel, SemanticModel>();

/**
 * The model as people who ask see it: hidden tables and columns, and everything that needs them, do not exist, and things are also called
 * by the words of the business.
 * The same model always gives the same object.
 */
export function visibleModel(model: SemanticModel): SemanticModel {
  const known = cuts.get(model);
  if (known) return known;
  const cut = cutModel(model, {
    entity: (entity) => entity.hidden,
    column: (_, column) => column.hidden,
    blurred: () => false,
  });
  const spoken = withGlossary(cut);
  cuts.set(model, spoken);
  return spoken;
}
