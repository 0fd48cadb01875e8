import { reasonsOf } from "@/lib/semantic/joins/join-reason";
import { bareWordsOfTable } from "@/lib/semantic/joins/shared-prefix";
import { valueSetOf } from "@/lib/semantic/joins/value-set";
import type { Join } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";
import { wordsOfName } from "@/lib/semantic/words-of-name";
import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";

/*
 * Tables read from files have no keys at all, so nothing declares what belongs together. There a column whose values never
 * repeat is a key, and a column of another table points to it when it has its name and its values lie among the key's.
 */

type Key = {
  readonly table: TableStructure;
  readonly column: ColumnStructure;
  readonly words: string;
  /** The words without an ending such as "id"; empty where they have none. */
  readonly subject: string;
  /** What the table is called. */
  readonly owner: string;
};

/** Of names that more keys have than this ("name" in a thousand tables), only the one of the table that is named is looked at. */
const namesakesMax = 64;

/** From this length on, a name that begins with another is hardly called so by chance. */
const longNameMin = 5;
/** A few values more than the key has are mistakes in the data. */
const toleratedShare = 1.05;
/** From this share of the known values on, they are those of the key. */
const amongShare = 0.8;
const keyEndings = new Set(["id", "key", "code", "no", "number", "uid"]);
/** Names that many tables have for what is their own. */
const ownNames = new Set([
  "index",
  "rank",
  "id",
  "date",
  "year",
  "month",
  "price",
  "value",
  "amount",
  "email",
  "phone",
]);

/** Joins between tables without keys; `joins` are those known already. */
export function inferJoinsByValues(
  structure: SourceStructure,
  entityOf: (table: TableStructure) => string,
  joins: readonly Join[],
  prefix: readonly string[],
): Join[] {
  const keyless = structure.tables.filter(
    (table) => table.kind !== "view" && table.primaryKey.length === 0 && table.uniqueKeys.length === 0,
  );
  const keys = new KeysByName(
    keyless.flatMap((table) => table.columns.filter(isKey).map((column) => keyOf(table, column, prefix))),
  );
  const related = new Set(joins.map(({ from, to }) => `${from.entity}\n${to.entity}`));
  const known = new Set(joins.flatMap(({ from }) => from.columns.map((column) => `${from.entity}\n${column}`)));
  const found: Join[] = [];
  for (const table of keyless) {
    for (const column of table.columns) {
      const from = entityOf(table);
      if (known.has(`${from}\n${column.name}`)) continue;
      const key = bestKey(keyOf(table, column, prefix), keys);
      if (key === null) continue;
      const to = entityOf(key.table);
      if (related.has(`${to}\n${from}`)) continue;
      related.add(`${from}\n${to}`);
      found.push({
        id: `${from}.${column.name}->${to}.${key.column.name}`,
        from: { entity: from, columns: [column.name] },
        to: { entity: to, columns: [key.column.name] },
        cardinality: neverRepeats(column) ? "one-to-one" : "many-to-one",
        origin: "inferred",
        confidence: 0.8,
        ...reasonsOf([{ code: "join-values-of", params: { target: `${key.table.name}.${key.column.name}` } }]),
      });
    }
  }
  return found;
}

const keyOf = (table: TableStructure, column: ColumnStructure, prefix: readonly string[]): Key => {
  const words = nameOf(column, table, prefix);
  const owner = bareWordsOfTable(table.name, prefix).map(singular).join("");
  return { table, column, words, subject: withoutEnding(words), owner };
};

/** The keys by what a column's name can have in common with theirs, so that each column is compared with a few of them. */
class KeysByName {
  readonly #words = new Map<string, Key[]>();
  readonly #subjects = new Map<string, Key[]>();
  /** Texts by every ending of their names: "product_name" is found by "name". */
  readonly #endings = new Map<string, Key[]>();

