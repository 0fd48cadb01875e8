import { conceptWords } from "@/lib/nl2sql/offline/language/english";
import type { Concept } from "@/lib/nl2sql/offline/language/tags";
import { textDateOf } from "@/lib/nl2sql/offline/resolve/text-dates";
import { nameWords, stemOf } from "@/lib/nl2sql/offline/tokenise";
import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

export const isNumeric = (column: SemanticColumn): boolean =>
  column.type === "integer" || column.type === "decimal" || column.type === "float" || column.numericText === true;

export const isTime = (column: SemanticColumn): boolean => column.type === "date" || column.type === "timestamp";

/** A whole number or text that holds years ("year", "open_year"). */
export const isYearNumber = (column: SemanticColumn): boolean =>
  !isTime(column) && nameWords(column.name).some((word) => /^years?$/i.test(word) || /^yr$/i.test(word));

/** A number that can be added up: not a key, not a year. */
export const isQuantity = (column: SemanticColumn): boolean =>
  (isNumeric(column) || isNumericText(column)) && column.role !== "key" && !isYearNumber(column);

/** Numbers kept in a text column: amounts, and codes of digits, which have a highest and a lowest too. */
const isNumericText = (column: SemanticColumn): boolean =>
  column.numericText === true ||
  (column.type === "text" &&
    column.frequentValues.length > 0 &&
    column.frequentValues.every(({ value }) => /^-?\d+(\.\d+)?$/.test(value)));

/** True for columns that say yes or no, with the value that means yes. */
export function yesValue(column: SemanticColumn): string | number | boolean | null {
  const values = column.frequentValues.map(({ value }) => value.toLowerCase());
  if (values.length === 0 || values.length > 3) return column.type === "boolean" ? true : null;
  const original = (wanted: string) =>
    column.frequentValues.find(({ value }) => value.toLowerCase() === wanted)?.value ?? wanted;
  if (values.every((value) => ["t", "f", ""].includes(value))) return original("t");
  if (values.every((value) => ["y", "n", ""].includes(value))) return original("y");
  if (values.every((value) => ["yes", "no", ""].includes(value))) return original("yes");
  if (values.every((value) => ["true", "false", ""].includes(value))) return original("true");
  if (column.type === "boolean") return true;
  const saysFlag = column.role === "flag" || /^(is|has|was|can|primary)/i.test(column.name);
  if (values.every((value) => value === "0" || value === "1") && saysFlag) {
    return isNumeric(column) ? 1 : "1";
  }
  return null;
}

const stemCache = new Map<string, readonly string[]>();
export function stemsOfName(name: string): readonly string[] {
  let known = stemCache.get(name);
  if (known === undefined) {
    known = nameWords(name).map(stemOf);
    stemCache.set(name, known);
  }
  return known;
}

/** The column of an entity that holds a kind of quantity; null when none is named so. */
export function conceptColumn(entity: Entity, concept: Concept): SemanticColumn | null {
  if (concept === "time" && entity.timeColumn !== null) {
    return entity.columns.find(({ name }) => name === entity.timeColumn) ?? null;
  }
  const candidates = entity.columns.filter(
    (column) =>
      !column.hidden &&
      (concept === "time"
        ? isTime(column) || isYearNumber(column) || (textDateOf(column) !== null && column.role !== "key")
        : column.role !== "key"),
  );
  for (const word of conceptWords[concept]) {
    const wanted = stemOf(word);
    const found = candidates.find(
      (column) =>
        stemsOfName(column.name).includes(wanted) && (isNumeric(column) || isTime(column) || concept === "time"),
    );
    if (found !== undefined) return found;
  }
  if (concept === "time") return candidates[0] ?? null;
  // "the largest X" of a table with one quantity.
  const quantities = candidates.filter(isQuantity);
  return quantities.length === 1 && (concept === "size" || concept === "amount") ? (quantities[0] ?? null) : null;
}

/** A birth date runs against age: the oldest was born first. */
export const runsBackwards = (column: SemanticColumn, concept: Concept | null): boolean =>
  concept === "age" &&
  (isTime(column) ||
    isYearNumber(column) ||
    stemsOfName(column.name).some((word) => word.startsWith("birth") || word === "dob" || word === "born"));

const lastNames = new Set(["lastname", "lname", "surnam", "familiname"]);
const firstNames = new Set(["firstname", "fname", "forenam", "givenname"]);
/** The last one or two words: `customer_first_name`, `Fname`. */
const saysName = (column: SemanticColumn, names: ReadonlySet<string>): boolean => {
  const stems = stemsOfName(column.name);
  return names.has(stems.slice(-2).join("")) || names.has(stems.at(-1) ?? "");
};

/** People are called by both names where they are kept apart. */
export function fullName(entity: Entity, label: SemanticColumn): SemanticColumn[] {
  const first = entity.columns.find((column) => !column.hidden && saysName(column, firstNames));
  const last = entity.columns.find((column) => !column.hidden && saysName(column, lastNames));
  return first !== undefined && last !== undefined && (label === first || label === last) ? [first, last] : [label];
}

/** What a row of the entity is called by: its label column, else the column called name or title, else its key. */
export function labelColumns(entity: Entity): SemanticColumn[] {
  const byName = (name: string | null) => entity.columns.find((column) => column.name === name && !column.hidden);
  const label = byName(entity.labelColumn);
  if (label !== undefined) return fullName(entity, label);
  const key = entity.primaryKey.map(byName).filter((column) => column !== undefined);
  if (key.length > 0) return key;
  const visible = entity.columns.filter(({ hidden }) => !hidden);
  return visible.slice(0, 1);
}

const tellingCountMax = 4;

/** The few columns that say most about a row: its date, its kinds and places, its figures; nothing about people. */
export function tellingColumns(entity: Entity): SemanticColumn[] {
  const roles = ["time", "category", "geography", "measure"];
  const found = entity.columns.filter(({ hidden, personal, role }) => !hidden && !personal && roles.includes(role));
  const rank = (column: SemanticColumn) => (column.name === entity.timeColumn ? -1 : roles.indexOf(column.role));
  const chosen = new Set(found.toSorted((a, b) => rank(a) - rank(b)).slice(0, tellingCountMax));
  return found.filter((column) => chosen.has(column));
}
