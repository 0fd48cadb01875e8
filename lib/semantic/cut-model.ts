import type { Entity, Join, Measure, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** What is taken out of a model. */
export type Cut = {
  readonly entity: (entity: Entity) => boolean;
  readonly column: (entity: Entity, column: SemanticColumn) => boolean;
  /** A column that stays, but whose values are not the real ones: nothing can be joined, added up or named by them. */
  readonly blurred: (entity: Entity, column: SemanticColumn) => boolean;
};

/** The model without the given tables and columns and without everything that needs them. Suggested questions are left as they are. */
export function cutModel(model: SemanticModel, cut: Cut): SemanticModel {
  const kept = model.entities.filter((entity) => !cut.entity(entity));
  const usableOf = new Map(kept.map((entity) => [entity.id, usableColumns(entity, cut)]));
  const stands = (side: Join["from"]) =>
    side.columns.every((column) => usableOf.get(side.entity)?.has(column) === true);
  const lostOf = new Map(kept.map((entity) => [entity.id, lostColumns(entity, usableOf.get(entity.id))]));
  return {
    ...model,
    entities: kept.map((entity) => cutEntity(entity, cut, usableOf.get(entity.id) ?? new Set())),
    joins: model.joins.filter((join) => stands(join.from) && stands(join.to)),
    measures: model.measures.filter(
      (measure) => usableOf.has(measure.entity) && !mentionsAny(measure, lostOf.get(measure.entity) ?? []),
    ),
  };
}

function usableColumns(entity: Entity, cut: Cut): ReadonlySet<string> {
  const usable = entity.columns.filter((column) => !cut.column(entity, column) && !cut.blurred(entity, column));
  return new Set(usable.map(({ name }) => name));
}

function lostColumns({ columns }: Entity, usable: ReadonlySet<string> | undefined): string[] {
  return columns.map(({ name }) => name).filter((name) => usable?.has(name) !== true);
}

function cutEntity(entity: Entity, cut: Cut, usable: ReadonlySet<string>): Entity {
  if (usable.size === entity.columns.length) return entity;
  const has = (name: string | null) => name !== null && usable.has(name);
  return {
    ...entity,
    columns: entity.columns.filter((column) => !cut.column(entity, column)),
    primaryKey: entity.primaryKey.filter(has),
    labelColumn: has(entity.labelColumn) ? entity.labelColumn : null,
    timeColumn: has(entity.timeColumn) ? entity.timeColumn : null,
  };
}

/** Rather one measure too few than the name of a hidden column in an expression; the guard would refuse it anyway. */
function mentionsAny(measure: Measure, names: readonly string[]): boolean {
  const expression = measure.expression?.toLowerCase() ?? "";
  return names.some((name) => expression.includes(name.toLowerCase()));
}
