import { chineseWords } from "@/lib/nl2sql/offline/language/chinese";
import { englishKeys } from "@/lib/nl2sql/offline/language/chinese-english";
import { yesValue } from "@/lib/nl2sql/offline/resolve/columns";
import { hanParts } from "@/lib/nl2sql/offline/segment-han";
import { fold, hasHan, nameWords, phraseKey, stemOf } from "@/lib/nl2sql/offline/tokenise";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** Something of the model that a phrase can name. */
export type Target = {
  readonly kind: "entity" | "column" | "measure";
  readonly entity: string;
  readonly column: string | null;
  readonly measureId: string | null;
  /** A yes/no column. */
  readonly flag?: boolean;
  /** 1: the phrase is its whole name; less: a part, a shortened form, a spelling mistake. */
  readonly score: number;
};

export type ValueHit = {
  readonly entity: string;
  readonly column: string;
  readonly value: string;
  readonly score: number;
};

export type ModelIndex = {
  readonly model: SemanticModel;
  readonly entities: ReadonlyMap<string, Entity>;
  /** Sorted stems of a name → what is called so. */
  readonly phrases: ReadonlyMap<string, readonly Target[]>;
  /** One stem of a longer name → what it is a part of; the score is the share of the name that it covers. */
  readonly parts: ReadonlyMap<string, readonly Target[]>;
  /** A name written together ("countrylanguage") → what is called so. */
  readonly together: ReadonlyMap<string, readonly Target[]>;
  /** A frequent value, folded → where it stands. */
  readonly values: ReadonlyMap<string, readonly ValueHit[]>;
  /** Every stem of every name, for spelling mistakes and abbreviations. */
  readonly vocabulary: readonly string[];
  readonly wordsOfValueMax: number;
  /** Chinese names and values, to cut Chinese questions along. */
  readonly hanWords: ReadonlySet<string>;
};

const indexes = new WeakMap<SemanticModel, ModelIndex>();

/** The index of a model, built at its first question and kept while the model object lives. */
export function modelIndex(model: SemanticModel): ModelIndex {
  const known = indexes.get(model);
  if (known !== undefined) return known;
  const built = buildIndex(model);
  indexes.set(model, built);
  return built;
}

/** Words that a name may end in without changing what it names, and table prefixes without a meaning of their own. */
const endings = new Set(["id", "code", "name", "no", "num", "number", "key", "uid", "uuid"]);
const affixes = new Set([
  "ref",
  "tbl",
  "dim",
  "fact",
  "table",
  "list",
  "data",
  "info",
  "details",
  "t",
  "tb",
  "lookup",
  "master",
]);

const stems = new Map<string, string>();
function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    known = stemOf(word);
    if (stems.size < 100_000) stems.set(word, known);
  }
  return known;
}

function pointsAtNamesake(model: SemanticModel, entity: Entity, column: SemanticColumn): boolean {
  const join = model.joins.find(
    ({ from }) => from.entity === entity.id && from.columns.length === 1 && from.columns[0] === column.name,
  );
  const pointed = join === undefined ? undefined : model.entities.find(({ id }) => id === join.to.entity);
  if (pointed === undefined || pointed.id === entity.id) return false;
  return phraseKey(nameWords(column.name).map(stem)) === phraseKey(nameWords(pointed.table).map(stem));
}

class IndexBuilder {
  readonly model: SemanticModel;
  readonly phrases = new Map<string, Target[]>();
  readonly parts = new Map<string, Target[]>();
  readonly together = new Map<string, Target[]>();
  readonly values = new Map<string, ValueHit[]>();
  readonly vocabulary = new Set<string>();
  readonly hanWords = new Set<string>();
  wordsOfValueMax = 1;

  constructor(model: SemanticModel) {
    this.model = model;
  }

  phrase(words: readonly string[], target: Target): void {
    if (words.length === 0) return;
    for (const word of words) if (hasHan(word)) this.hanWords.add(word);
    const key = phraseKey(words.map(stem));
    const list = this.phrases.get(key);
    if (list === undefined) this.phrases.set(key, [target]);
    else keepBest(list, target);
  }

