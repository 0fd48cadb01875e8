import { isDeepStrictEqual } from "node:util";
import { contentOf } from "@/lib/semantic/edits/model-part";
import type { ModelDifference } from "@/lib/semantic/edits/schema";
import { nameOfThing, type Thing, type ThingKind, thingKinds, thingsOf } from "@/lib/semantic/edits/things";
import { joinText, valueText } from "@/lib/semantic/edits/value-text";
import { type Entity, editableFields, type SemanticColumn, type SemanticModel } from "@/lib/semantic/schema";

/** What else of a table or column is told when it changes, though no person sets it. */
const structure = ["kind", "query", "type", "primaryKey"] as const;
const fields = [...editableFields, ...structure];

/**
 * What a reader would call different between two models: what is said, not what was counted. **Order**: the model itself, tables as they
 * stand in the later one with their columns, then joins, measures, filters, hierarchies, terms; what is gone comes after what stands.
 */
export function modelDifferences(before: SemanticModel, after: SemanticModel): ModelDifference[] {
  return [
    ...fieldDifferences({ section: "model", path: [] }, before, after, ["description"]),
    ...entityDifferences(before, after),
    ...thingKinds.flatMap((kind) => thingDifferences(before, after, kind)),
  ];
}

type Place = Pick<ModelDifference, "section" | "path">;
type Holder = Pick<SemanticColumn, "edited"> & object;

function fieldDifferences(place: Place, before: object, after: object, names: readonly string[]): ModelDifference[] {
  return names.flatMap((field) => {
    const [old, now] = [before, after].map((holder) => valueText((holder as Record<string, unknown>)[field]));
    if (old === now) return [];
    return [{ ...place, field, kind: "changed" as const, before: old ?? null, after: now ?? null }];
  });
}

function holderDifferences(place: Place, before: Holder, after: Holder): ModelDifference[] {
  const changed = fieldDifferences(place, before, after, fields);
  const told = new Set(changed.map(({ field }) => field));
  const accepted = (after.edited ?? []).filter((field) => !before.edited?.includes(field) && !told.has(field));
  return [
    ...changed,
    ...accepted.map((field) => {
      const value = valueText((after as Record<string, unknown>)[field]);
      return { ...place, field, kind: "accepted" as const, before: value, after: value };
    }),
  ];
}

function entityDifferences(before: SemanticModel, after: SemanticModel): ModelDifference[] {
  const known = new Map(before.entities.map((entity) => [entity.id, entity]));
  const stays = new Set(after.entities.map(({ id }) => id));
  const came = after.entities.flatMap((entity) => {
    const old = known.get(entity.id);
    return old === undefined ? [whole("entity", [entity.label], "added", entity.table)] : differencesIn(old, entity);
  });
  const gone = before.entities
    .filter(({ id }) => !stays.has(id))
    .map((entity) => whole("entity", [entity.label], "removed", entity.table));
  return [...came, ...gone];
}

function differencesIn(before: Entity, after: Entity): ModelDifference[] {
  const known = new Map(before.columns.map((column) => [column.name, column]));
  const stays = new Set(after.columns.map(({ name }) => name));
  return [
    ...holderDifferences({ section: "entity", path: [after.label] }, before, after),
    ...after.columns.flatMap((column) => {
      const [old, path] = [known.get(column.name), [after.label, column.label]];
      if (old === undefined) return [whole("column", path, "added", column.name)];
      return holderDifferences({ section: "column", path }, old, column);
    }),
    ...before.columns
      .filter(({ name }) => !stays.has(name))
      .map((column) => whole("column", [after.label, column.label], "removed", column.name)),
  ];
}

function whole(
  section: ModelDifference["section"],
  path: string[],
  kind: "added" | "removed",
  text: string,
): ModelDifference {
  const [before, after] = kind === "added" ? [null, text] : [text, null];
  return { section, path, field: null, kind, before, after };
}

function thingDifferences(before: SemanticModel, after: SemanticModel, kind: ThingKind): ModelDifference[] {
  const known = new Map<string, Thing>(thingsOf(before, kind).map((thing) => [thing.id, thing]));
  const things: readonly Thing[] = thingsOf(after, kind);
  const stays = new Set(things.map(({ id }) => id));
  const came = things.flatMap((thing) => {
    const [old, path] = [known.get(thing.id), placeOfThing(after, kind, thing)];
    if (old === undefined) return [whole(kind, path, "added", textOfThing(after, thing))];
    return changesOfThing({ section: kind, path }, old, thing);
  });
  const gone = [...known.values()]
    .filter(({ id }) => !stays.has(id))
    .map((thing) => whole(kind, placeOfThing(before, kind, thing), "removed", textOfThing(before, thing)));
  return [...came, ...gone];
}

function changesOfThing(place: Place, before: Thing, after: Thing): ModelDifference[] {
  const [old, now] = [contentOf(before), contentOf(after)];
  if (isDeepStrictEqual(old, now)) {
    const isAccepted = "accepted" in after && after.accepted === true && !("accepted" in before && before.accepted);
    return isAccepted ? [{ ...place, field: null, kind: "accepted", before: null, after: null }] : [];
  }
  return fieldDifferences(place, old, now, [...new Set([...Object.keys(old), ...Object.keys(now)])]);
}

function placeOfThing(model: SemanticModel, kind: ThingKind, thing: Thing): string[] {
  const name = nameOfThing(model, kind, thing);
  if (!("entity" in thing)) return [name];
  return [model.entities.find(({ id }) => id === thing.entity)?.label ?? thing.entity, name];
}

/** What a thing comes to, in one line. */
function textOfThing(model: SemanticModel, thing: Thing): string {
  if ("from" in thing) return joinText(thing, model);
  if ("term" in thing) return thing.meaning;
  if ("condition" in thing) return thing.condition;
  if ("levels" in thing) return thing.levels.map(({ column, grain }) => grain ?? column).join(" → ");
  return `${thing.aggregate}(${thing.expression ?? "*"})`;
}
