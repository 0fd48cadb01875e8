import type { ColumnRole } from "@/lib/execute/schema";
import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { isNearlyUnique } from "@/lib/semantic/roles/looks-like-key";
import { categoryWords } from "@/lib/semantic/roles/role-of-text";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStructure } from "@/lib/source/schema";

/** Numbers by which nobody counts. */
const numberInNameOnly = new Set([
  "phone",
  "fax",
  "mobile",
  "cellphone",
  "tel",
  "telephone",
  "ssn",
  "isbn",
  "extension",
  "passport",
]);
const stockWords = new Set(
  "reorder stock inventory safety target minimum maximum min max water sea noise price".split(" "),
);
/** More different whole numbers than this are a scale or an amount, whatever their name says. */
const categoryCountMax = 100;

/** What a number is for, when it is neither a key nor a year nor a place. */
export function roleOfNumber(column: ColumnStructure): Guess<ColumnRole> {
  const words = roleWords(column.name);
  const named = words.find((word) => numberInNameOnly.has(word));
  if (named !== undefined) return guessed("text", 0.9, "role-from-name", { word: named });
  const last = words.at(-1) ?? "";
  if (column.type === "integer" && isGroupNumber(column, words))
    return guessed("category", 0.8, "role-from-name", { word: last });
  return guessed("measure", 0.85, "role-number");
}

/** Whether whole numbers only tell groups apart: levels, codes, months. */
export function isGroupNumber({ statistics }: ColumnStructure, words: readonly string[]): boolean {
  const last = words.at(-1) ?? "";
  // "hours per week" and "HoursPerWeek" are amounts.
  if (words.includes("per") || words.slice(0, -1).some((word) => stockWords.has(word))) return false;
  if (last === "month") return withinOf(statistics, 1, 12);
  if (last === "week") return withinOf(statistics, 0, 53);
  if (last === "size" && isNearlyUnique(statistics)) return false;
  return categoryWords.has(last) && (statistics === null || statistics.distinctCount <= categoryCountMax);
}

function withinOf(statistics: ColumnStructure["statistics"], from: number, to: number): boolean {
  if (statistics === null || statistics.min === null || statistics.max === null) return true;
  return Number(statistics.min) >= from && Number(statistics.max) <= to;
}
