import { isDeepStrictEqual } from "node:util";
import { deriveModel } from "@/lib/semantic/derive-model";
import {
  type Entity,
  editableFields,
  type Hierarchy,
  type Join,
  type SemanticColumn,
  type SemanticModel,
} from "@/lib/semantic/schema";

const said = [...editableFields, "personal", "edited", "inferred"] as const;

/**
 * What an old model says, of the tables and columns that the newest one knows: what was read since stays as it was read.
 * Things that need a table or column that is gone are left out. `now` is ISO 8601.
 */
export function returnedModel(old: SemanticModel, newest: SemanticModel, now: string): SemanticModel {
  const oldOf = new Map(old.entities.map((entity) => [entity.id, entity]));
  const newIds = new Set(newest.entities.map(({ id }) => id));
  const kept = newest.entities.filter(({ id, kind }) => kind !== "query" || oldOf.has(id));
  const entities = [
    ...kept.map((entity) => entityAsIn(oldOf.get(entity.id), entity)),
    ...old.entities.filter(({ id, kind }) => kind === "query" && !newIds.has(id)),
  ];
  const columnsOf = new Map(entities.map(({ id, columns }) => [id, new Set(columns.map(({ name }) => name))]));
  const has = ({ entity, columns }: Join["from"]) => columns.every((name) => columnsOf.get(entity)?.has(name) === true);
  const stands = ({ entity, levels }: Hierarchy) =>
    levels.every((level) => has({ entity: level.entity ?? entity, columns: [level.column] }));
  const { filters: _filters, hierarchies: _hierarchies, glossary: _glossary, dismissed: _dismissed, ...rest } = newest;
  const returned: SemanticModel = {
    ...rest,
    description: old.description,
    entities,
    joins: old.joins.filter(({ from, to }) => has(from) && has(to)),
    measures: old.measures.filter(({ entity }) => columnsOf.has(entity)),
    ...(old.filters && { filters: old.filters.filter(({ entity }) => columnsOf.has(entity)) }),
    ...(old.hierarchies && { hierarchies: old.hierarchies.filter(stands) }),
    ...(old.glossary && { glossary: old.glossary }),
    ...(old.dismissed && { dismissed: old.dismissed }),
  };
  // Asking the clock for the same questions again would make a return that changes nothing look like one that does.
  return isDeepStrictEqual(returned, newest) ? newest : deriveModel(returned, now);
}

function entityAsIn(old: Entity | undefined, entity: Entity): Entity {
  if (old === undefined) return entity;
  if (entity.kind === "query") return old;
  const oldOf = new Map(old.columns.map((column) => [column.name, column]));
  const columns = entity.columns.map((column) => holderAsIn(oldOf.get(column.name), column));
  const merged = { ...holderAsIn(old, entity), columns };
  const has = (name: string | null) => (columns.some((column) => column.name === name) ? name : null);
  return { ...merged, labelColumn: has(merged.labelColumn), timeColumn: has(merged.timeColumn) };
}

function holderAsIn<T extends Entity | SemanticColumn>(old: T | undefined, holder: T): T {
  if (old === undefined) return holder;
  const names: readonly string[] = said;
  const own = Object.entries(holder).filter(([name]) => !names.includes(name));
  const before = Object.entries(old).filter(([name]) => names.includes(name));
  // The fields of one and the same kind, some of each.
  return Object.fromEntries([...own, ...before]) as unknown as T;
}
