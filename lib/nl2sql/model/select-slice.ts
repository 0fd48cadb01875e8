import MiniSearch from "minisearch";
import { stemOf } from "@/lib/nl2sql/offline/tokenise";
import { usableFilters } from "@/lib/nl2sql/usable-filters";
import { words } from "@/lib/nl2sql/words";
import { joinPath, stepsFrom } from "@/lib/semantic/graph";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { visibleModel } from "@/lib/semantic/visible-model";

/** Below this many columns the whole model is sent: leaving things out costs more answers than it saves tokens. */
const columnCountWhole = 160;
const entityCountMax = 8;
/** With the tables beside those: what a row belongs to, and what belongs to it, is often needed and seldom named. */
const entityCountWithNeighboursMax = 20;
/** Columns of one wide table that are sent; keys, dates and those that match the question come first. */
const columnCountPerEntityMax = 40;

type IndexedEntity = { id: string; name: string; schema: string; columns: string; values: string };

/** `names`: the stems of each table's own name. */
type Search = { readonly index: MiniSearch<IndexedEntity>; readonly names: ReadonlyMap<string, readonly string[]> };
const indexes = new WeakMap<SemanticModel, Search>();

/**
 * The part of a model that a question needs: what is hidden goes, and of a large model only the tables that the question's words point to,
 * the tables that connect them, and the columns worth knowing. Pure; the search index is kept per model.
 */
export function selectSlice(
  model: SemanticModel,
  question: string,
  /** Ids of tables that belong to it in any case. */
  always: ReadonlySet<string> = new Set(),
): SemanticModel {
  const visible = visibleModel(model);
  const columnCount = visible.entities.reduce((sum, entity) => sum + entity.columns.length, 0);
  if (columnCount <= columnCountWhole) return visible;
  const chosen = chooseEntities(model, visible, question, always);
  return {
    ...visible,
    entities: visible.entities
      .filter(({ id }) => chosen.has(id))
      .map((entity) => narrowEntity(entity, visible, question, columnCountPerEntityMax)),
    joins: visible.joins.filter(({ from, to }) => chosen.has(from.entity) && chosen.has(to.entity)),
    measures: visible.measures.filter(({ entity }) => chosen.has(entity)),
    filters: usableFilters(visible).filter(({ entity }) => chosen.has(entity)),
  };
}

function chooseEntities(
  model: SemanticModel,
  visible: SemanticModel,
  question: string,
  always: ReadonlySet<string>,
): Set<string> {
  const found = search(indexFor(model, visible), question);
  // A question that names nothing known still gets the largest tables: the model may know better words.
  const ranked = found.length > 0 ? found : bySize(visible.entities);
  const picked = [...new Set([...always, ...ranked])].slice(0, entityCountMax);
  const chosen = new Set(picked);
  const [first, ...others] = picked;
  for (const other of first === undefined ? [] : others) {
    for (const join of joinPath(visible, String(first), other) ?? []) chosen.add(join.from.entity).add(join.to.entity);
  }
  for (const neighbour of neighboursOf(picked, visible, ranked)) {
    if (chosen.size >= entityCountWithNeighboursMax) break;
    chosen.add(neighbour);
  }
  return chosen;
}

/** The tables that a join away from the picked ones stand, of the first picked first; those that share a word with the question lead. */
function neighboursOf(picked: readonly string[], model: SemanticModel, ranked: readonly string[]): string[] {
  const places = new Map(ranked.map((id, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? ranked.length;
  return picked.flatMap((id) =>
    stepsFrom(model, id)
      .map((step) => step.to)
      .toSorted((left, right) => placeOf(left) - placeOf(right)),
  );
}

/** Ids of the tables that share words with a question, best first. One whose whole name is said goes before those that only hold the word. */
function search({ index, names }: Search, question: string): string[] {
  const asked = words(question).map(stemOf);
  // "high schoolers" may be written together as a name.
  const together = asked.slice(1).map((word, at) => `${asked[at]}${word}`);
  const said = new Set([...asked, ...together]);
  const share = (id: string) => {
    const own = names.get(id) ?? [];
    return own.length === 0 ? 0 : own.filter((word) => said.has(word)).length / own.length;
  };
  return index
    .search([question, ...together].join(" "))
    .map(({ id, score }) => ({ id: String(id), score: score * (0.5 + share(String(id))) }))
    .toSorted((left, right) => right.score - left.score)
    .map(({ id }) => id);
}

function bySize(entities: readonly Entity[]): string[] {
  return entities.toSorted((a, b) => (b.rowEstimate ?? 0) - (a.rowEstimate ?? 0)).map(({ id }) => id);
}

function indexFor(model: SemanticModel, visible: SemanticModel): Search {
  const known = indexes.get(model);
  if (known) return known;
  const index = new MiniSearch<IndexedEntity>({
    fields: ["name", "schema", "columns", "values"],
    tokenize: words,
    processTerm: stemOf,
    searchOptions: {
      boost: { name: 4, columns: 2, schema: 2, values: 2 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : 0),
    },
  });
  index.addAll(
    visible.entities.map((entity) => ({
      id: entity.id,
      name: [entity.table, entity.label, ...entity.synonyms, entity.description ?? ""].join(" "),
      schema: entity.schema ?? "",
      columns: entity.columns.map(columnText).join(" "),
      values: entity.columns.flatMap((column) => sampleValues(column)).join(" "),
    })),
  );
  const names = new Map(visible.entities.map(({ id, label }) => [id, words(label).map(stemOf)]));
  indexes.set(model, { index, names });
  return { index, names };
}

/** An entity with the columns that a question needs most: keys, dates, names, those that it mentions. */
export function narrowEntity(entity: Entity, model: SemanticModel, question: string, columnCountMax: number): Entity {
  if (entity.columns.length <= columnCountMax) return entity;
  const asked = new Set(words(question));
  const joined = new Set(
    model.joins.flatMap(({ from, to }) =>
      [from, to].filter((end) => end.entity === entity.id).flatMap((end) => end.columns),
    ),
  );
  const worth = (column: SemanticColumn): number => {
    if (joined.has(column.name) || entity.primaryKey.includes(column.name)) return 4;
    if (column.name === entity.timeColumn || column.name === entity.labelColumn) return 3;
    if (words(columnText(column)).some((word) => asked.has(word))) return 2;
    return column.role === "measure" ? 1 : 0;
  };
  const kept = new Set(entity.columns.toSorted((a, b) => worth(b) - worth(a)).slice(0, columnCountMax));
  return { ...entity, columns: entity.columns.filter((column) => kept.has(column)) };
}

/** The entities that share most words with a question, most first. */
export function rankEntities(entities: readonly Entity[], question: string): Entity[] {
  const asked = new Set(words(question));
  const shared = (text: string) => words(text).filter((word) => asked.has(word)).length;
  const score = ({ table, label, synonyms, columns }: Entity) =>
    shared([table, label, ...synonyms].join(" ")) * 4 + shared(columns.map(columnText).join(" "));
  return entities
    .map((entity) => ({ entity, score: score(entity) }))
    .sort((a, b) => b.score - a.score)
    .map(({ entity }) => entity);
}

function columnText(column: SemanticColumn): string {
  return [column.name, column.label, ...column.synonyms, column.description ?? ""].join(" ");
}

/** Values that may be shown to a model: never those of a person. */
export function sampleValues(column: SemanticColumn): string[] {
  return column.personal ? [] : column.frequentValues.map(({ value }) => value);
}
