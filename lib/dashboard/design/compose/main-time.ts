import { isTellingTime } from "@/lib/dashboard/design/compose/telling";
import { neighbours } from "@/lib/semantic/facts/neighbours";
import type { ColumnOfEntity } from "@/lib/semantic/facts/time-of-entity";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/**
 * When an entity's rows happened: its own main date, else another of its own, else that of the nearest table it points to (order lines →
 * orders). Dates of bookkeeping, and such as hold a single day, are none. **Nulls** it has none.
 */
export function mainTime(model: SemanticModel, entity: Entity): ColumnOfEntity | null {
  const own = timeWithin(entity);
  if (own) return own;
  const near = neighbours(model, entity)
    .filter(({ entity: other }) => isEvent(model, other))
    .toSorted((a, b) => a.distance - b.distance);
  return near.map(({ entity: other }) => timeWithin(other)).find((time) => time !== null) ?? null;
}

function timeWithin(entity: Entity): ColumnOfEntity | null {
  const times = entity.columns.filter(isTellingTime);
  const column = times.find(({ name }) => name === entity.timeColumn) ?? times[0];
  return column === undefined ? null : { entity, column };
}

/**
 * What happened between others (orders), rather than what is there: the day on which somebody was hired or a shop was opened says nothing
 * of what they sold.
 */
function isEvent({ joins }: SemanticModel, { id, columns }: Entity): boolean {
  const isPerson = columns.filter(({ personal }) => personal).length >= 2;
  return !isPerson && joins.some(({ from, to }) => from.entity === id && to.entity !== id);
}

/** Whether the rows are things that others point to (films, products), rather than what happened (rentals, order lines). */
export const isOfThings = (model: SemanticModel, entity: Entity): boolean =>
  model.joins.some(({ to }) => to.entity === entity.id) && mainTime(model, entity) === null;
