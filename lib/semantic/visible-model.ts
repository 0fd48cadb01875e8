import type { Entity, Join, Measure, SemanticModel } from "@/lib/semantic/schema";

// One cut a model; a model is never changed in place, and the indexes of later stages hang on the cut's identity.
const cuts = new WeakMap<SemanticModel, SemanticModel>();

/**
 * The model as people who ask see it: hidden tables and columns, and everything that needs them, do not exist.
 * The same model always gives the same object.
 */
export function visibleModel(model: SemanticModel): SemanticModel {
  const known = cuts.get(model);
  if (known) return known;
  const cut = cutModel(model);
  cuts.set(model, cut);
  return cut;
}

function cutModel(model: SemanticModel): SemanticModel {
  const entities = model.entities.filter((entity) => !entity.hidden).map(cutEntity);
  const columnsOf = new Map(entities.map((entity) => [entity.id, new Set(entity.columns.map(({ name }) => name))]));
  const stands = (side: Join["from"]) =>
    side.columns.every((column) => columnsOf.get(side.entity)?.has(column) === true);
  const hiddenOf = new Map(
    model.entities.map((entity) => [
      entity.id,
      entity.columns.filter((column) => column.hidden).map(({ name }) => name),
    ]),
  );
  return {
    ...model,
    entities,
    joins: model.joins.filter((join) => stands(join.from) && stands(join.to)),
    measures: model.measures.filter(
      (measure) => columnsOf.has(measure.entity) && !mentionsAny(measure, hiddenOf.get(measure.entity) ?? []),
    ),
  };
}

function cutEntity(entity: Entity): Entity {
  const columns = entity.columns.filter((column) => !column.hidden);
  if (columns.length === entity.columns.length) return entity;
  const has = (name: string | null) => name !== null && columns.some((column) => column.name === name);
  return {
    ...entity,
    columns,
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
