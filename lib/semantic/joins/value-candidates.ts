import { type Candidate, candidateOf, isOwnKey, type SourceColumn } from "@/lib/semantic/joins/candidate";
import type { Key, KeyIndex } from "@/lib/semantic/joins/key-index";

/** A key that so many others share a value with tells nothing. */
const keyCountMax = 16;

/** Keys found by the values that they hold, for columns whose names say nothing. */
export class ValueIndex {
  readonly #byHash = new Map<string, Key[]>();

  /** `isReference`: the key points elsewhere itself, so what lies among its values belongs to what it points to. */
  constructor(index: KeyIndex, isReference: (key: Key) => boolean) {
    for (const table of index.tables) {
      for (const key of index.of(table)) {
        if (key.kind === "sample" || isReference(key)) continue;
        for (const hash of key.column.statistics?.sketch ?? []) {
          const keys = this.#byHash.get(hash);
          if (keys === undefined) this.#byHash.set(hash, [key]);
          else keys.push(key);
        }
      }
    }
  }

  /** Keys that hold the values of a column that is one of an id, whatever it is called. Order: none. */
  candidatesFor(source: SourceColumn): readonly Candidate[] {
    const { column, forms, table } = source;
    const { primaryKey } = table.structure;
    const isPart = isOwnKey(source) && primaryKey.length > 1;
    const isId = forms.ending === "word" || isPart || isUuid(source);
    if (!isId || (isOwnKey(source) && !isPart)) return [];
    // `friend_id` is one of two in friends(student_id, friend_id), but the number of a row in friends(friend_id, name).
    if (!isPart && table.names.whole.includes(forms.stem.join(""))) return [];
    const [hash = ""] = column.statistics?.sketch ?? [];
    const keys = this.#byHash.get(hash) ?? [];
    if (keys.length > keyCountMax) return [];
    return keys
      .filter((key) => key.column !== column && (key.table !== table || !isPart))
      .map((key) => candidateOf(source, key, { score: 0.6, least: "telling", code: "join-values" }));
  }
}

const isUuid = ({ column }: SourceColumn): boolean =>
  /uuid|uniqueidentifier/i.test(column.databaseType) || (column.statistics?.shapes?.uuid ?? 0) > 0.9;
