import { distance } from "fastest-levenshtein";
import { compactOf, type NameForms, nameFormsOf } from "@/lib/semantic/joins/name-forms";
import { ownPrefixOf } from "@/lib/semantic/joins/own-prefix";
import { sharedPrefixOf } from "@/lib/semantic/joins/shared-prefix";
import { type TableNames, tableNamesOf } from "@/lib/semantic/joins/table-names";
import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";

/** A column that identifies the rows of its table alone, with the names by which other columns can point at it. */
export type Key = {
  readonly table: NamedTable;
  readonly column: ColumnStructure;
  readonly forms: NameForms;
  /** "sole": the primary key. "unique": declared so. "sample": no value was met twice, which may be chance. */
  readonly kind: "sole" | "unique" | "sample";
  /** The name says nothing about whose key it is: `id`, or `mid` in merchants. */
  readonly isGeneric: boolean;
  /** The name begins with its table's. */
  readonly namesOwner: boolean;
  /** The owner and the key in one word, where the key's name needs the owner's: `customerid`. */
  readonly qualified: readonly string[];
};

/** A table with what its name and its columns' names tell. */
export type NamedTable = {
  readonly structure: TableStructure;
  readonly names: TableNames;
  readonly columns: readonly { readonly column: ColumnStructure; readonly forms: NameForms }[];
};

/** Names of keys that say nothing about whose key they are. */
const genericKeys = new Set(
  "id key code no nr number name uuid guid uid sk pk date year title type nummer codigo numero 编号 代码 编码".split(
    " ",
  ),
);
/** Below this, letters before "id" stand for the table ("mid", "stuid"). */
const shortFormMax = 5;
const namePartMin = 3;
/** From this length on a letter more or less is a slip. */
const spellingMin = 7;

/**
 * The keys of all tables by their names, so that a column is compared with the few that its name can mean, not with every key
 * of the database: the work grows with the number of columns alone.
 */
export class KeyIndex {
  readonly tables: readonly NamedTable[];
  /** Keys by their own names, and by their tables' and their own together. */
  readonly #byName = new Map<string, Key[]>();
  readonly #byWhole = new Map<string, NamedTable[]>();
  readonly #byEnding = new Map<string, NamedTable[]>();
  readonly #byBeginning = new Map<string, NamedTable[]>();
  /** Tables by the first and by the last letters of their names, run together. */
  readonly #byStart = new Map<string, NamedTable[]>();
  readonly #byEnd = new Map<string, NamedTable[]>();
  readonly #byInitials = new Map<string, NamedTable[]>();
  readonly #ofTable = new Map<NamedTable, readonly Key[]>();

