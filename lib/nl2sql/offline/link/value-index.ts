import type { ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import { fold, hasHan } from "@/lib/nl2sql/offline/tokenise";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** Values of more words are not looked for. */
export const valueWordsMax = 8;

/** Longer values are texts that nobody types into a question. */
const keyLengthMax = 60;

/** The columns that have frequent values, with the number of the first of each among all values of the model. */
type ValueColumn = { readonly entity: Entity; readonly column: SemanticColumn; readonly first: number };

/**
 * Where the frequent values of a model stand. Models hold hundreds of thousands of values, of which a question touches a few:
 * their numbers are sorted by their first three letters, and one such heap at a time is folded and hashed when a question asks.
 */
export class ValueIndex {
  readonly #columns: ValueColumn[] = [];
  /** The numbers of all values, heap after heap; `#starts`: where each heap begins. */
  readonly #numbers: Int32Array;
  readonly #starts = new Int32Array(heapCount + 1);
  readonly #heaps = new Map<number, ReadonlyMap<string, readonly ValueHit[]>>();
  #hanWords: Set<string> | null = null;

  constructor(model: SemanticModel) {
    let count = 0;
    for (const entity of model.entities) {
      for (const column of entity.hidden ? [] : entity.columns) {
        if (column.hidden || column.frequentValues.length === 0) continue;
        this.#columns.push({ entity, column, first: count });
        count += column.frequentValues.length;
      }
    }
    this.#numbers = new Int32Array(count);
    this.#sort(count);
  }

  /** Where a value stands; `key`: as `valueKey` makes it. Order: as in the model. */
  get(key: string): readonly ValueHit[] | undefined {
    return this.#heap(heapOf(key)).get(key);
  }

  /** The keys that begin with the same letter as `word` and are about as long, with where they stand. */
  *near(word: string, lengthDifferenceMax: number): Iterable<readonly [key: string, hits: readonly ValueHit[]]> {
    const first = letterClass(word.charCodeAt(0)) * heapsPerInitial;
    for (let heap = first; heap < first + heapsPerInitial; heap += 1) {
      for (const entry of this.#heap(heap)) {
        const [key] = entry;
        if (key[0] === word[0] && Math.abs(key.length - word.length) <= lengthDifferenceMax) yield entry;
      }
    }
  }

  /** The Chinese values, to cut questions along. */
  hanWords(): ReadonlySet<string> {
    if (this.#hanWords === null) {
      this.#hanWords = new Set();
      for (const { column } of this.#columns) {
        for (const { value } of column.frequentValues) {
          const key = hasHan(value) ? valueKey(value) : "";
          if (key.length > 1 && key.length <= keyLengthMax) this.#hanWords.add(key);
        }
      }
    }
    return this.#hanWords;
  }

  /** Counts what each heap will hold, then puts each number in its place: nothing is made for a value before it is asked for. */
  #sort(count: number): void {
    const heaps = new Uint32Array(count);
    let number = 0;
    for (const { column } of this.#columns) {
      for (const { value } of column.frequentValues) {
        const heap = isPlainBeginning(value) ? heapOf(value) : heapOf(valueKey(value));
        heaps[number] = heap;
        this.#starts[heap + 1] = (this.#starts[heap + 1] ?? 0) + 1;
        number += 1;
      }
    }
    for (let heap = 0; heap < heapCount; heap += 1)
      this.#starts[heap + 1] = (this.#starts[heap + 1] ?? 0) + (this.#starts[heap] ?? 0);
    const next = this.#starts.slice();
    for (let at = 0; at < count; at += 1) {
      const heap = heaps[at] ?? 0;
      const place = next[heap] ?? 0;
      this.#numbers[place] = at;
      next[heap] = place + 1;
    }
  }

  #heap(heap: number): ReadonlyMap<string, readonly ValueHit[]> {
    const known = this.#starts[heap] === this.#starts[heap + 1] ? nothing : this.#heaps.get(heap);
    if (known !== undefined) return known;
    const hits = new Map<string, ValueHit[]>();
    let at = 0;
    for (let place = this.#starts[heap] ?? 0; place < (this.#starts[heap + 1] ?? 0); place += 1) {
      const number = this.#numbers[place] ?? 0;
      // The numbers of a heap ascend, as those of the columns do.
      at = lastUpTo(this.#columns, number, at);
      const from = this.#columns[at];
      const value = from?.column.frequentValues[number - from.first]?.value;
      if (from !== undefined && value !== undefined) addHit(hits, from, value);
    }
    this.#heaps.set(heap, hits);
    return hits;
  }
}

const nothing: ReadonlyMap<string, readonly ValueHit[]> = new Map();

/** The last column whose first value has at most this number; `from`: a column before which it cannot be. */
function lastUpTo(columns: readonly ValueColumn[], number: number, from: number): number {
  let [low, high] = [from, columns.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((columns[middle]?.first ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

function addHit(hits: Map<string, ValueHit[]>, { entity, column }: ValueColumn, value: string): void {
  const key = valueKey(value);
  if (key === "" || key.length > keyLengthMax) return;
  const hit: ValueHit = { entity: entity.id, column: column.name, value, score: 1 };
  const list = hits.get(key);
  const last = list?.at(-1);
  if (list === undefined) hits.set(key, [hit]);
  else if (last?.entity !== hit.entity || last.column !== hit.column) list.push(hit);
}

/** Values are found whatever their case, accents and punctuation. */
export const valueKey = (value: string): string =>
  isPlainValue.test(value)
    ? value.toLowerCase()
    : fold(value)
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
const isPlainValue = /^[a-z\d]+(?: [a-z\d]+)*$/i;

/** Letters and digits have a class each, all other characters share those that are left. */
const classCount = 64;
const heapsPerInitial = classCount * classCount;
const heapCount = classCount * heapsPerInitial;

function letterClass(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  return 36 + (code % (classCount - 36));
}

/** The heap of a text by its first three characters. */
function heapOf(text: string): number {
  return classAt(text, 0) * heapsPerInitial + classAt(text, 1) * classCount + classAt(text, 2);
}

const space = 0x20;

/** A missing character counts as a space. */
function classAt(text: string, at: number): number {
  return letterClass(at < text.length ? text.charCodeAt(at) : space);
}

/** Whether the key of a value begins as the value does: with plain letters, digits or Chinese characters, the third may be a space. */
function isPlainBeginning(value: string): boolean {
  return (
    value !== "" && isPlainAt(value, 0) && isPlainAt(value, 1) && (isPlainAt(value, 2) || value.charCodeAt(2) === space)
  );
}

function isPlainAt(text: string, at: number): boolean {
  return at >= text.length || isPlainCode(text.charCodeAt(at));
}

const isPlainCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x4e00 && code <= 0x9fff);
