import type { GlossaryTerm, SemanticModel } from "@/lib/semantic/schema";

type Spoken = { readonly label: string; readonly synonyms: string[] };
type Kind = NonNullable<GlossaryTerm["refersTo"]>["kind"];

/**
 * The model in which tables, columns, measures and named filters are also called by the terms of the glossary that refer to them, so
 * that a question may use the words of the business. The model itself where no term refers to anything.
 */
export function withGlossary(model: SemanticModel): SemanticModel {
  const words = new Map<string, string[]>();
  for (const { term, synonyms, refersTo } of model.glossary ?? []) {
    if (refersTo === null) continue;
    const key = keyOf(refersTo.kind, refersTo.entity, refersTo.name);
    words.set(key, [...(words.get(key) ?? []), term, ...synonyms]);
  }
  if (words.size === 0) return model;
  const also = <T extends Spoken>(thing: T, kind: Kind, entity: string, name: string | null): T => {
    const more = words.get(keyOf(kind, entity, name))?.filter((word) => word !== thing.label) ?? [];
    return more.length === 0 ? thing : { ...thing, synonyms: [...new Set([...thing.synonyms, ...more])] };
  };
  return {
    ...model,
    entities: model.entities.map((entity) => {
      const columns = entity.columns.map((column) => also(column, "column", entity.id, column.name));
      return also({ ...entity, columns }, "entity", entity.id, null);
    }),
    measures: model.measures.map((measure) => also(measure, "measure", measure.entity, measure.id)),
    ...(model.filters && { filters: model.filters.map((filter) => also(filter, "filter", filter.entity, filter.id)) }),
  };
}

const keyOf = (kind: Kind, entity: string, name: string | null): string => JSON.stringify([kind, entity, name]);
