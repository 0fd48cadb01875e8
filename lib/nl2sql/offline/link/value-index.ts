import type { ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import { fold, hasHan } from "@/lib/nl2sql/offline/tokenise";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** Values of more words are not looked for. */
export const valueWordsMax = 8;

/** Longer values are texts that nobody types into a question. */
const keyLengthMax = 60;

/** Values of one beginning: first as they stand in the model, then, once a question asks, under their keys. */
type Bucket = {
  readonly entities: Entity[];
  readonly columns: SemanticColumn[];
  readonly values: string[];
  hits: Map<string, ValueHit[]> | null;
};

/**
 * Where the frequent values of a model stand. Models hold hundreds of thousands of values, of which a question touches a few:
 * they are sorted by their first two letters, and folded and hashed one such heap at a time.
 */
export class ValueIndex {
  readonly #buckets = new Map<number, Bucket>();
  readonly #byInitial = new Map<number, Bucket[]>();
  #hanWords: Set<string> | null = null;

  constructor(model: SemanticModel) {
    for (const entity of model.entities) {
      if (entity.hidden) continue;
      for (const column of entity.columns) {
        if (column.hidden) continue;
        for (const { value } of column.frequentValues) this.#add(entity, column, value);
      }
    }
  }

  /** Where a value stands; `key`: as `valueKey` makes it. Order: as in the model. */
  get(key: string): readonly ValueHit[] | undefined {
    const bucket = this.#buckets.get(beginningOf(key));
    return bucket === undefined ? undefined : hitsOf(bucket).get(key);
  }

  /** The keys that begin with the same letter as `word` and are about as long, with where they stand. */
  *near(word: string, lengthDifferenceMax: number): Iterable<readonly [key: string, hits: readonly ValueHit[]]> {
    for (const bucket of this.#byInitial.get(word.charCodeAt(0)) ?? []) {
      for (const entry of hitsOf(bucket)) {
        if (Math.abs(entry[0].length - word.length) <= lengthDifferenceMax) yield entry;
      }
    }
  }

  /** The Chinese values, to cut questions along. */
  hanWords(): ReadonlySet<string> {
    if (this.#hanWords === null) {
      this.#hanWords = new Set();
      for (const { values } of this.#buckets.values()) {
        for (const value of values) {
          const key = hasHan(value) ? valueKey(value) : "";
          if (key.length > 1 && key.length <= keyLengthMax) this.#hanWords.add(key);
        }
      }
    }
    return this.#hanWords;
  }

  #add(entity: Entity, column: SemanticColumn, value: string): void {
    const beginning = isPlainBeginning(value) ? beginningOf(value) : beginningOf(valueKey(value));
    let bucket = this.#buckets.get(beginning);
    if (bucket === undefined) {
      bucket = { entities: [], columns: [], values: [], hits: null };
      this.#buckets.set(beginning, bucket);
      const initial = Math.floor(beginning / beginningBase);
      this.#byInitial.set(initial, [...(this.#byInitial.get(initial) ?? []), bucket]);
    }
    bucket.entities.push(entity);
    bucket.columns.push(column);
    bucket.values.push(value);
  }
}

/** Values are found whatever their case, accents and punctuation. */
export const valueKey = (value: string): string =>
  isPlainValue.test(value)
    ? value.toLowerCase()
    : fold(value)
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
const isPlainValue = /^[a-z\d]+(?: [a-z\d]+)*$/i;

const beginningBase = 0x1_0000;

/** The first two letters as a number, in small letters; 0 for a letter that is missing. */
function beginningOf(text: string): number {
  return text === ""
    ? 0
    : smallLetter(text.charCodeAt(0)) * beginningBase + (text.length > 1 ? smallLetter(text.charCodeAt(1)) : 0);
}

const smallLetter = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);

/** Whether the key of a value begins as the value does: with two plain letters, digits or Chinese characters, or with one alone. */
function isPlainBeginning(value: string): boolean {
  return value !== "" && isPlainCode(value.charCodeAt(0)) && (value.length === 1 || isPlainCode(value.charCodeAt(1)));
}

const isPlainCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x4e00 && code <= 0x9fff);

function hitsOf(bucket: Bucket): Map<string, ValueHit[]> {
  if (bucket.hits !== null) return bucket.hits;
  const hits = new Map<string, ValueHit[]>();
  for (const [at, value] of bucket.values.entries()) {
    const key = valueKey(value);
    const [entity, column] = [bucket.entities[at], bucket.columns[at]];
    if (key === "" || key.length > keyLengthMax || entity === undefined || column === undefined) continue;
    const hit: ValueHit = { entity: entity.id, column: column.name, value, score: 1 };
    const list = hits.get(key);
    const last = list?.at(-1);
    if (list === undefined) hits.set(key, [hit]);
    else if (last?.entity !== hit.entity || last.column !== hit.column) list.push(hit);
  }
  bucket.hits = hits;
  return hits;
}
