import type { Join } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";
import { wordsOfName, wordsOfTable } from "@/lib/semantic/words-of-name";
import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";

type Side = { table: TableStructure; entity: string };
type Candidate = { column: ColumnStructure; target: Side; key: ColumnStructure; nameScore: number; reason: string };

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
const parentNames = new Set([
  "parent id",
  "manager id",
  "supervisor id",
  "reports to",
  "boss id",
  "superior id",
  "parent",
]);

/** Joins that the database declares by foreign keys. */
export function declaredJoins(structure: SourceStructure, entityOf: (table: TableStructure) => string): Join[] {
  return structure.tables.flatMap((table) =>
    table.foreignKeys.flatMap((key) => {
      const target = findReferenced(structure, table, key.referencedSchema, key.referencedTable);
      if (!target || key.columns.length !== key.referencedColumns.length || key.columns.length === 0) return [];
      const columns = key.columns.map((name) => exactName(table, name));
      const referenced = key.referencedColumns.map((name) => exactName(target, name));
      if (columns.includes(null) || referenced.includes(null)) return [];
      return [
        makeJoin(
          { entity: entityOf(table), columns: columns as string[] },
          { entity: entityOf(target), columns: referenced as string[] },
          isUnique(table, columns as string[]) ? "one-to-one" : "many-to-one",
          { origin: "declared", confidence: 1, reason: "foreign key" },
        ),
      ];
    }),
  );
}

/**
 * Joins that no key declares: a column is named after a table or after its key, has the same type, the key is unique and
 * the sampled values lie among the key's. Columns that a declared join uses are left alone.
 */
export function inferJoins(
  structure: SourceStructure,
  entityOf: (table: TableStructure) => string,
  declared: readonly Join[],
): Join[] {
  const used = new Set(declared.flatMap((join) => join.from.columns.map((column) => `${join.from.entity}\n${column}`)));
  const targets = structure.tables.flatMap((table) =>
    singleKeys(table).map((key) => ({ table, key, entity: entityOf(table) })),
  );
  const joins: Join[] = [];
  for (const table of structure.tables) {
    if (table.kind === "view") continue;
    for (const column of table.columns) {
      const entity = entityOf(table);
      if (used.has(`${entity}\n${column.name}`)) continue;
      const best = bestTarget(table, column, targets, structure.kind === "sqlite" || structure.kind === "mysql");
      if (!best) continue;
      const unique = isUnique(table, [column.name]);
      const origin = { origin: "inferred" as const, confidence: round(best.nameScore), reason: best.reason };
      joins.push(
        makeJoin(
          { entity, columns: [column.name] },
          { entity: best.target.entity, columns: [best.key.name] },
          unique ? "one-to-one" : "many-to-one",
          origin,
        ),
      );
    }
  }
  return withoutMirrors(joins, declared);
}

function bestTarget(
  table: TableStructure,
  column: ColumnStructure,
  targets: readonly { table: TableStructure; key: ColumnStructure; entity: string }[],
  looseTypes: boolean,
): Candidate | null {
  const candidates = targets.flatMap(({ table: target, key, entity }): Candidate[] => {
    if (target === table && key === column) return [];
    if (!sameType(column, key, looseTypes)) return [];
    const match = nameMatch(table, column, target, key);
    if (!match || !valuesInclude(column, key)) return [];
    return [{ column, target: { table: target, entity }, key, nameScore: match.score, reason: match.reason }];
  });
  candidates.sort((a, b) => b.nameScore - a.nameScore);
  const [best, second] = candidates;
  // Two equally good targets: a guess would be wrong half of the time.
  if (!best || (second && second.nameScore === best.nameScore)) return null;
  return best;
}

function nameMatch(
  table: TableStructure,
  column: ColumnStructure,
  target: TableStructure,
  key: ColumnStructure,
): { score: number; reason: string } | null {
  const name = foldedWords(wordsOfName(column.name));
  const keyName = foldedWords(wordsOfName(key.name));
  const owner = foldedWords(wordsOfTable(target.name));
  const ownKey = isOwnKey(table, column);
  if (target === table) {
    return parentNames.has(wordsOfName(column.name).join(" ")) && !ownKey
      ? { score: 0.9, reason: `${column.name} points to its own table` }
      : null;
  }
  const compact = (text: string) => text.replaceAll(" ", "");
  const keySuffix = genericKeys.has(keyName)
    ? keyName
    : keyName.startsWith(owner)
      ? keyName.slice(owner.length).trim()
      : "id";
  const qualified = compact(`${owner} ${keySuffix}`);
  if (genericKeys.has(keyName)) {
    if (ownKey && compact(name) !== qualified) return null;
    if (compact(name) === qualified) return { score: 0.98, reason: `named after ${target.name}.${key.name}` };
    if (compact(name) === compact(owner) && keyName !== "name")
      return { score: 0.9, reason: `named after ${target.name}` };
    if (compact(name).endsWith(qualified) && name !== keyName)
      return { score: 0.85, reason: `ends with ${target.name} ${key.name}` };
    return null;
  }
  if (compact(name) === compact(keyName)) {
    const ownsKey = compact(keyName).startsWith(compact(owner)) || isSoleKey(target, key);
    if (!ownsKey) return null;
    if (ownKey && isSoleKey(table, column) && !compact(keyName).startsWith(compact(owner))) return null;
    const named = compact(keyName).startsWith(compact(owner));
    return { score: named ? 0.97 : 0.9, reason: `same name as ${target.name}.${key.name}` };
  }
  if (!ownKey && compact(name).endsWith(compact(keyName)) && compact(keyName).startsWith(compact(owner))) {
    return { score: 0.85, reason: `ends with ${target.name}.${key.name}` };
  }
  return !ownKey && compact(name) === compact(owner) ? { score: 0.86, reason: `named after ${target.name}` } : null;
}