  constructor(structure: SourceStructure) {
    const prefix = sharedPrefixOf(structure.tables.map(({ name }) => name));
    this.tables = structure.tables.map((table) => namedTable(table, prefix));
    for (const table of this.tables) {
      // A view shows what tables hold; what points to a table's key would point to each view of it as well.
      const keys = table.structure.kind === "view" ? [] : singleKeys(table);
      this.#ofTable.set(table, keys);
      // What has no key of one column cannot be meant, whatever it is called.
      if (keys.length === 0) continue;
      this.#addNames(table);
      for (const key of keys) {
        for (const name of new Set([...key.qualified, key.forms.compact])) append(this.#byName, name, key);
      }
    }
  }

  #addNames(table: NamedTable): void {
    const { whole, endings, beginnings } = table.names;
    for (const name of whole) append(this.#byWhole, name, table);
    for (const name of endings) append(this.#byEnding, name, table);
    for (const name of beginnings) append(this.#byBeginning, name, table);
    append(this.#byInitials, initialsOf(table.names), table);
    for (const name of new Set(whole)) {
      for (let at = namePartMin; at < name.length; at += 1) append(this.#byStart, name.slice(0, at), table);
      for (let at = 1; at <= name.length - namePartMin; at += 1) append(this.#byEnd, name.slice(at), table);
    }
  }

  /** Keys with exactly this name, or with this one after their table's. */
  named = (compact: string): readonly Key[] => this.#byName.get(compact) ?? [];
  called = (name: string): readonly NamedTable[] => this.#byWhole.get(name) ?? [];
  endingWith = (name: string): readonly NamedTable[] => this.#byEnding.get(name) ?? [];
  beginningWith = (name: string): readonly NamedTable[] => this.#byBeginning.get(name) ?? [];
  /** Tables whose names begin or end with these letters. */
  startingAs = (letters: string): readonly NamedTable[] => this.#byStart.get(letters) ?? [];
  endingAs = (letters: string): readonly NamedTable[] => this.#byEnd.get(letters) ?? [];
  /** Tables whose words begin with these letters, one a word. */
  withInitials = (letters: string): readonly NamedTable[] => this.#byInitials.get(letters) ?? [];
  /** The keys of a table, the primary one first. */
  of = (table: NamedTable): readonly Key[] => this.#ofTable.get(table) ?? [];
}

function namedTable(structure: TableStructure, prefix: readonly string[]): NamedTable {
  const own = ownPrefixOf(structure);
  const columns = structure.columns.map((column) => ({ column, forms: nameFormsOf(column.name, own) }));
  return { structure, names: tableNamesOf(structure, prefix), columns };
}

function append<T>(map: Map<string, T[]>, name: string, value: T): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [value]);
  else if (known.at(-1) !== value) known.push(value);
}

function keyOf(table: NamedTable, column: ColumnStructure, forms: NameForms, kind: Key["kind"]): Key {
  const { whole } = table.names;
  const stem = compactOf(forms.stem);
  const isGeneric = genericKeys.has(forms.compact) || (forms.ending !== null && isShortFor(stem, table.names));
  const suffix = genericKeys.has(forms.compact) ? forms.compact : forms.compact.slice(stem.length) || "id";
  return {
    ...{ table, column, forms, kind, isGeneric },
    namesOwner: whole.some((name) => forms.compact.startsWith(name) || isMisspelt(stem, name)),
    qualified: isGeneric ? whole.map((name) => name + suffix) : [],
  };
}

const isMisspelt = (stem: string, name: string): boolean => name.length >= spellingMin && distance(stem, name) === 1;

/** "m" for merchants, "stu" for students. */
function isShortFor(stem: string, { whole, words }: TableNames): boolean {
  if (stem === "" || stem.length >= shortFormMax || whole.includes(stem)) return false;
  return whole.some((name) => name.startsWith(stem)) || stem === initialsOf({ words });
}

const initialsOf = ({ words }: Pick<TableNames, "words">): string => words.map(([initial]) => initial).join("");

/** Columns that identify a row alone: by a key, or because a complete count found no value twice. */
function singleKeys(table: NamedTable): Key[] {
  const { primaryKey, uniqueKeys } = table.structure;
  const kindOf = ({ name }: ColumnStructure): Key["kind"] | null => {
    if (primaryKey.length === 1 && primaryKey[0] === name) return "sole";
    return uniqueKeys.some((key) => key.length === 1 && key[0] === name) ? "unique" : null;
  };
  const hasDeclared = primaryKey.length > 0 || table.columns.some(({ column }) => kindOf(column) !== null);
  const keys = table.columns.flatMap(({ column, forms }, at) => {
    const declared = kindOf(column);
    if (declared !== null) return [keyOf(table, column, forms, declared)];
    // Without a declared key, what stands first and never repeats is one.
    const kind = !hasDeclared && at === 0 ? "unique" : "sample";
    return neverRepeats(column) ? [keyOf(table, column, forms, kind)] : [];
  });
  const rank = { sole: 0, unique: 1, sample: 2 };
  return keys.sort((a, b) => rank[a.kind] - rank[b.kind]);
}

/** Whether every row was looked at and no two agree in the column. */
export function neverRepeats({ statistics, type }: ColumnStructure): boolean {
  return (
    (type === "integer" || type === "text") &&
    statistics?.complete === true &&
    statistics.sampledRowCount > 1 &&
    statistics.distinctCount === statistics.sampledRowCount
  );
}
