import { isFlow } from "@/lib/semantic/facts/measures-of-entity";
import { timeOfEntity } from "@/lib/semantic/facts/time-of-entity";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/** Tables that people ask about: with dates and numbers first, link tables and empty ones last. */
export function mainEntities(model: SemanticModel, count: number): Entity[] {
  return model.entities
    .filter((entity) => !entity.hidden && (entity.rowEstimate ?? 1) > 0)
    .map((entity) => ({ entity, score: interest(model, entity) }))
    .sort((a, b) => b.score - a.score || (a.entity.id < b.entity.id ? -1 : 1))
    .slice(0, count)
    .map(({ entity }) => entity);
}

function interest(model: SemanticModel, entity: Entity): number {
  const ownMeasures = model.measures.filter((measure) => measure.entity === entity.id && isFlow(measure));
  const revenue = ownMeasures.some((measure) => measure.label === "Revenue") ? 4 : 0;
  const links = model.joins.filter((join) => join.from.entity === entity.id).length;
  const size = Math.log10(Math.max(1, entity.rowEstimate ?? 1));
  return (
    revenue +
    Math.min(ownMeasures.length, 2) * 2 +
    (timeOfEntity(model, entity) ? 2 : 0) +
    Math.min(links, 3) +
    size / 2
  );
}
