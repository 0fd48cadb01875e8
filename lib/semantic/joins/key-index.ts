import { singular } from "@/lib/semantic/singular";
import { wordsOfName, wordsOfTable } from "@/lib/semantic/words-of-name";
import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";

/** A column that identifies the rows of its table alone, with the names by which other columns can point at it. */
export type Key = {
  readonly table: TableStructure;
  readonly column: ColumnStructure;
  /** The key's name and its table's, in singular words and with the words run together. */
  readonly name: string;
  readonly compactName: string;
  readonly owner: string;
  /** The name says nothing about whose key it is. */
  readonly isGeneric: boolean;
  /** The owner and the key in one word: `customerid`. */
  readonly qualified: string;
};

/** Names of keys that say nothing about whose key they are. */
const genericKeys = new Set([
  "id",
  "key",
  "code",
  "no",
  "number",
  "name",
  "uuid",
  "guid",
  "sk",
  "pk",
  "date",
  "year",
  "title",
  "type",
]);

/**
 * The keys of all tables by their names, so that a column is compared with the few that its name can mean, not with every key
 * of the database: the work grows with the number of columns alone.
 */
export class KeyIndex {
  readonly #byName = new Map<string, Key[]>();
  readonly #byEnding = new Map<string, Key[]>();
  readonly #ofTable = new Map<TableStructure, readonly Key[]>();
  /** The tables of the people who work here. */
  readonly staff: readonly TableStructure[];

  constructor(structure: SourceStructure) {
    this.staff = structure.tables.filter(({ name, kind }) => kind === "table" && isStaff(name));
    for (const table of structure.tables) {
      const keys = singleKeys(table).map((column) => keyOf(table, column));
      this.#ofTable.set(table, keys);
      for (const key of keys) this.#add(key);
    }
  }

  #add(key: Key): void {
    for (const name of new Set([key.qualified, key.compactName, key.owner])) append(this.#byName, name, key);
    if (key.isGeneric) append(this.#byEnding, key.qualified, key);
    else if (key.compactName.startsWith(key.owner)) append(this.#byEnding, key.compactName, key);
  }

  /** The keys whose name, or whose table's name, a column's name equals or ends with; `compact`: its words run together. */
  named(compact: string): Set<Key> {
    const found = new Set(this.#byName.get(compact));
    for (let at = 1; at < compact.length; at += 1) {
      for (const key of this.#byEnding.get(compact.slice(at)) ?? []) found.add(key);
    }
    return found;
  }

  of(table: TableStructure): readonly Key[] {
    return this.#ofTable.get(table) ?? [];
  }
}

const staffWords = new Set(["employee", "staff", "personnel", "worker"]);
const isStaff = (table: string): boolean => staffWords.has(singular(wordsOfTable(table).at(-1) ?? ""));

function append(map: Map<string, Key[]>, name: string, key: Key): void {
  const keys = map.get(name);
  if (keys === undefined) map.set(name, [key]);
  else keys.push(key);
}

function keyOf(table: TableStructure, column: ColumnStructure): Key {
  const name = foldedWords(wordsOfName(column.name));
  const ownerWords = foldedWords(wordsOfTable(table.name));
  const isGeneric = genericKeys.has(name);
  const suffix = isGeneric ? name : name.startsWith(ownerWords) ? name.slice(ownerWords.length).trim() : "id";
  return {
    ...{ table, column, name, isGeneric },
    compactName: compact(name),
    owner: compact(ownerWords),
    qualified: compact(`${ownerWords} ${suffix}`),
  };
}

/** Words in the singular, parted by spaces: names are compared in this form. */
export function foldedWords(words: readonly string[]): string {
  return words.map((word) => (word === "ids" ? "id" : singular(word))).join(" ");
}

/** The words run together. */
export const compact = (words: string): string => words.replaceAll(" ", "");

/** Columns that identify a row alone: by a key, or because a complete count found no value twice. */
function singleKeys(table: TableStructure): ColumnStructure[] {
  const names = [table.primaryKey, ...table.uniqueKeys].filter((columns) => columns.length === 1).map(([name]) => name);
  const keys = table.columns.filter((column) => names.includes(column.name));
  if (table.primaryKey.length > 0 || keys.length > 0) return keys;
  return table.columns.slice(0, 1).filter((column) => {
    const statistics = column.statistics;
    return (
      statistics?.complete === true &&
      statistics.sampledRowCount > 1 &&
      statistics.distinctCount === statistics.sampledRowCount
    );
  });
}
