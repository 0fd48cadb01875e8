import { hanParts } from "@/lib/nl2sql/offline/segment-han";
import { hasHan, nameWords, phraseKey, stemOf } from "@/lib/nl2sql/offline/tokenise";
import { memoiseText } from "@/lib/semantic/memoise-text";
import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

export const stem = memoiseText(stemOf);

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
const flagWords = new Set(["is", "has", "was", "can"]);

/** Where a name stands. The order of places is that of the model; a table comes before its columns. */
export type Place = { readonly order: number; readonly entity: Entity; readonly column: SemanticColumn | null };

/** How well a phrase names: as the whole name, whatever that is worth at its place, or for a part of it this much. */
export type PhraseScore = { readonly whole: boolean; readonly part: number };

/**
 * One way to call tables or columns (name, label and synonyms together) and the places that are called so. Schemas repeat
 * names by the hundred, so what a name means is worked out once, and only when a question touches one of its words.
 */
export class NameForm {
  /** The words of its name, of its label and of its synonyms. */
  readonly variants: readonly (readonly string[])[];
  readonly places: Place[] = [];
  readonly #names: readonly (readonly string[])[];
  readonly #synonyms: readonly string[];
  readonly #isTable: boolean;
  #phrases: Map<string, PhraseScore> | null = null;
  #parts: Map<string, number> | null = null;

  constructor(names: readonly string[], synonyms: readonly string[], isTable: boolean) {
    this.#names = distinctNames(names);
    this.variants = synonyms.length === 0 ? this.#names : distinctNames([...names, ...synonyms]);
    this.#synonyms = synonyms;
    this.#isTable = isTable;
  }

  /** The stems of its name and of its label. */
  nameStems(): string[][] {
    return this.#names.map((words) => words.map(stem));
  }

  /** What the names of a table's columns may begin with: those, and its Chinese synonyms whole. */
  ownStems(): string[][] {
    return [...this.nameStems(), ...this.#synonyms.filter(hasHan).map((name) => [stem(name)])];
  }

  /** Every stem of the name that is not Chinese. */
  latinStems(): Set<string> {
    return new Set(this.variants.flatMap((words) => words.filter((word) => !hasHan(word)).map(stem)));
  }

  /** The Chinese stems, with the words that longer ones are made of: cutting them takes too long where nobody asks in Chinese. */
  hanStems(): Set<string> {
    return new Set(this.variants.flatMap((words) => stemsOfParts(words).filter(hasHan)));
  }

  /** The stems by which it can be named in part, but for the Chinese ones; in the order of its words. */
  tellingStems(): string[] {
    return this.variants.flatMap((words) =>
      this.#telling(words)
        .filter((word) => !hasHan(word))
        .map(stem),
    );
  }

  phrase(key: string): PhraseScore | undefined {
    this.#phrases ??= this.#allPhrases();
    return this.#phrases.get(key);
  }

  /** The share of the name that one stem covers; undefined for what is no part or is the whole of it. */
  part(key: string): number | undefined {
    this.#parts ??= this.#allParts();
    return this.#parts.get(key);
  }

  #telling(words: readonly string[]): readonly string[] {
    if (!this.#isTable) return words;
    const bare = words.filter((word) => !affixes.has(word.toLowerCase()));
    return bare.length > 0 ? bare : words;
  }

  #allPhrases(): Map<string, PhraseScore> {
    const phrases = new Map<string, PhraseScore>();
    const add = (words: readonly string[], part: number | null) => {
      if (words.length === 0) return;
      const key = phraseKey(words.map(stem));
      const known = phrases.get(key) ?? { whole: false, part: 0 };
      phrases.set(key, { whole: known.whole || part === null, part: Math.max(known.part, part ?? 0) });
    };
    for (const words of this.variants) {
      add(words, null);
      if (this.#isTable) {
        const bare = this.#telling(words);
        if (bare.length < words.length) add(bare, 0.9);
        continue;
      }
      if (words.length < 2) continue;
      if (endings.has(words.at(-1)?.toLowerCase() ?? "")) add(words.slice(0, -1), 0.62);
      if (flagWords.has(words[0]?.toLowerCase() ?? "")) add(words.slice(1), 0.9);
    }
    return phrases;
  }

  #allParts(): Map<string, number> {
    const parts = new Map<string, number>();
    for (const variant of this.variants) {
      const words = this.#telling(variant);
      const distinct = stemsOfParts(words);
      if (distinct.length === 1) continue;
      const last = stem(words.at(-1) ?? "");
      for (const part of distinct) {
        const score = endings.has(part) ? 0.25 : 0.4 + 0.3 / distinct.length + (part === last ? 0.1 : 0);
        parts.set(part, Math.max(parts.get(part) ?? 0, score));
      }
    }
    return parts;
  }
}

const stemsOfParts = (words: readonly string[]): string[] => [
  ...new Set([...words.map(stem), ...words.filter(hasHan).flatMap(hanParts)]),
];

/** The words of each name; names that differ in case and signs alone count once. */
function distinctNames(names: readonly string[]): (readonly string[])[] {
  const seen = new Map<string, readonly string[]>();
  for (const name of names) {
    const words = nameWords(name);
    seen.set(words.join(" ").toLowerCase(), words);
  }
  return [...seen.values()];
}

/** A column's words without the leading words that repeat its table's name. */
export function withoutEntity(
  words: readonly string[],
  entityStems: readonly (readonly string[])[],
): readonly string[] {
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
  return words;
}
