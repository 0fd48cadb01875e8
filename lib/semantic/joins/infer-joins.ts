import { isUnique, makeJoin } from "@/lib/semantic/joins/declared-joins";
import { compact, foldedWords, type Key, KeyIndex } from "@/lib/semantic/joins/key-index";
import { valueSetOf } from "@/lib/semantic/joins/value-set";
import { isAboutPeople } from "@/lib/semantic/roles/person-words";
import type { Join } from "@/lib/semantic/schema";
import { wordsOfName } from "@/lib/semantic/words-of-name";
import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";

type Match = { readonly score: number; readonly reason: string };
type Candidate = Match & { readonly key: Key; readonly isNear: boolean };

const parentNames = new Set(["parent id", "parent"]);
const staffReason = "is one of the staff";
/** What people are to others at work; `lower`: to others of their own table too. */
const staffRole =
  /^(?:.+ )?(?:(?<lower>manager|supervisor|boss|superior)|rep|representative) id$|^(?<reports>reports to)$/;

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
  const keys = new KeyIndex(structure);
  const looseTypes = structure.kind === "sqlite" || structure.kind === "mysql";
  const joins: Join[] = [];
  for (const table of structure.tables) {
    if (table.kind === "view") continue;
    const entity = entityOf(table);
    for (const column of table.columns) {
      if (used.has(`${entity}\n${column.name}`)) continue;
      const best = bestCandidate(column, candidatesFor(table, column, keys), looseTypes);
      if (!best) continue;
      joins.push(
        makeJoin(
          { entity, columns: [column.name] },
          { entity: entityOf(best.key.table), columns: [best.key.column.name] },
          isUnique(table, [column.name]) ? "one-to-one" : "many-to-one",
          { origin: "inferred", confidence: best.score, reason: best.reason },
        ),
      );
    }
  }
  return withoutMirrors(withoutLesserRoles(joins, declared), declared);
}

/** Where employees belong to departments, who manages one is not what "the employees of a department" means. */
function withoutLesserRoles(joins: readonly Join[], declared: readonly Join[]): Join[] {
  const isRole = ({ from, to, reason }: Join) => from.entity !== to.entity && reason.endsWith(staffReason);
  const pairOf = ({ from, to }: Join) => [from.entity, to.entity].toSorted().join("\n");
  const related = new Set([...declared, ...joins.filter((join) => !isRole(join))].map(pairOf));
  return joins.filter((join) => !isRole(join) || !related.has(pairOf(join)));
}

/** The keys that a column's name can mean, best first; among equals those of the same schema. */
function candidatesFor(table: TableStructure, column: ColumnStructure, keys: KeyIndex): Candidate[] {
  const name = foldedWords(wordsOfName(column.name));
  const candidates: Candidate[] = [];
  const add = (key: Key, match: Match | null) => {
    if (match) candidates.push({ ...match, key, isNear: key.table.schema === table.schema });
  };
  for (const key of keys.named(compact(name))) if (key.table !== table) add(key, nameMatch(table, column, name, key));
  const target = isOwnKey(table, column) ? null : tableOfRole(table, column, keys);
  const match = {
    score: 0.9,
    reason: target === table ? `${column.name} points to its own table` : `${column.name} ${staffReason}`,
  };
  for (const key of target === null ? [] : keys.of(target)) if (key.column !== column) add(key, match);
  return candidates.sort((a, b) => b.score - a.score || Number(b.isNear) - Number(a.isNear));
}

/** The table that a column means by a role ("parent", "manager"): its own, or the one of the staff; null when it names none. */
function tableOfRole(table: TableStructure, column: ColumnStructure, keys: KeyIndex): TableStructure | null {
  const words = wordsOfName(column.name).join(" ");
  if (parentNames.has(words)) return table;
  const role = staffRole.exec(words)?.groups;
  if (role === undefined) return null;
  const [staff, another] = keys.staff;
  const isOwn = (role.lower ?? role.reports) !== undefined && isAboutPeople(table.name);
  if (isOwn && (staff === undefined || keys.staff.includes(table))) return table;
  return another === undefined ? (staff ?? null) : null;
}

/** The best candidate that the data allows. Two equally good ones: a guess would be wrong half of the time. */
function bestCandidate(
  column: ColumnStructure,
  candidates: readonly Candidate[],
  looseTypes: boolean,
): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (best !== null && (candidate.score < best.score || candidate.isNear !== best.isNear)) return best;
    const { column: key } = candidate.key;
    if (!sameType(column, key, looseTypes) || !valuesInclude(column, key)) continue;
    if (best !== null) return null;
    best = candidate;
  }
  return best;
}

/** How well a column's name says that it points at a key of another table; null when it does not. `name`: its folded words. */
function nameMatch(table: TableStructure, column: ColumnStructure, name: string, key: Key): Match | null {
  const target = key.table.name;
  const ownKey = isOwnKey(table, column);
  const compactName = compact(name);
  // A part of a key that is called like a table: `prescriptions(patient, medication)` is about both.
  const namesTable = compactName === key.owner && !isSoleKey(table, column);
  if (key.isGeneric) {
    if (ownKey && compactName !== key.qualified && !namesTable) return null;
    if (compactName === key.qualified) return { score: 0.98, reason: `named after ${target}.${key.column.name}` };
    if (compactName === key.owner && key.name !== "name") return { score: 0.9, reason: `named after ${target}` };
    if (compactName.endsWith(key.qualified) && name !== key.name)
      return { score: 0.85, reason: `ends with ${target} ${key.column.name}` };
    return null;
  }
  const namesOwner = key.compactName.startsWith(key.owner);
  if (compactName === key.compactName) {
    if (!namesOwner && !isSoleKey(key.table, key.column)) return null;
    if (ownKey && isSoleKey(table, column) && !namesOwner) return null;
    return { score: namesOwner ? 0.97 : 0.9, reason: `same name as ${target}.${key.column.name}` };
  }
  if (ownKey && !namesTable) return null;
  if (compactName.endsWith(key.compactName) && namesOwner)
    return { score: 0.85, reason: `ends with ${target}.${key.column.name}` };
  return compactName === key.owner ? { score: 0.86, reason: `named after ${target}` } : null;
}

/** Whether the sampled values of a column can lie among those of a key. Without statistics the names decide alone. */
function valuesInclude(column: ColumnStructure, key: ColumnStructure): boolean {
  const [from, to] = [column.statistics, key.statistics];
  if (!from || !to || from.distinctCount === 0) return true;
  if (!to.complete) return true;
  if (from.distinctCount > to.distinctCount) return false;
  const known = valueSetOf(key);
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

function isOwnKey(table: TableStructure, column: ColumnStructure): boolean {
  return table.primaryKey.includes(column.name);
}

function isSoleKey(table: TableStructure, column: ColumnStructure): boolean {
  return table.primaryKey.length === 1 && table.primaryKey[0] === column.name;
}

/** Two one-to-one tables name each other's key; one join says it. */
function withoutMirrors(joins: readonly Join[], declared: readonly Join[]): Join[] {
  const sideOf = ({ entity, columns }: Join["from"]) => `${entity}\n${columns.join()}`;
  const known = new Set(declared.map(({ from, to }) => `${sideOf(from)}\n${sideOf(to)}`));
  return joins.filter(({ from, to }) => {
    if (known.has(`${sideOf(to)}\n${sideOf(from)}`)) return false;
    known.add(`${sideOf(from)}\n${sideOf(to)}`);
    return true;
  });
}
