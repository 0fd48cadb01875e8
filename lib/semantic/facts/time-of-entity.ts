import { bestMeasure } from "@/lib/semantic/facts/measures-of-entity";
import { neighbours } from "@/lib/semantic/facts/neighbours";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** A column and the table it is in. */
export type ColumnOfEntity = { readonly entity: Entity; readonly column: SemanticColumn };

/** The entity's own main date, or that of a table it points to (order lines → orders). */
export function timeOfEntity(model: SemanticModel, entity: Entity): ColumnOfEntity | null {
  const own = mainTime(entity);
  if (own) return { entity, column: own };
  if (bestMeasure(model, entity) === null) return null;
  for (const { entity: target } of neighbours(model, entity)) {
    const column = mainTime(target);
    if (column) return { entity: target, column };
  }
  return null;
}

const mainTime = (entity: Entity): SemanticColumn | undefined =>
  entity.columns.find((column) => column.name === entity.timeColumn && !column.hidden);
