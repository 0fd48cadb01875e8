import { nameOfThing, type Thing, type ThingKind, thingsOf } from "@/lib/semantic/edits/things";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** One thing that is said in a model: the smallest piece that two people can disagree about. */
export type ModelPart =
  | { readonly of: "model"; readonly field: "description" }
  | { readonly of: "entity"; readonly entity: string; readonly field: string }
  | { readonly of: "column"; readonly entity: string; readonly column: string; readonly field: string }
  /** `field` null: all of it. */
  | { readonly of: ThingKind; readonly id: string; readonly field: string | null };

const own = new Set(["id", "origin", "accepted", "inferred", "confidence", "reason", "reasons"]);

/** What a thing says, without its id and where it came from. */
export function contentOf(thing: Thing): Record<string, unknown> {
  return Object.fromEntries(Object.entries(thing).filter(([field, value]) => !own.has(field) && value !== undefined));
}

/** What a model says at a part. Nulls: null where it says nothing, also where there is no such thing any more. */
export function valueAt(model: SemanticModel, part: ModelPart): unknown {
  if (part.of === "model") return model.description;
  if (part.of === "entity" || part.of === "column") {
    const entity = model.entities.find(({ id }) => id === part.entity);
    const holder: Entity | SemanticColumn | undefined =
      part.of === "entity" ? entity : entity?.columns.find(({ name }) => name === part.column);
    return fieldOf(holder, part.field);
  }
  const thing = thingsOf(model, part.of).find(({ id }) => id === part.id);
  if (thing === undefined) return null;
  return part.field === null ? contentOf(thing) : fieldOf(thing, part.field);
}

const fieldOf = (holder: object | undefined, field: string): unknown =>
  (holder as Record<string, unknown> | undefined)?.[field] ?? null;

/** Where a part is, in the names that people gave: table, column or thing. Empty for the model itself. */
export function placeOf(model: SemanticModel, part: ModelPart): string[] {
  if (part.of === "model") return [];
  if (part.of === "entity" || part.of === "column") {
    const entity = model.entities.find(({ id }) => id === part.entity);
    const table = entity?.label ?? part.entity;
    if (part.of === "entity") return [table];
    return [table, entity?.columns.find(({ name }) => name === part.column)?.label ?? part.column];
  }
  const thing = thingsOf(model, part.of).find(({ id }) => id === part.id);
  return [thing === undefined ? part.id : nameOfThing(model, part.of, thing)];
}
