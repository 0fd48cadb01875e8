import { joinSteps } from "@/lib/semantic/graph";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/** A table that another points to, and over how many joins. */
export type Neighbour = { readonly entity: Entity; readonly distance: number };

/** Tables that are reached by to-one joins alone, at most two away: no row is counted twice. */
export function neighbours(model: SemanticModel, entity: Entity): Neighbour[] {
  return model.entities.flatMap((other) => {
    if (other.id === entity.id || other.hidden) return [];
    const steps = joinSteps(model, entity.id, other.id);
    if (!steps || steps.length > 2 || steps.some((step) => step.toMany)) return [];
    return [{ entity: other, distance: steps.length }];
  });
}
