import type { ColumnRole } from "@/lib/execute/schema";
import { wordsOfName } from "@/lib/semantic/words-of-name";
import type { ColumnStructure } from "@/lib/source/schema";

const keyWords = new Set(["id", "key", "uuid", "guid", "sk", "pk", "fk", "ids"]);
const geographyWords = new Set(
  (
    "country city state province region county district continent zip zipcode postcode postal latitude longitude lat lon lng " +
    "town territory prefecture municipality nation borough timezone"
  ).split(" "),
);
const categoryWords = new Set(
  (
    "type status category class group level kind code grade gender sex segment channel tier mode method flag stage priority colour color " +
    "size brand department role language currency rank zone floor season semester division league party version weekday quarter genre " +
    "format format position team"
  ).split(" "),
);
const textWords = new Set(
  (
    "name title description comment note notes email mail url address phone mobile fax text body content message remark subject summary " +
    "bio details website street line first last fullname path image photo picture"
  ).split(" "),
);
const numberInNameOnly = new Set(["phone", "fax", "mobile", "zip", "zipcode", "postcode", "ssn", "isbn"]);
const flagStarts = new Set(["is", "has", "can", "was", "should", "flag"]);
const flagValues = new Set(["yes", "no", "y", "n", "true", "false", "t", "f", "0", "1"]);
const isoDate = /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?$/;
const numeric = new Set(["integer", "decimal", "float"]);

/** Texts with more different values than this are read, not grouped by. */
const categoryCountMax = 100;

/** Whether the values of a column are instants or days, whatever its type says: SQLite and CSV keep them as text. */
export function holdsDates(column: ColumnStructure): boolean {
  if (column.type === "date" || column.type === "timestamp") return true;
  const { min, max } = column.statistics ?? { min: null, max: null };
  return column.type === "text" && min !== null && max !== null && isoDate.test(min) && isoDate.test(max);
}

/**
 * The column as a number, when it is a text column that holds amounts: its values all read as numbers and its name says no code,
 * grade, place or key. Nulls: null for every other column.
 */
export function asNumberColumn(column: ColumnStructure, isKey: boolean): ColumnStructure | null {
  if (column.type !== "text" || column.statistics?.numeric !== true) return null;
  const { min, max, frequentValues } = column.statistics;
  const isWhole = ![min, max, ...frequentValues.map(({ value }) => value)].some((value) => value?.includes("."));
  const number: ColumnStructure = { ...column, type: isWhole ? "integer" : "decimal" };
  // "account name" 900 is what it is called.
  const isNamed = textWords.has(wordsOfName(column.name).at(-1) ?? "");
  return !isNamed && inferRole(number, isKey) === "measure" ? number : null;
}

/**
 * What a column is for, from its type, its name and its statistics.
 * `isKey`: part of a primary or foreign key.
 */
export function inferRole(column: ColumnStructure, isKey: boolean): ColumnRole {
  const words = wordsOfName(column.name);
  if (column.type === "boolean" || looksLikeFlag(column, words)) return "flag";
  if (holdsDates(column) || column.type === "time") return "time";
  if (isKey) return "key";
  if (looksLikeKey(column, words)) return "key";
  if (isGeography(column, words)) return "geography";
  if (numeric.has(column.type)) return roleOfNumber(column, words);
  if (column.type !== "text") return "text";
  return roleOfText(column, words);
}

function looksLikeFlag(column: ColumnStructure, words: readonly string[]): boolean {
  const statistics = column.statistics;
  const values = statistics?.frequentValues.map(({ value }) => value.toLowerCase()) ?? [];
  const twoValues = values.length > 0 && values.length <= 2 && values.every((value) => flagValues.has(value));
  const named = flagStarts.has(words[0] ?? "") || words.at(-1) === "flag";
  if (named && (values.length === 0 || twoValues) && column.type !== "date" && column.type !== "timestamp") return true;
  return twoValues && values.length === 2 && statistics !== null && statistics.sampledRowCount > 2;
}

function looksLikeKey(column: ColumnStructure, words: readonly string[]): boolean {
  const last = words.at(-1) ?? "";
  if (keyWords.has(last)) return true;
  // "customerid", "movieid": run together, and a whole number or a code.
  return (
    /[a-z]{2,}id$/.test(column.name.toLowerCase()) &&
    !/(paid|void|grid|valid|said|bid|aid|mid|unpaid|covid|android|solid)$/i.test(column.name)
  );
}

function isGeography(column: ColumnStructure, words: readonly string[]): boolean {
  const [last = "", before = ""] = [words.at(-1), words.at(-2)];
  if (last === "code" || last === "name") return geographyWords.has(before) && before !== "state";
  if (words.length === 1 && last === "long" && column.type !== "text") return true;
  if (!geographyWords.has(last)) return false;
  // A number called "state" or "region" is a code of something, "latitude" is a place.
  return column.type === "text" || /^(lat|lon|lng|latitude|longitude|zip|zipcode|postcode|postal)$/.test(last);
}

function roleOfNumber(column: ColumnStructure, words: readonly string[]): ColumnRole {
  if (words.some((word) => numberInNameOnly.has(word))) return "text";
  if (looksLikeYear(column, words)) return "time";
  const last = words.at(-1) ?? "";
  if (column.type === "integer" && (categoryWords.has(last) || last === "month" || last === "week")) return "category";
  if (column.type === "integer" && last === "number" && isNearlyUnique(column)) return "key";
  return "measure";
}

function looksLikeYear(column: ColumnStructure, words: readonly string[]): boolean {
  if (!words.includes("year") || column.type !== "integer") return false;
  const { min, max } = column.statistics ?? { min: null, max: null };
  return min === null || max === null || (Number(min) >= 1000 && Number(max) <= 2200);
}

function roleOfText(column: ColumnStructure, words: readonly string[]): ColumnRole {
  const last = words.at(-1) ?? "";
  const statistics = column.statistics;
  if (categoryWords.has(last) && !isNearlyUnique(column)) return "category";
  if (words.some((word) => textWords.has(word) || word === "date" || word === "time")) return "text";
  if (!statistics || statistics.sampledRowCount === 0) return categoryWords.has(last) ? "category" : "text";
  const repeats = statistics.distinctCount <= statistics.sampledRowCount / 2;
  return statistics.distinctCount <= categoryCountMax && repeats ? "category" : "text";
}

function isNearlyUnique(column: ColumnStructure): boolean {
  const statistics = column.statistics;
  return (
    statistics !== null && statistics.sampledRowCount > 5 && statistics.distinctCount > statistics.sampledRowCount * 0.9
  );
}
