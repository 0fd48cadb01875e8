import type { AnalysisReview, DriftItem, ReviewDecision } from "@/lib/semantic/analysis/schema";
import type { Entity, Join, SemanticModel } from "@/lib/semantic/schema";

/** What is called otherwise now: entities by their old ids, columns by the old id of their entity and their old name. */
export type Renames = {
  readonly entities: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** Writes an expression or a condition over one table with the new names of columns. The guard can, which stands above. */
export type RenameSql = (sql: string, names: ReadonlyMap<string, string>) => string;

/** The renames of a drift, but for those that a person does not take as such; columns of a table that is not followed go with it. */
export function renamesOf(drift: readonly DriftItem[], refused: ReviewDecision["refusedRenames"] = []): Renames {
  const isRefused = ({ entity, column }: AnalysisReview["drift"][number]["place"]) =>
    refused.some((place) => place.entity === entity && (place.column === column || place.column === null));
  const entities = new Map<string, string>();
  const columns = new Map<string, Map<string, string>>();
  for (const item of drift) {
    if (item.kind !== "renamed" || isRefused(item.place)) continue;
    const { entity, column } = item.place;
    if (column === null) entities.set(entity, item.to);
    else columns.set(entity, (columns.get(entity) ?? new Map()).set(column, item.to));
  }
  return { entities, columns };
}

/**
 * A model with its tables and columns called as they are now, and with them everything that people said of them: what an analysis is then
 * merged into. The physical names of tables come with the analysis.
 */
export function renameInModel(model: SemanticModel, renames: Renames, renameSql: RenameSql): SemanticModel {
  if (renames.entities.size + renames.columns.size === 0) return model;
  const entityOf = (id: string) => renames.entities.get(id) ?? id;
  const columnOf = (entity: string, column: string) => renames.columns.get(entity)?.get(column) ?? column;
  const sqlOf = (entity: string, sql: string) => {
    const names = renames.columns.get(entity);
    return names === undefined ? sql : renameSql(sql, names);
  };
  const sideOf = ({ entity, columns }: Join["from"]): Join["from"] => ({
    entity: entityOf(entity),
    columns: columns.map((column) => columnOf(entity, column)),
  });
  const idOf = (id: string) => renamedId(id, renames);
  return {
    ...model,
    entities: model.entities.map((entity) => renameEntity(entity, entityOf, columnOf)),
    joins: model.joins.map((join) => ({ ...join, id: idOf(join.id), from: sideOf(join.from), to: sideOf(join.to) })),
    measures: model.measures.map((measure) => ({
      ...{ ...measure, id: idOf(measure.id), entity: entityOf(measure.entity) },
      expression: measure.expression === null ? null : sqlOf(measure.entity, measure.expression),
    })),
    ...(model.filters && {
      filters: model.filters.map((filter) => ({
        ...{ ...filter, entity: entityOf(filter.entity), condition: sqlOf(filter.entity, filter.condition) },
      })),
    }),
    ...(model.hierarchies && {
      hierarchies: model.hierarchies.map((hierarchy) => ({
        ...{ ...hierarchy, entity: entityOf(hierarchy.entity) },
        levels: hierarchy.levels.map(({ entity, ...level }) => ({
          ...(entity !== undefined && { entity: entityOf(entity) }),
          ...{ ...level, column: columnOf(entity ?? hierarchy.entity, level.column) },
        })),
      })),
    }),
    ...(model.glossary && {
      glossary: model.glossary.map((term) => {
        const { refersTo } = term;
        if (refersTo === null) return term;
        const name =
          refersTo.kind === "column" && refersTo.name !== null
            ? columnOf(refersTo.entity, refersTo.name)
            : refersTo.name;
        return { ...term, refersTo: { ...refersTo, entity: entityOf(refersTo.entity), name } };
      }),
    }),
    ...(model.dismissed && { dismissed: model.dismissed.map(idOf) }),
  };
}

function renameEntity(
  entity: Entity,
  entityOf: (id: string) => string,
  columnOf: (entity: string, column: string) => string,
): Entity {
  const named = (column: string) => columnOf(entity.id, column);
  return {
    ...{ ...entity, id: entityOf(entity.id), primaryKey: entity.primaryKey.map(named) },
    labelColumn: entity.labelColumn && named(entity.labelColumn),
    timeColumn: entity.timeColumn && named(entity.timeColumn),
    columns: entity.columns.map((column) => ({ ...column, name: named(column.name) })),
  };
}

/**
 * Ids of joins ("orders.customer_id->customers.id") and inferred measures ("orders.amount.sum") are made of names. What people took away or
 * accepted is known by them, so they follow.
 */
function renamedId(id: string, renames: Renames): string {
  return id
    .split("->")
    .map((side) => renamedSide(side, renames))
    .join("->");
}

function renamedSide(side: string, { entities, columns }: Renames): string {
  const ids = new Set([...entities.keys(), ...columns.keys()]);
  // The longest: a schema or a table may be called like the beginning of another.
  const entity = [...ids].filter((id) => side.startsWith(`${id}.`)).sort((a, b) => b.length - a.length)[0];
  if (entity === undefined) return side;
  const rest = side.slice(entity.length + 1).split(/([+.])/);
  const named = rest.map((part) => columns.get(entity)?.get(part) ?? part).join("");
  return `${entities.get(entity) ?? entity}.${named}`;
}
