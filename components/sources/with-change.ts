import { suggestionsOf } from "@/components/sources/suggestions";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import { type EditableField, type Entity, editableFields, type SemanticModel } from "@/lib/semantic/schema";

type Accept = Extract<ModelChange, { kind: "accept" }>;

/**
 * A model with one change already made, for the moment until the server has saved it: what tables and columns are called and mean,
 * and accepted suggestions. Other changes show when they are saved.
 */
export function withChange(model: SemanticModel, change: ModelChange): SemanticModel {
  switch (change.kind) {
    case "entity":
      return withEntity(model, change.entity, (entity) => set(entity, change.set));
    case "column":
      return withEntity(model, change.entity, (entity) => ({
        ...entity,
        columns: entity.columns.map((column) =>
          column.name === change.column
            ? { ...set(column, change.set), personal: personalAfter(column, change.set) }
            : column,
        ),
      }));
    case "accept":
      return { ...model, entities: model.entities.map((entity) => accepted(entity, change)) };
    default:
      return model;
  }
}

function withEntity(model: SemanticModel, id: string, change: (entity: Entity) => Entity): SemanticModel {
  return { ...model, entities: model.entities.map((entity) => (entity.id === id ? change(entity) : entity)) };
}

/** Fields that a change leaves out stay as they are. */
function set<T extends { edited?: EditableField[] | undefined }>(
  part: T,
  values: Readonly<Record<string, unknown>>,
): T {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const fields = editableFields.filter((field) => field in given);
  return { ...part, ...given, edited: [...new Set([...(part.edited ?? []), ...fields])] };
}

function personalAfter(column: { personal: boolean }, values: { personalKind?: string | null | undefined }): boolean {
  return values.personalKind === undefined ? column.personal : values.personalKind !== null;
}

/** What `ids` names is no table or column; an entity is accepted with its columns, a column or a field of either alone. */
function accepted(entity: Entity, change: Accept): Entity {
  if (change.ids !== undefined || (change.entity !== undefined && change.entity !== entity.id)) return entity;
  const ownOnly = change.column === undefined && change.field !== undefined;
  const columns = entity.columns.map((column) =>
    !ownOnly && (change.column ?? column.name) === column.name ? acceptedPart(column, change) : column,
  );
  return { ...(change.column === undefined ? acceptedPart(entity, change) : entity), columns };
}

function acceptedPart<T extends Pick<Entity, "inferred" | "edited">>(part: T, { confidenceMin, field }: Accept): T {
  const fields = suggestionsOf(part)
    .filter((each) => each.confidence >= confidenceMin && (field === undefined || each.field === field))
    .map((each) => each.field);
  return fields.length === 0 ? part : { ...part, edited: [...(part.edited ?? []), ...fields] };
}
