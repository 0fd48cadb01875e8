import type { SqlCheck } from "@/lib/semantic/edits/sql-check";
import { type Thing, type ThingKind, thingsOf } from "@/lib/semantic/edits/things";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/** What a person who changes a model has before them. */
export type Sight = {
  /** The newest model, whole, as it was before the changes. */
  readonly whole: SemanticModel;
  /** The part of it that rules leave to the person. */
  readonly seen: SemanticModel;
  /** The revision that they looked at; the same as `whole` when nobody saved meanwhile. */
  readonly looked: SemanticModel;
  readonly check: SqlCheck;
};

/**
 * A table with the columns that the person may see: others do not exist for them. One that an earlier change of the same save has made
 * is theirs to see. **Nulls**: null when there is none.
 */
export function visibleEntity(model: SemanticModel, id: string, { whole, seen }: Sight): Entity | null {
  const visible = seen.entities.find((entity) => entity.id === id);
  if (visible !== undefined) return visible;
  if (whole.entities.some((entity) => entity.id === id)) return null;
  return model.entities.find((entity) => entity.id === id) ?? null;
}

/** A thing that the person may see; null when there is none. */
export function visibleThing(model: SemanticModel, kind: ThingKind, id: string, { whole, seen }: Sight): Thing | null {
  const has = (list: SemanticModel) => thingsOf(list, kind).some((thing) => thing.id === id);
  if (has(whole) && !has(seen)) return null;
  return thingsOf(model, kind).find((thing) => thing.id === id) ?? null;
}
