import { isMoney } from "@/lib/semantic/roles/infer-unit";
import type { Entity, Measure, SemanticModel } from "@/lib/semantic/schema";

/** What adds up over time too: stocks are no answer to "by month". */
export const isFlow = ({ aggregate, additiveOver }: Measure): boolean =>
  aggregate === "sum" && additiveOver !== "everything-but-time";

/** Sums of the entity that no other table calls the same. **Order** revenue, other money, the rest as the model has them. */
export function flowsOfEntity(model: SemanticModel, entity: Entity): Measure[] {
  const isClear = (measure: Measure) =>
    model.measures.every((other) => other === measure || other.label !== measure.label);
  const sums = model.measures.filter((measure) => measure.entity === entity.id && isFlow(measure) && isClear(measure));
  const byWorth = (measure: Measure) => (measure.label === "Revenue" ? 0 : isMoney(measure.label) ? 1 : 2);
  return sums.toSorted((a, b) => byWorth(a) - byWorth(b));
}

/** The figure that says most about an entity; null where nothing adds up. */
export const bestMeasure = (model: SemanticModel, entity: Entity): Measure | null =>
  flowsOfEntity(model, entity)[0] ?? null;
