import { deriveModel } from "@/lib/semantic/derive-model";
import { keepEdits } from "@/lib/semantic/keep-edits";
import { keepThings } from "@/lib/semantic/keep-things";
import type { Entity, Hierarchy, Join, SemanticModel } from "@/lib/semantic/schema";

/**
 * A newly built model with everything that people said of the stored one: fields they set or accepted, what they made (joins, measures,
 * filters, hierarchies, terms, queries that stand for tables), and without what they took away. `now` is ISO 8601.
 */
export function mergeModel(stored: SemanticModel, fresh: SemanticModel, now: string): SemanticModel {
  const knownOf = new Map(stored.entities.map((entity) => [entity.id, entity]));
  const freshIds = new Set(fresh.entities.map(({ id }) => id));
  const entities = [
    ...fresh.entities.map((entity) => {
      const known = knownOf.get(entity.id);
      return known ? mergeEntity(known, entity) : entity;
    }),
    ...stored.entities.filter(({ id, kind }) => kind === "query" && !freshIds.has(id)),
  ];
  const has = columnsIn(entities);
  const dismissed = stored.dismissed ?? [];
  const joins = keepThings(stored.joins, fresh.joins, dismissed, (join) => has(join.from) && has(join.to));
  const ids = new Set(entities.map(({ id }) => id));
  const filters = keepThings(stored.filters ?? [], fresh.filters ?? [], dismissed, ({ entity }) => ids.has(entity));
  const hierarchies = keepThings(stored.hierarchies ?? [], fresh.hierarchies ?? [], dismissed, (hierarchy) =>
    levelsOf(hierarchy).every(has),
  );
  const merged: SemanticModel = {
    ...fresh,
    description: stored.description ?? fresh.description,
    revision: stored.revision,
    entities,
    joins,
    // The inferred ones are made anew from the merged tables; the others are looked up here.
    measures: stored.measures,
    ...withSome("filters", filters),
    ...withSome("hierarchies", hierarchies),
    ...withSome("glossary", stored.glossary ?? fresh.glossary ?? []),
    ...withSome("dismissed", dismissed),
  };
  return deriveModel(merged, now);
}

/** Lists that may be absent are absent when they are empty, so that nothing new is stored where nothing is new. */
function withSome<K extends string, T>(name: K, list: readonly T[]): { [P in K]?: T[] } {
  return (list.length > 0 ? { [name]: [...list] } : {}) as { [P in K]?: T[] };
}

function mergeEntity(known: Entity, fresh: Entity): Entity {
  const knownOf = new Map(known.columns.map((column) => [column.name, column]));
  const columns = fresh.columns.map((column) => {
    const before = knownOf.get(column.name);
    return before ? keepEdits(before, column) : column;
  });
  return { ...keepEdits(known, fresh), columns };
}

function columnsIn(entities: readonly Entity[]): (side: Join["from"]) => boolean {
  const columnsOf = new Map(entities.map(({ id, columns }) => [id, new Set(columns.map(({ name }) => name))]));
  return ({ entity, columns }) => columns.every((name) => columnsOf.get(entity)?.has(name) === true);
}

const levelsOf = ({ entity, levels }: Hierarchy) =>
  levels.map((level) => ({ entity: level.entity ?? entity, columns: [level.column] }));