  partsOf(words: readonly string[], target: Target): void {
    const distinct = [...new Set([...words.map(stem), ...words.filter(hasHan).flatMap(hanParts)])];
    for (const part of distinct) {
      this.vocabulary.add(part);
      if (hasHan(part)) this.hanWords.add(part);
      if (distinct.length === 1) continue;
      const isLast = part === stem(words.at(-1) ?? "");
      const isEnding = endings.has(part);
      const score = isEnding ? 0.25 : 0.4 + 0.3 / distinct.length + (isLast ? 0.1 : 0);
      const list = this.parts.get(part);
      if (list === undefined) this.parts.set(part, [{ ...target, score: score * target.score }]);
      else keepBest(list, { ...target, score: score * target.score });
    }
  }

  joined(name: string, target: Target): void {
    const key = stemOf(fold(name).replace(/[^\p{L}\p{N}]/gu, ""));
    const list = this.together.get(key);
    if (list === undefined) this.together.set(key, [target]);
    else keepBest(list, target);
  }

  value(entity: Entity, column: SemanticColumn, value: string): void {
    const key = valueKey(value);
    if (key === "" || key.length > 60) return;
    const words = key.split(" ").length;
    if (words > this.wordsOfValueMax) this.wordsOfValueMax = Math.min(words, 8);
    if (hasHan(value) && key.length > 1) this.hanWords.add(key);
    const hit: ValueHit = { entity: entity.id, column: column.name, value, score: 1 };
    const list = this.values.get(key);
    if (list === undefined) this.values.set(key, [hit]);
    else if (!list.some((other) => other.entity === hit.entity && other.column === hit.column)) list.push(hit);
  }
}

function keepBest(list: Target[], target: Target): void {
  const at = list.findIndex(
    (other) =>
      other.kind === target.kind &&
      other.entity === target.entity &&
      other.column === target.column &&
      other.measureId === target.measureId,
  );
  const other = list[at];
  if (other === undefined) list.push(target);
  else if (other.score < target.score) list[at] = target;
}

/** Values are found whatever their case, accents and punctuation. */
export const valueKey = (value: string): string =>
  fold(value)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function buildIndex(model: SemanticModel): ModelIndex {
  const builder = new IndexBuilder(model);
  for (const entity of model.entities) if (!entity.hidden) addEntity(builder, entity);
  for (const measure of model.measures) {
    // Counts of rows and sums of one column are read by rule; here are those that have a name of their own.
    const isNamedAfterColumn = measure.id.endsWith(".sum") && isPlainColumn(model, measure.expression ?? "");
    if (measure.expression === null || isNamedAfterColumn) continue;
    const target: Target = {
      kind: "measure",
      entity: measure.entity,
      column: null,
      measureId: measure.id,
      score: 0.97,
    };
    for (const name of [measure.label, ...measure.synonyms]) {
      const words = nameWords(name);
      builder.phrase(words, target);
      for (const word of words) builder.vocabulary.add(stem(word));
    }
  }
  return {
    model,
    entities: new Map(model.entities.map((entity) => [entity.id, entity])),
    phrases: builder.phrases,
    parts: builder.parts,
    together: builder.together,
    values: builder.values,
    vocabulary: [...builder.vocabulary],
    wordsOfValueMax: builder.wordsOfValueMax,
    hanWords: new Set([...builder.hanWords, ...chineseWords, ...englishKeys.keys()]),
  };
}