/** Whether the sampled values of a column can lie among those of a key. Without statistics the names decide alone. */
function valuesInclude(column: ColumnStructure, key: ColumnStructure): boolean {
  const [from, to] = [column.statistics, key.statistics];
  if (!from || !to || from.distinctCount === 0) return true;
  if (!to.complete) return true;
  if (from.distinctCount > to.distinctCount) return false;
  const known = new Set(to.frequentValues.map(({ value }) => value));
  // An empty text stands for "none" where a column may not be null.
  const values = from.frequentValues.filter(({ value }) => value !== "");
  if (known.size > 0 && known.size === to.distinctCount && values.length > 0) {
    return values.filter(({ value }) => known.has(value)).length >= values.length * 0.9;
  }
  return isBetween(from.min, to) && isBetween(from.max, to);
}

function isBetween(value: string | null, range: { min: string | null; max: string | null }): boolean {
  if (value === null || value === "" || range.min === null || range.max === null) return true;
  const numbers = [value, range.min, range.max].map(Number);
  const [number, min, max] = numbers;
  if (number === undefined || min === undefined || max === undefined || numbers.some(Number.isNaN)) {
    return value >= range.min && value <= range.max;
  }
  // Identifiers such as 0 or -1 for "none" are common just below the range.
  return number >= Math.min(min - 1, 0) && number <= max;
}

/** `looseTypes`: SQLite and MySQL compare '12' with 12, so there a text column full of numbers can point to a number. */
function sameType(column: ColumnStructure, key: ColumnStructure, looseTypes: boolean): boolean {
  const families = [typeFamily(column), typeFamily(key)];
  if (families.includes(null)) return false;
  if (families[0] === families[1]) return true;
  const text = families[0] === "text" ? column : key;
  const { min, max } = text.statistics ?? { min: null, max: null };
  return looseTypes && min !== null && max !== null && /^\d+(\.0)?$/.test(min) && /^\d+(\.0)?$/.test(max);
}

function typeFamily(column: ColumnStructure): "number" | "text" | null {
  if (column.type === "integer" || column.type === "decimal" || column.type === "float") return "number";
  return column.type === "text" || column.type === "other" ? "text" : null;
}

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

function isOwnKey(table: TableStructure, column: ColumnStructure): boolean {
  return table.primaryKey.includes(column.name);
}

function isSoleKey(table: TableStructure, column: ColumnStructure): boolean {
  return table.primaryKey.length === 1 && table.primaryKey[0] === column.name;
}

function isUnique(table: TableStructure, columns: readonly string[]): boolean {
  return [table.primaryKey, ...table.uniqueKeys].some(
    (key) => key.length > 0 && key.length <= columns.length && key.every((name) => columns.includes(name)),
  );
}

function foldedWords(words: readonly string[]): string {
  return words.map((word) => (word === "ids" ? "id" : singular(word))).join(" ");
}

function findReferenced(
  structure: SourceStructure,
  from: TableStructure,
  schema: string | null,
  name: string,
): TableStructure | null {
  const folded = name.toLowerCase();
  const sameName = structure.tables.filter((table) => table.name.toLowerCase() === folded);
  return (
    sameName.find((table) => table.schema === (schema ?? from.schema)) ??
    (sameName.length === 1 ? (sameName[0] ?? null) : null)
  );
}

function exactName(table: TableStructure, name: string): string | null {
  return table.columns.find((column) => column.name.toLowerCase() === name?.toLowerCase())?.name ?? null;
}

function makeJoin(
  from: Join["from"],
  to: Join["to"],
  cardinality: Join["cardinality"],
  origin: Pick<Join, "origin" | "confidence" | "reason">,
): Join {
  return {
    id: `${from.entity}.${from.columns.join("+")}->${to.entity}.${to.columns.join("+")}`,
    from,
    to,
    cardinality,
    ...origin,
  };
}

/** Two one-to-one tables name each other's key; one join says it. */
function withoutMirrors(joins: readonly Join[], declared: readonly Join[]): Join[] {
  const kept: Join[] = [];
  for (const join of joins) {
    const mirrored = [...declared, ...kept].some(
      (other) =>
        other.from.entity === join.to.entity &&
        other.to.entity === join.from.entity &&
        other.from.columns.join() === join.to.columns.join() &&
        other.to.columns.join() === join.from.columns.join(),
    );
    if (!mirrored) kept.push(join);
  }
  return kept;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
