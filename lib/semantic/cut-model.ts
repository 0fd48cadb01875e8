import type { Entity, GlossaryTerm, Join, PolymorphicKey, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

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
  const isWhole = (entity: string, expression: string | null) =>
    usableOf.has(entity) && !mentionsAny(expression, lostOf.get(entity) ?? []);
  return {
    ...model,
    entities: kept.map((entity) => cutEntity(entity, cut, usableOf.get(entity.id) ?? new Set())),
    joins: model.joins.filter((join) => stands(join.from) && stands(join.to)),
    measures: model.measures.filter(({ entity, expression }) => isWhole(entity, expression)),
    ...(model.filters && { filters: model.filters.filter(({ entity, condition }) => isWhole(entity, condition)) }),
    ...(model.hierarchies && {
      hierarchies: model.hierarchies.filter(({ entity, levels }) =>
        levels.every((level) => usableOf.get(level.entity ?? entity)?.has(level.column) === true),
      ),
    }),
    ...(model.polymorphicKeys && {
      polymorphicKeys: model.polymorphicKeys.flatMap((key) => cutPolymorphic(key, usableOf)),
    }),
    ...(model.glossary && { glossary: model.glossary.map((term) => cutTerm(term, usableOf)) }),
  };
}

/** What a cut leaves of each table: the names of its columns that can be used. */
type Usable = ReadonlyMap<string, ReadonlySet<string>>;

function cutPolymorphic(key: PolymorphicKey, usableOf: Usable): PolymorphicKey[] {
  const own = usableOf.get(key.entity);
  if (own?.has(key.typeColumn) !== true || !own.has(key.idColumn)) return [];
  const targets = key.targets.filter(({ entity, column }) => usableOf.get(entity)?.has(column) === true);
  return targets.length === 0 ? [] : [{ ...key, targets }];
}

/** A word of the business stays known; what it refers to is told only where it can be seen. */
function cutTerm(term: GlossaryTerm, usableOf: Usable): GlossaryTerm {
  const { refersTo } = term;
  if (refersTo === null) return term;
  const usable = usableOf.get(refersTo.entity);
  const stands =
    usable !== undefined && (refersTo.kind !== "column" || (refersTo.name !== null && usable.has(refersTo.name)));
  return stands ? term : { ...term, refersTo: null };
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
    ...withoutRuleMade(entity),
    columns: entity.columns.filter((column) => !cut.column(entity, column)),
    primaryKey: entity.primaryKey.filter(has),
    labelColumn: has(entity.labelColumn) ? entity.labelColumn : null,
    timeColumn: has(entity.timeColumn) ? entity.timeColumn : null,
  };
}

/** Rules make descriptions from where keys point: also those that are gone. */
function withoutRuleMade(entity: Entity): Entity {
  const { inferred, translations } = entity;
  const { description: _, ...zh } = translations?.zh ?? {};
  return {
    ...entity,
    ...(inferred?.description?.by === "rules" && { description: null }),
    ...(inferred?.translations?.by === "rules" && { translations: { ...translations, zh } }),
  };
}

/** Rather one measure too few than the name of a hidden column in an expression; the guard would refuse it anyway. */
function mentionsAny(expression: string | null, names: readonly string[]): boolean {
  const text = expression?.toLowerCase() ?? "";
  return names.some((name) => text.includes(name.toLowerCase()));
}
