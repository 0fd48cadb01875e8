import { LRUCache } from "lru-cache";
import type { AccessRule } from "@/lib/access/schema";
import { cutModel } from "@/lib/semantic/cut-model";
import type { Entity, NamedFilter, SemanticModel } from "@/lib/semantic/schema";
import { suggestQuestions } from "@/lib/semantic/suggest-questions";
import { maskedColumn, type TableRules, tableRules, uncoveredViews } from "@/lib/semantic/table-rules";
import { visibleModel } from "@/lib/semantic/visible-model";

/** Roles and groups that differ in their rules, for one source; more are made anew when they ask. */
const variantCountMax = 50;
const variants = new WeakMap<SemanticModel, LRUCache<string, SemanticModel>>();

/**
 * The model as rules leave it for those whom they concern: hidden columns and uncovered views are gone, masked columns are what their
 * values are, and nothing tells of rows that a condition takes away. What the model itself hides is still in it, marked as hidden.
 * The same model and rules give the same object.
 */
export function restrictedModel(model: SemanticModel, rules: readonly AccessRule[]): SemanticModel {
  if (rules.length === 0) return model;
  const known = variants.get(model) ?? new LRUCache({ max: variantCountMax });
  variants.set(model, known);
  const key = JSON.stringify(
    rules.map(({ id: _id, sourceId: _sourceId, roles: _roles, groups: _groups, ...what }) => what),
  );
  const found = known.get(key) ?? restrict(model, rules);
  known.set(key, found);
  return found;
}

function restrict(model: SemanticModel, rules: readonly AccessRule[]): SemanticModel {
  const tables = tableRules(model, rules);
  const views = new Set(uncoveredViews(model, rules));
  const cut = cutModel(model, {
    entity: (entity) => views.has(entity),
    column: (entity, { name }) => tables.get(entity.id)?.hidden.has(name) === true,
    blurred: (entity, { name }) => tables.get(entity.id)?.masks.has(name) === true,
  });
  const entities = cut.entities.map((entity) => restrictEntity(entity, tables.get(entity.id)));
  // The states of a status are those of all rows; what somebody accepted is a word of the business.
  const tells = ({ entity, origin, accepted }: NamedFilter) =>
    origin === "person" || accepted === true || (tables.get(entity)?.conditions.length ?? 0) === 0;
  return withOwnQuestions({ ...cut, entities, ...(cut.filters && { filters: cut.filters.filter(tells) }) });
}

/** The questions that this model can answer: those of the whole one may name what is gone. */
export function withOwnQuestions(model: SemanticModel): SemanticModel {
  return { ...model, suggestedQuestions: suggestQuestions(visibleModel(model), new Date().toISOString()) };
}

function restrictEntity(entity: Entity, rules: TableRules | undefined): Entity {
  if (rules === undefined) return entity;
  const columns = entity.columns.map((column) => {
    const mask = rules.masks.get(column.name);
    return mask === undefined ? column : maskedColumn(column, mask);
  });
  return rules.conditions.length === 0 ? { ...entity, columns } : withoutStatistics({ ...entity, columns });
}

/** Counts, extremes and frequent values are those of all rows; the size stays as an order of magnitude, which plans and charts need. */
function withoutStatistics(entity: Entity): Entity {
  const { rowEstimate } = entity;
  return {
    ...entity,
    rowEstimate: rowEstimate === null || rowEstimate < 1 ? rowEstimate : 10 ** Math.round(Math.log10(rowEstimate)),
    // Why the rules believe something is told in counts and values of all rows.
    columns: entity.columns.map(({ inferred: _inferred, ...column }) => ({
      ...column,
      ...{ distinctCount: null, min: null, max: null, frequentValues: [], nullFraction: null, histogram: null },
    })),
  };
}
