import { buildMeasures } from "@/lib/semantic/roles/build-measures";
import type { EditableField, Entity, Join, ModelEdit, SemanticModel } from "@/lib/semantic/schema";
import { suggestQuestions } from "@/lib/semantic/suggest-questions";
import { visibleModel } from "@/lib/semantic/visible-model";

type Editable = { edited?: EditableField[] | undefined } & Partial<Record<EditableField, unknown>>;

/** A newly built model with everything that people said of the stored one: fields they set, joins they drew. `now` is ISO 8601. */
export function mergeModel(stored: SemanticModel, fresh: SemanticModel, now: string): SemanticModel {
  const entities = fresh.entities.map((entity) => {
    const known = stored.entities.find((other) => other.id === entity.id);
    return known ? mergeEntity(known, entity) : entity;
  });
  const joins = [...fresh.joins, ...stored.joins.filter((join) => join.origin === "person" && stands(join, entities))];
  return derive(
    { ...fresh, description: stored.description ?? fresh.description, revision: stored.revision, entities, joins },
    now,
  );
}

function mergeEntity(known: Entity, fresh: Entity): Entity {
  const columns = fresh.columns.map((column) => {
    const before = known.columns.find((other) => other.name === column.name);
    return before ? keepEdits(before, column) : column;
  });
  return { ...keepEdits(known, fresh), columns };
}

function keepEdits<T extends Editable>(known: Editable, fresh: T): T {
  const edited = known.edited ?? [];
  if (edited.length === 0) return fresh;
  const kept = Object.fromEntries(edited.map((field) => [field, known[field]]));
  return { ...fresh, ...kept, edited };
}

function stands(join: Join, entities: readonly Entity[]): boolean {
  const has = (side: Join["from"]) => {
    const entity = entities.find((other) => other.id === side.entity);
    return side.columns.every((name) => entity?.columns.some((column) => column.name === name));
  };
  return has(join.from) && has(join.to);
}

/**
 * The model with a person's change of one entity or column, marked as theirs. Nulls: null when the model has no such thing.
 * Measures and suggested questions follow the new names. `now` is ISO 8601.
 */
export function applyEdit(model: SemanticModel, edit: ModelEdit, now: string): SemanticModel | null {
  const entity = model.entities.find((other) => other.id === edit.entity);
  if (!entity) return null;
  if (edit.column !== null && !entity.columns.some((column) => column.name === edit.column)) return null;
  const changed: Entity =
    edit.column === null
      ? change(entity, edit)
      : {
          ...entity,
          columns: entity.columns.map((column) => (column.name === edit.column ? change(column, edit) : column)),
        };
  const entities = model.entities.map((other) => (other === entity ? changed : other));
  return derive({ ...model, entities }, now);
}

function change<T extends Editable>(thing: T, { label, description, synonyms, hidden }: ModelEdit): T {
  const given = Object.fromEntries(
    Object.entries({ label, description, synonyms, hidden }).filter(([, value]) => value !== undefined),
  );
  const edited = new Set([...(thing.edited ?? []), ...(Object.keys(given) as EditableField[])]);
  return { ...thing, ...given, edited: [...edited].sort() };
}

/** What follows from entities and joins is made anew, for the eyes of those who ask. */
function derive(model: SemanticModel, now: string): SemanticModel {
  const whole = { ...model, measures: buildMeasures(model.entities, model.joins, model.kind) };
  return { ...whole, suggestedQuestions: suggestQuestions(visibleModel(whole), now) };
}
