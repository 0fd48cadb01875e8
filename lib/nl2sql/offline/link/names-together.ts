import type { NameForm, Place } from "@/lib/nl2sql/offline/link/name-forms";
import { fold, stemOf } from "@/lib/nl2sql/offline/tokenise";

/** Stems may differ from short words in any letter ("feet", "foot"), from longer ones not in the first two. */
const shortMax = 5;

/** Names with their words run together; those of one beginning are stemmed when a question first asks for that beginning. */
export class NamesTogether {
  readonly #waiting = new Map<string, { name: string; form: NameForm }[]>();
  readonly #known = new Map<string, Map<string, NameForm[]>>();

  add(name: string, form: NameForm): void {
    const start = plainStart.exec(name)?.[0].slice(0, 2).toLowerCase() ?? startOf(compact(name));
    const list = this.#waiting.get(start);
    if (list === undefined) this.#waiting.set(start, [{ name, form }]);
    else list.push({ name, form });
  }

  /** Where names stand whose stem, run together, is `key`. */
  places(key: string): Place[] {
    const starts = [key.charAt(0), key.slice(0, 2)];
    return starts.flatMap((start) => this.#stemmed(start).get(key) ?? []).flatMap(({ places }) => places);
  }

  #stemmed(start: string): Map<string, NameForm[]> {
    const known = this.#known.get(start);
    if (known !== undefined) return known;
    const stemmed = new Map<string, NameForm[]>();
    for (const { name, form } of this.#waiting.get(start) ?? []) {
      const key = stemOf(compact(name));
      stemmed.set(key, [...(stemmed.get(key) ?? []), form]);
    }
    if (this.#waiting.has(start)) this.#known.set(start, stemmed);
    return stemmed;
  }
}

/** Longer than `shortMax`, with nothing that `compact` would take away. */
const plainStart = /^[a-z\d]{6}/i;
const compact = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]/gu, "");
const startOf = (compacted: string): string => compacted.slice(0, compacted.length > shortMax ? 2 : 1);
