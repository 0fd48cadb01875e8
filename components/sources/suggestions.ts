import type { EditableField, Entity, Inference, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** Something that the machine believes and no person has set or accepted yet. */
export type Suggestion = Inference & { field: EditableField };

type Described = Pick<Entity | SemanticColumn, "inferred" | "edited">;

/** What of a table or column is only suggested. What the database itself says is no guess. Order: surest first. */
export function suggestionsOf({ inferred = {}, edited = [] }: Described): Suggestion[] {
  return Object.entries(inferred)
    .flatMap(([name, inference]) => {
      // The keys of a record of fields.
      const field = name as EditableField;
      return inference.by === "database" || edited.includes(field) ? [] : [{ ...inference, field }];
    })
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** All suggestions of a table: its own and those of its columns. */
export function suggestionsOfEntity(entity: Entity): Suggestion[] {
  return [entity, ...entity.columns].flatMap(suggestionsOf);
}

/** The confidences of all that is suggested in a model: of tables, columns, joins, measures, filters and hierarchies. */
export function confidencesOf(model: SemanticModel): number[] {
  const parts = [...model.measures, ...(model.filters ?? []), ...(model.hierarchies ?? [])];
  return [
    ...model.entities.flatMap(suggestionsOfEntity).map(({ confidence }) => confidence),
    ...model.joins.flatMap(({ origin, accepted, confidence }) =>
      origin === "inferred" && !accepted ? [confidence] : [],
    ),
    ...parts.flatMap(({ origin, accepted, inferred }) =>
      origin !== "person" && !accepted && inferred && inferred.by !== "database" ? [inferred.confidence] : [],
    ),
  ];
}
