import { neighbours } from "@/lib/semantic/facts/neighbours";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/** The things that an entity's rows are about and that have names: products, customers, stores. Null: there are none. */
export function namedThings(model: SemanticModel, entity: Entity): Entity | null {
  const near = neighbours(model, entity)
    .filter(({ entity: other }) => other.labelColumn !== null && (other.rowEstimate ?? 0) > 10)
    .sort((a, b) => a.distance - b.distance || (b.entity.rowEstimate ?? 0) - (a.entity.rowEstimate ?? 0));
  return near[0]?.entity ?? null;
}
