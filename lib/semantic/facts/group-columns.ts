import { type Neighbour, neighbours } from "@/lib/semantic/facts/neighbours";
import type { ColumnOfEntity } from "@/lib/semantic/facts/time-of-entity";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** More groups than this are a list, not a split. */
const groupCountMax = 60;

/** A column that splits an entity's rows into a readable number of groups. `score` is higher where the picture is better. */
export type GroupColumn = ColumnOfEntity & { readonly score: number };

/** The entity's own columns to split by, and those of tables it points to. **Order** by table; sort by `score`. */
export function groupColumns(model: SemanticModel, entity: Entity): GroupColumn[] {
  const own: Neighbour = { entity, distance: 0 };
  return [own, ...neighbours(model, entity)].flatMap(({ entity: holder, distance }) =>
    holder.columns
      .filter(isGroup)
      .map((column) => ({ entity: holder, column, score: 3 - distance + evenness(column) })),
  );
}

const isGroup = ({ hidden, personal, role, distinctCount }: SemanticColumn): boolean =>
  !hidden &&
  !personal &&
  (role === "category" || role === "geography") &&
  (distinctCount ?? 0) > 1 &&
  (distinctCount ?? 0) <= groupCountMax;

/** Between 4 and 20 groups make the best picture. */
function evenness({ distinctCount }: SemanticColumn): number {
  const count = distinctCount ?? 0;
  return count >= 4 && count <= 20 ? 1 : 0;
}
