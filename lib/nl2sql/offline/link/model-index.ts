import { chineseWords } from "@/lib/nl2sql/offline/language/chinese";
import { englishKeys } from "@/lib/nl2sql/offline/language/chinese-english";
import { NameIndex } from "@/lib/nl2sql/offline/link/name-index";
import { ValueIndex } from "@/lib/nl2sql/offline/link/value-index";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

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
  /** Further values that the same word means ("weekend"). */
  readonly also?: readonly string[];
};

type Names = { get(key: string): readonly Target[] | undefined };

/** What the words of a question can mean in one model. Lists are in the order of the model. */
export type ModelIndex = {
  readonly model: SemanticModel;
  readonly entities: ReadonlyMap<string, Entity>;
  /** Sorted stems of a name → what is called so. */
  readonly phrases: Names;
  /** One stem of a longer name → what it is a part of; the score is the share of the name that it covers. */
  readonly parts: Names;
  /** A name written together ("countrylanguage") → what is called so. */
  readonly together: Names;
  /** Every stem of every name with this first letter, for spelling mistakes and abbreviations. */
  vocabulary(initial: string): readonly string[];
  /** The table that a column points at by itself; null when it is no foreign key. */
  pointedFrom(entity: string, column: string): string | null;
  /** A frequent value, folded → where it stands. */
  readonly values: Pick<ValueIndex, "get" | "near">;
  /** What Chinese questions are cut along: Chinese names and values, function words, words of the dictionary. */
  readonly hanWords: { has(word: string): boolean };
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

function buildIndex(model: SemanticModel): ModelIndex {
  const entities = new Map(model.entities.map((entity) => [entity.id, entity]));
  const names = new NameIndex(model, entities);
  const values = new ValueIndex(model);
  const hanWords = {
    has: (word: string) =>
      chineseWords.has(word) || englishKeys.has(word) || names.hanWords().has(word) || values.hanWords().has(word),
  };
  return {
    model,
    entities,
    phrases: { get: (key) => names.phrase(key) },
    parts: { get: (key) => names.part(key) },
    together: { get: (key) => names.together(key) },
    vocabulary: (initial) => names.vocabulary(initial),
    pointedFrom: (entity, column) => names.pointedFrom(entity, column),
    values,
    hanWords,
  };
}
