import { chineseDictionary } from "@/lib/nl2sql/offline/language/chinese-dictionary";
import type { ModelIndex, Target, ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import { splitGlued } from "@/lib/nl2sql/offline/link/split-glued";
import { yesValue } from "@/lib/nl2sql/offline/resolve/columns";
import type { HanWords } from "@/lib/nl2sql/offline/segment-han";
import { hasHan, stemOf } from "@/lib/nl2sql/offline/tokenise";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { wordsOfName } from "@/lib/semantic/words-of-name";

/** An English name or value of a model as the stems that it is made of, with what each of them weighs. */
export type Bag = {
  readonly target: Target | null;
  readonly hit: ValueHit | null;
  readonly stems: ReadonlyMap<string, number>;
  /** The stems of the table that it stands in. */
  readonly owner: ReadonlySet<string>;
};

export type ChineseIndex = {
  readonly bags: readonly Bag[];
  /** A stem → the bags that hold it. */
  readonly byStem: ReadonlyMap<string, readonly number[]>;
};

/** Words of names that say little: what they name is told by the words beside them. */
const lightStems = new Set(
  "id key code name number no num display value level total index type text desc description data info detail is has flag"
    .split(" ")
    .map(stemOf),
);
const lightWeight = 0.35;
const ownerWeight = 0.3;
const valueWordsMax = 4;
/** Values of more names than this are found as they are written only: their words would take more memory than they are worth. */
const bagsMax = 40_000;

// By the model: the index itself is another object for every question.
const indexes = new WeakMap<SemanticModel, ChineseIndex>();

/** The English names and values of a model for questions in Chinese; built at the first of them. */
export function chineseIndex(index: ModelIndex): ChineseIndex {
  const known = indexes.get(index.model);
  if (known !== undefined) return known;
  const built = build(index);
  indexes.set(index.model, built);
  return built;
}

/** What a question over this model is cut along; the dictionary is asked only where names are English. */
export const hanWordsOf = (index: ModelIndex): HanWords =>
  isEnglish(index.model)
    ? { has: (word) => index.hanWords.has(word), inDictionary: (word) => chineseDictionary().has(word) }
    : index.hanWords;

const languages = new WeakMap<SemanticModel, boolean>();

/** True when tables or columns have English names that no Chinese synonym stands beside. */
export function isEnglish(model: SemanticModel): boolean {
  let known = languages.get(model);
  if (known === undefined) {
    known = hasEnglishNames(model);
    languages.set(model, known);
  }
  return known;
}

const hasEnglishNames = (model: SemanticModel): boolean =>
  model.entities.some((entity) =>
    [entity, ...entity.columns].some(({ label, synonyms }) => ![label, ...synonyms].some(hasHan)),
  );

const wordsCache = new Map<string, string[]>();
/** The stems of a value, which is written as people write. */
const stemsOfValue = (value: string): string[] =>
  wordsOfName(value)
    .filter((word) => !hasHan(word))
    .map(stemOf);

function stemsOf(name: string): string[] {
  let words = wordsCache.get(name);
  if (words === undefined) {
    const { frequency } = chineseDictionary();
    words = wordsOfName(name)
      .filter((word) => !hasHan(word))
      .flatMap((word) => splitGlued(word, frequency))
      .map(stemOf);
    if (wordsCache.size < 50_000) wordsCache.set(name, words);
  }
  return words;
}

function build(index: ModelIndex): ChineseIndex {
  const bags: Bag[] = [];
  for (const entity of index.model.entities) if (!entity.hidden) addEntity(bags, entity);
  for (const { id, entity, label, expression } of index.model.measures) {
    if (expression === null || id.endsWith(".sum")) continue;
    const target: Target = { kind: "measure", entity, column: null, measureId: id, score: 0.97 };
    addBag(bags, { target, hit: null, words: stemsOf(label), owner: new Set() });
  }
  const byStem = new Map<string, number[]>();
  for (const [at, { stems }] of bags.entries()) {
    for (const stem of stems.keys()) {
      const list = byStem.get(stem);
      if (list === undefined) byStem.set(stem, [at]);
      else list.push(at);
    }
  }
  return { bags, byStem };
}

function addEntity(bags: Bag[], entity: Entity): void {
  // The label is the table's name without what all tables begin with.
  const words = stemsOf(entity.label);
  const owner = new Set(words);
  const target: Target = { kind: "entity", entity: entity.id, column: null, measureId: null, score: 1 };
  addBag(bags, { target, hit: null, words, owner: new Set() });
  for (const synonym of entity.synonyms)
    if (!hasHan(synonym)) addBag(bags, { target, hit: null, words: stemsOf(synonym), owner: new Set() });
  for (const column of entity.columns) if (!column.hidden) addColumn(bags, entity, column, owner);
}

function addColumn(bags: Bag[], entity: Entity, column: SemanticColumn, owner: ReadonlySet<string>): void {
  const flag = yesValue(column) !== null;
  const target: Target = { kind: "column", entity: entity.id, column: column.name, measureId: null, score: 1, flag };
  const names = new Set([column.name, column.label, ...column.synonyms].filter((name) => !hasHan(name)));
  const seen = new Set<string>();
  for (const name of names) {
    const words = stemsOf(name);
    if (seen.has(words.join(" "))) continue;
    seen.add(words.join(" "));
    addBag(bags, { target, hit: null, words, owner });
  }
  if (column.type !== "text" || bags.length > bagsMax) return;
  for (const { value } of column.frequentValues) {
    const words = value.length > 40 || /\d/.test(value) ? [] : stemsOfValue(value);
    if (words.length === 0 || words.length > valueWordsMax) continue;
    addBag(bags, { target: null, hit: { entity: entity.id, column: column.name, value, score: 0.95 }, words, owner });
  }
}

function addBag(
  bags: Bag[],
  { words, owner, ...bag }: Omit<Bag, "stems"> & { readonly words: readonly string[] },
): void {
  const isColumn = bag.target?.kind === "column";
  const stems = new Map<string, number>();
  for (const stem of words) {
    const light = bag.hit === null && (lightStems.has(stem) || stem.length < 3) ? lightWeight : 1;
    stems.set(stem, isColumn && owner.has(stem) ? Math.min(light, ownerWeight) : light);
  }
  if (stems.size > 0) bags.push({ ...bag, stems, owner });
}
