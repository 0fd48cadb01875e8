import { isDeepStrictEqual } from "node:util";
import { contentOf, valueAt } from "@/lib/semantic/edits/model-part";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import { type Thing, type ThingKind, thingKinds, thingsOf, withThings } from "@/lib/semantic/edits/things";
import type { EditableField, Entity, Join, Measure, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

type Accept = Extract<ModelChange, { kind: "accept" }>;

/**
 * Makes suggestions a person's own. What stands otherwise in `looked`, the model that the person had before them, is left a suggestion:
 * they did not see it. What `seen` lacks is left, too.
 */
export function acceptSuggestions(
  model: SemanticModel,
  accept: Accept,
  { looked, seen }: { readonly looked: SemanticModel; readonly seen: SemanticModel },
): SemanticModel {
  const withFields =
    accept.ids !== undefined && accept.entity === undefined ? model : acceptFields(model, accept, { looked, seen });
  const wanted = accept.ids === undefined ? null : new Set(accept.ids);
  if (wanted === null && accept.entity !== undefined) return withFields;
  return thingKinds.reduce((next, kind) => acceptThings(next, kind, { accept, wanted, looked, seen }), withFields);
}

type Sight = { readonly looked: SemanticModel; readonly seen: SemanticModel };

function acceptFields(model: SemanticModel, accept: Accept, { looked, seen }: Sight): SemanticModel {
  const lookedOf = new Map(looked.entities.map((entity) => [entity.id, entity]));
  const seenOf = new Map(seen.entities.map((entity) => [entity.id, entity]));
  const entities = model.entities.map((entity) => {
    const visible = seenOf.get(entity.id);
    const before = lookedOf.get(entity.id);
    if (!visible || !before || (accept.entity !== undefined && accept.entity !== entity.id)) return entity;
    return acceptInEntity(entity, accept, before, new Set(visible.columns.map(({ name }) => name)));
  });
  return { ...model, entities };
}

function acceptInEntity(entity: Entity, accept: Accept, before: Entity, visible: ReadonlySet<string>): Entity {
  // A field without a column is the table's own.
  const ownOnly = accept.column === undefined && accept.field !== undefined;
  const columnOf = new Map(before.columns.map((column) => [column.name, column]));
  const columns = entity.columns.map((column) => {
    const looked = columnOf.get(column.name);
    const meant = !ownOnly && (accept.column ?? column.name) === column.name && visible.has(column.name);
    return meant && looked ? acceptIn(column, accept, looked) : column;
  });
  const own = accept.column === undefined ? acceptIn(entity, accept, before) : entity;
  return { ...own, columns };
}

function acceptIn<T extends Entity | SemanticColumn>(holder: T, { field, confidenceMin }: Accept, looked: T): T {
  const edited = holder.edited ?? [];
  const accepted = suggestedFields(holder).filter(
    (name) =>
      (field ?? name) === name &&
      (holder.inferred?.[name]?.confidence ?? 0) >= confidenceMin &&
      isDeepStrictEqual(fieldOf(holder, name), fieldOf(looked, name)),
  );
  return accepted.length === 0 ? holder : { ...holder, edited: [...new Set([...edited, ...accepted])].sort() };
}

const fieldOf = (holder: object, field: EditableField) => (holder as Record<string, unknown>)[field] ?? null;

/** The fields of a table or column that the machine filled and nobody has confirmed. */
function suggestedFields({ inferred, edited = [] }: Entity | SemanticColumn): EditableField[] {
  return (Object.keys(inferred ?? {}) as EditableField[]).filter(
    (field) => inferred?.[field]?.by !== "database" && !edited.includes(field),
  );
}

type Choice = Sight & { readonly accept: Accept; readonly wanted: ReadonlySet<string> | null };

function acceptThings(model: SemanticModel, kind: ThingKind, choice: Choice): SemanticModel {
  const { accept, wanted, looked, seen } = choice;
  const visible = new Set(thingsOf(seen, kind).map(({ id }) => id));
  const things = thingsOf(model, kind).map((thing) => {
    const meant = wanted === null ? true : wanted.has(thing.id);
    if (!meant || !visible.has(thing.id) || !isSuggested(thing) || confidenceOf(thing) < accept.confidenceMin)
      return thing;
    const before = valueAt(looked, { of: kind, id: thing.id, field: null });
    return isDeepStrictEqual(before, contentOf(thing)) ? { ...thing, accepted: true } : thing;
  });
  return withThings(model, kind, things as Thing[] as never);
}

/** Whether a thing is the machine's and nobody has confirmed it. Terms are always a person's. */
function isSuggested(thing: Thing): boolean {
  if ("term" in thing) return false;
  if ("reason" in thing) return thing.origin === "inferred" && thing.accepted !== true;
  return thing.origin !== "person" && thing.accepted !== true;
}

/** Models from before reasons were kept say nothing of how sure they are of a measure. */
function confidenceOf(thing: Thing): number {
  if ("reason" in thing) return (thing as Join).confidence;
  return (thing as Measure).inferred?.confidence ?? 0;
}
