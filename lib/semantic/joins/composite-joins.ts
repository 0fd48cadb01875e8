import { sameType } from "@/lib/semantic/joins/choose-candidate";
import { isUnique, makeJoin } from "@/lib/semantic/joins/declared-joins";
import { reasonsOf } from "@/lib/semantic/joins/join-reason";
import { compactOf, foldedWords, nameFormsOf } from "@/lib/semantic/joins/name-forms";
import { ownPrefixOf } from "@/lib/semantic/joins/own-prefix";
import { inclusionOf } from "@/lib/semantic/joins/value-inclusion";
import type { Join } from "@/lib/semantic/schema";
import { wordsOfTable } from "@/lib/semantic/words-of-name";
import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";

type EntityOf = (table: TableStructure) => string;
type Part = { readonly column: ColumnStructure; readonly names: readonly string[] };
type CompositeKey = { readonly table: TableStructure; readonly owner: string; readonly parts: readonly Part[] };

const letterCountMin = 3;
/** Longer keys are those of rows that nothing points to. */
const partCountMax = 4;
/** Parts of keys that say when, which tables about the same times share without belonging to each other. */
const times = /(?:date|day|month|quarter|year|time|timestamp|period|week|season|semester|term)$/;

/**
 * Joins over several columns that no key declares: a table has every column of another's key, and that other is a thing of its
 * own (the sections of a course), not only what connects two others: who has the same customer and product need not be about
 * their order. Order: of the tables.
 */
export function inferCompositeJoins(
  structure: SourceStructure,
  entityOf: EntityOf,
  known: readonly Join[],
  isReference: (entity: string, column: string) => boolean,
): Join[] {
  const looseTypes = structure.kind === "sqlite" || structure.kind === "mysql";
  const keys = structure.tables.flatMap((table) => compositeKeyOf(table) ?? []);
  const byPart = groupByFirstPart(keys);
  const related = new Set(known.filter(isComposite).map(pairOf));
  const joins: Join[] = [];
  for (const table of structure.tables) {
    if (table.kind === "view") continue;
    const columns = columnsByName(table);
    const candidates = new Set([...columns.keys()].flatMap((name) => byPart.get(name) ?? []));
    const used = new Set<string>();
    for (const key of [...candidates].toSorted((a, b) => compareKeys(table, a, b))) {
      const join = joinTo(key, table, columns, { entityOf, looseTypes });
      if (join === null || related.has(pairOf(join))) continue;
      // What only numbers the rows of one table cannot number those of another as well.
      const own = key.parts.flatMap(({ column }, at) =>
        times.test(column.name.toLowerCase()) || isReference(entityOf(key.table), column.name)
          ? []
          : [join.from.columns[at] ?? ""],
      );
      if (own.length === 0 || own.some((name) => used.has(name))) continue;
      for (const name of own) used.add(name);
      related.add(pairOf(join));
      joins.push(join);
    }
  }
  return joins;
}

const isComposite = ({ from }: Join): boolean => from.columns.length > 1;
const pairOf = ({ from, to }: Join): string => [from.entity, to.entity].toSorted().join("\n");

function compositeKeyOf(table: TableStructure): CompositeKey | null {
  const names = [table.primaryKey, ...table.uniqueKeys].find((key) => key.length > 1);
  if (names === undefined || names.length > partCountMax || table.primaryKey.length === 1 || table.kind === "view")
    return null;
  const prefix = ownPrefixOf(table);
  const owner = compactOf(foldedWords(wordsOfTable(table.name)));
  const parts = names.flatMap((name): Part[] => {
    const column = table.columns.find((each) => each.name === name);
    if (column === undefined) return [];
    const { compact, stem, ending } = nameFormsOf(name, prefix);
    // `no` of a plant is `plant_no` elsewhere.
    return [{ column, names: ending === "word" && stem.length === 0 ? [owner + compact] : [compact] }];
  });
  if (parts.length < names.length || !parts.some(({ column }) => namesOwner(column, owner))) return null;
  return { table, owner, parts };
}

/** `BlockCode` of blocks, `sec_id` of sections, `room_number` of classrooms: a part that says whose key it is. */
function namesOwner({ name }: ColumnStructure, owner: string): boolean {
  const { words, stem } = nameFormsOf(name);
  const [first = ""] = words;
  const rest = compactOf(stem);
  if (rest === "") return true;
  return first.length >= letterCountMin && (owner.startsWith(first) || owner.endsWith(rest) || first.startsWith(owner));
}

/** Those that the table's own name begins with first, then the longer ones. */
function compareKeys(table: TableStructure, a: CompositeKey, b: CompositeKey): number {
  const own = compactOf(foldedWords(wordsOfTable(table.name)));
  const isDetail = ({ owner }: CompositeKey) => Number(own.startsWith(owner));
  return isDetail(b) - isDetail(a) || b.parts.length - a.parts.length;
}

/** A key is looked for only where its first part is. */
function groupByFirstPart(keys: readonly CompositeKey[]): ReadonlyMap<string, readonly CompositeKey[]> {
  const groups = new Map<string, CompositeKey[]>();
  for (const key of keys) {
    for (const name of key.parts[0]?.names ?? []) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [key]);
      else group.push(key);
    }
  }
  return groups;
}

function columnsByName(table: TableStructure): ReadonlyMap<string, ColumnStructure> {
  const prefix = ownPrefixOf(table);
  return new Map(table.columns.map((column) => [nameFormsOf(column.name, prefix).compact, column]));
}

function joinTo(
  key: CompositeKey,
  table: TableStructure,
  columns: ReadonlyMap<string, ColumnStructure>,
  { entityOf, looseTypes }: { entityOf: EntityOf; looseTypes: boolean },
): Join | null {
  if (table === key.table || table.schema !== key.table.schema) return null;
  const found = key.parts.map(({ names }) => names.map((name) => columns.get(name)).find((column) => column));
  const from = found.filter((column) => column !== undefined);
  if (from.length < key.parts.length || !from.every((column, at) => fits(column, key.parts[at], looseTypes)))
    return null;
  const own = from.map(({ name }) => name);
  // The same key in both tables: neither says which of them the other is about.
  if (table.primaryKey.length === own.length && own.every((name) => table.primaryKey.includes(name))) return null;
  return makeJoin(
    { entity: entityOf(table), columns: own },
    { entity: entityOf(key.table), columns: key.parts.map(({ column }) => column.name) },
    isUnique(table, own) ? "one-to-one" : "many-to-one",
    {
      ...{ origin: "inferred", confidence: 0.9 },
      ...reasonsOf([{ code: "join-whole-key", params: { target: key.table.name } }]),
    },
  );
}

const fits = (column: ColumnStructure, part: Part | undefined, looseTypes: boolean): boolean =>
  part !== undefined &&
  sameType(column, part.column, looseTypes) &&
  inclusionOf(column, part.column, "strict") !== "outside";