const isPlainColumn = (model: SemanticModel, expression: string): boolean => {
  const bare = expression.replace(/^["`]|["`]$/g, "");
  return model.entities.some((entity) => entity.columns.some(({ name }) => name === bare));
};

function distinctNames(...names: readonly string[]): string[][] {
  const seen = new Map<string, string[]>();
  for (const name of names) {
    const words = nameWords(name);
    seen.set(words.join(" ").toLowerCase(), words);
  }
  return [...seen.values()];
}

function addEntity(builder: IndexBuilder, entity: Entity): void {
  const target: Target = { kind: "entity", entity: entity.id, column: null, measureId: null, score: 1 };
  const names = distinctNames(entity.table, entity.label);
  for (const words of [...names, ...distinctNames(...entity.synonyms)]) {
    builder.phrase(words, target);
    const bare = words.filter((word) => !affixes.has(word.toLowerCase()));
    if (bare.length > 0 && bare.length < words.length) builder.phrase(bare, { ...target, score: 0.9 });
    builder.partsOf(bare.length > 0 ? bare : words, target);
  }
  builder.joined(entity.table, target);
  const [key] = entity.primaryKey;
  if (entity.primaryKey.length === 1 && key !== undefined) {
    const keyTarget: Target = { ...target, kind: "column", column: key, score: 0.93 };
    builder.phrase(["id"], keyTarget);
    for (const words of names) {
      builder.phrase([...words, "id"], keyTarget);
      builder.phrase([...words, ...nameWords(key)], keyTarget);
    }
  }
  if (entity.labelColumn !== null) {
    const labelTarget: Target = { ...target, kind: "column", column: entity.labelColumn, score: 0.8 };
    builder.phrase(["name"], labelTarget);
    builder.phrase(["full", "name"], { ...labelTarget, score: 0.95 });
    for (const word of ["名称", "名字", "姓名", "名"]) builder.phrase([word], labelTarget);
  }
  const entityStems = [...names, ...entity.synonyms.filter(hasHan).map((name) => [name])].map((words) =>
    words.map(stem),
  );
  for (const column of entity.columns) if (!column.hidden) addColumn(builder, entity, entityStems, column);
}

function addColumn(
  builder: IndexBuilder,
  entity: Entity,
  entityStems: readonly (readonly string[])[],
  column: SemanticColumn,
): void {
  const flag = yesValue(column) !== null;
  // A foreign key called like the table that it points at: the table is meant.
  const score = pointsAtNamesake(builder.model, entity, column) ? 0.85 : 1;
  const target: Target = { kind: "column", entity: entity.id, column: column.name, measureId: null, score, flag };
  for (const words of distinctNames(column.name, column.label, ...column.synonyms)) {
    builder.phrase(words, target);
    builder.partsOf(words, target);
    const own = withoutEntity(words, entityStems);
    // "on" of `returned_on` is no name.
    const isName = own.some((word) => word.length > 2);
    if (isName && own.join(" ").length < words.join(" ").length) builder.phrase(own, { ...target, score: 0.93 });
    const last = words.at(-1)?.toLowerCase() ?? "";
    if (words.length > 1 && endings.has(last)) builder.phrase(words.slice(0, -1), { ...target, score: 0.62 });
    const first = words[0]?.toLowerCase() ?? "";
    if (words.length > 1 && flagWords.has(first)) builder.phrase(words.slice(1), { ...target, score: 0.9 });
  }
  builder.joined(column.name, target);
  for (const { value } of column.frequentValues) builder.value(entity, column, value);
}

const flagWords = new Set(["is", "has", "was", "can"]);

/** A column's words without the leading words that repeat its table's name. */
function withoutEntity(words: readonly string[], entityStems: readonly (readonly string[])[]): string[] {
  const [whole = ""] = words;
  const prefix = hasHan(whole)
    ? entityStems.find(([own]) => own !== undefined && whole.startsWith(own))?.[0]
    : undefined;
  if (prefix !== undefined && prefix !== whole) return [whole.slice(prefix.length)];
  for (const own of entityStems) {
    const starts = own.length < words.length && own.every((part, index) => part === stem(words[index] ?? ""));
    if (starts) return words.slice(own.length);
    const lastOwn = own.at(-1);
    if (words.length > 1 && lastOwn !== undefined && stem(words[0] ?? "") === lastOwn) return words.slice(1);
  }
  return [...words];
}