  constructor(keys: readonly Key[]) {
    for (const key of keys) {
      append(this.#words, key.words, key);
      if (key.subject !== "") append(this.#subjects, key.subject, key);
      if (key.column.type !== "text") continue;
      for (let at = 1; at < key.words.length; at += 1) append(this.#endings, key.words.slice(at), key);
    }
  }

  near({ words, subject, column }: Key): Set<Key> {
    const lists = [this.#words.get(words), subject === "" ? undefined : this.#subjects.get(subject)];
    if (column.type === "text" && subject === "") {
      lists.push(this.#endings.get(words));
      for (let at = 1; at < words.length; at += 1)
        lists.push(this.#words.get(words.slice(at)), this.#words.get(words.slice(0, at)));
    }
    return new Set(lists.flatMap((keys = []) => (keys.length > namesakesMax ? ownedBy(keys, subject) : keys)));
  }
}

function append(map: Map<string, Key[]>, name: string, key: Key): void {
  const keys = map.get(name);
  if (keys === undefined) map.set(name, [key]);
  else keys.push(key);
}

const byOwner = new WeakMap<readonly Key[], Map<string, Key[]>>();
function ownedBy(keys: readonly Key[], owner: string): readonly Key[] {
  let owned = byOwner.get(keys);
  if (owned === undefined) {
    owned = new Map();
    for (const key of keys) append(owned, key.owner, key);
    byOwner.set(keys, owned);
  }
  return owned.get(owner) ?? [];
}

/** The one key that fits best; of two alike, the one whose table is called so; null where that does not decide. */
function bestKey(column: Key, keys: KeysByName): Key | null {
  const candidates = [...keys.near(column)]
    .filter(({ table }) => table !== column.table)
    .map((key) => ({ key, score: nameScore(column, key) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  let best: (typeof candidates)[number] | null = null;
  for (const candidate of candidates) {
    if (best !== null && candidate.score < best.score) break;
    if (!valuesLieIn(column.column, candidate.key.column)) continue;
    if (best !== null) return null;
    best = candidate;
  }
  if (best === null) return null;
  // Among tables that all have the column as a key, the one that is named after it is pointed at, and points nowhere.
  const ownScore = isKey(column.column) ? nameScore(column, column) : 0;
  return ownScore >= best.score ? null : best.key;
}

function nameScore({ words, subject, column }: Key, key: Key): number {
  const isNear = subject !== "" && (key.owner.startsWith(subject) || key.owner.endsWith(subject));
  const owned = key.owner === subject ? 1 : isNear ? 0.9 : 0;
  if (words === key.words) return owned > 0 ? owned : ownNames.has(words) ? 0 : 0.8;
  if (subject !== "" && subject === key.subject) return owned > 0 ? owned - 0.05 : 0.7;
  if (column.type !== "text" || key.column.type !== "text" || subject !== "") return 0;
  const begins = key.words.length >= longNameMin && words.startsWith(key.words);
  // "product_name" and "name": what the values say, where they are all known.
  if (!isFullyKnown(key.column)) return begins ? 0.5 : 0;
  const ends = words.endsWith(key.words) || key.words.endsWith(words);
  return (begins || ends) && valuesAreAmong(column, key.column) ? 0.6 : 0;
}

const nameOf = (column: ColumnStructure, table: TableStructure, prefix: readonly string[]): string => {
  const words = wordsOfName(column.name).map(singular);
  const owner = bareWordsOfTable(table.name, prefix).map(singular);
  // A key called "id" is its table's.
  return words.length === 1 && keyEndings.has(words[0] ?? "") ? [...owner, ...words].join("") : words.join("");
};

/** "customerkey" → "customer"; empty where the name has no such ending. */
function withoutEnding(words: string): string {
  for (const ending of keyEndings)
    if (words.length > ending.length && words.endsWith(ending)) return words.slice(0, -ending.length);
  return "";
}

function neverRepeats({ statistics }: ColumnStructure): boolean {
  return (
    statistics?.complete === true &&
    statistics.sampledRowCount > 1 &&
    statistics.distinctCount === statistics.sampledRowCount
  );
}

/** Never repeats, and is no quantity: whole numbers and texts identify, fractions do not. */
const isKey = (column: ColumnStructure): boolean =>
  neverRepeats(column) && (column.type === "integer" || column.type === "text");

function valuesLieIn(column: ColumnStructure, key: ColumnStructure): boolean {
  if (column.type !== key.type) return false;
  const [from, to] = [column.statistics, key.statistics];
  if (!from || !to || from.distinctCount === 0 || from.distinctCount > to.distinctCount * toleratedShare) return false;
  if (isFullyKnown(key)) return valuesAreAmong(column, key);
  const numbers = [from.min, from.max, to.min, to.max].map((value) => (value === null ? Number.NaN : Number(value)));
  const [low = 0, high = 0, first = 0, last = 0] = numbers;
  if (numbers.some(Number.isNaN)) return column.type === "text";
  return low >= first && high <= first + (last - first) * toleratedShare + 1;
}

const isFullyKnown = ({ statistics }: ColumnStructure): boolean =>
  statistics !== null &&
  statistics.frequentValues.length > 0 &&
  statistics.frequentValues.length === statistics.distinctCount;

function valuesAreAmong(column: ColumnStructure, key: ColumnStructure): boolean {
  const known = valueSetOf(key);
  const values = column.statistics?.frequentValues.map(({ value }) => value).filter((value) => value !== "") ?? [];
  if (known.size === 0 || values.length === 0) return false;
  return values.filter((value) => known.has(value)).length >= values.length * amongShare;
}
