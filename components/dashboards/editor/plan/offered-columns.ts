import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** A list of choices under the names of their tables, as Mantine's Select takes it. */
export type Offered = { group: string; items: { value: string; label: string }[] };

const between = "\n";

/** A column in one text, for lists that hold texts. */
export const columnKey = (entity: string, column: string) => `${entity}${between}${column}`;

export function columnOfKey(model: SemanticModel, key: string): { entity: Entity; column: SemanticColumn } | null {
  const [entityId = "", name = ""] = key.split(between);
  return findColumn(model, entityId, name);
}

export function findColumn(
  model: SemanticModel,
  entityId: string,
  name: string,
): { entity: Entity; column: SemanticColumn } | null {
  const entity = model.entities.find(({ id }) => id === entityId);
  const column = entity?.columns.find((one) => one.name === name);
  return entity && column ? { entity, column } : null;
}

export const isNumber = ({ type, numericText }: SemanticColumn) =>
  type === "integer" || type === "decimal" || type === "float" || numericText === true;
export const isTime = ({ type }: SemanticColumn) => type === "date" || type === "timestamp";

/** What names a row first, keys last: people look for words, not for numbers that stand for rows. */
function weight(entity: Entity, { name, role }: SemanticColumn): number {
  if (name === entity.labelColumn) return 0;
  return role === "key" ? 2 : 1;
}

/** The columns of these tables that are wanted. **Order** of the tables; within one what people look for first. */
export function offeredColumns(
  model: SemanticModel,
  entityIds: readonly string[],
  { locale, wanted }: { locale: string; wanted: (column: SemanticColumn, entity: Entity) => boolean },
): Offered[] {
  return entityIds.flatMap((id) => {
    const entity = model.entities.find((one) => one.id === id);
    if (!entity || entity.hidden) return [];
    const items = entity.columns
      .filter((column) => !column.hidden && wanted(column, entity))
      .toSorted((a, b) => weight(entity, a) - weight(entity, b))
      .map((column) => ({ value: columnKey(entity.id, column.name), label: labelIn(column, locale) }));
    return items.length === 0 ? [] : [{ group: labelIn(entity, locale), items }];
  });
}
