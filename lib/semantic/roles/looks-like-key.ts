import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { isPersonWord } from "@/lib/semantic/roles/person-words";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStatistics, ColumnStructure } from "@/lib/source/schema";

const keyWords = new Set(["id", "key", "uuid", "guid", "sk", "pk", "fk", "ids", "rowid", "oid"]);
const secrets = new Set(["api", "secret", "private", "public", "access", "license", "encryption"]);
/** Words that run on into "id" and are no keys. */
const endsInId = /(paid|void|grid|valid|said|bid|aid|mid|unpaid|covid|android|solid|fluid|rapid|hybrid|acid|liquid)$/i;

/** A column that tells a row or points to one by its name or by how it counts, though no key is declared. Nulls: null for all others. */
export function looksLikeKey(column: ColumnStructure): Guess<"key"> | null {
  const words = roleWords(column.name);
  const last = words.at(-1) ?? "";
  if (keyWords.has(last) && !secrets.has(words.at(-2) ?? "")) return byName(last);
  const name = column.name.toLowerCase();
  if (/[a-z]{2,}id$/.test(name) && !endsInId.test(name)) return byName("id");
  if (column.type === "integer" || column.type === "decimal") return numberKey(column, words);
  const isUuid = (column.statistics?.shapes?.uuid ?? 0) > 0.95;
  if (isUuid) return guessed("key", 0.9, "role-uuid");
  return null;
}

const byName = (word: string): Guess<"key"> => guessed("key", 0.95, "role-from-name", { word });

function numberKey(column: ColumnStructure, words: readonly string[]): Guess<"key"> | null {
  const last = words.at(-1) ?? "";
  if (column.type !== "integer") return null;
  if ((last === "number" || last === "no") && words[0] !== "number" && isNearlyUnique(column.statistics))
    return guessed("key", 0.85, "role-unique-number", { word: last });
  // "customer" or "advisor" and a number: who it is, not how many; those are "customers".
  if (isPersonWord(last) && holdsLargeNumbers(column.statistics))
    return guessed("key", 0.7, "role-person-number", { word: last });
  return countsRows(column.statistics, words) ? guessed("key", 0.8, "role-counts-rows") : null;
}

function holdsLargeNumbers(statistics: ColumnStatistics | null): boolean {
  return statistics === null || Number(statistics.min) > 20;
}

/** Numbers of rows: each whole number from 0 or 1 on, once, under a name that says nothing or so. */
function countsRows(statistics: ColumnStatistics | null, words: readonly string[]): boolean {
  if (statistics === null || statistics.sampledRowCount < 10 || statistics.nullFraction > 0) return false;
  const { min, max, distinctCount, sampledRowCount } = statistics;
  const isGapless = (min === "0" || min === "1") && Number(max) - Number(min) + 1 === sampledRowCount;
  const saysNothing = words.length <= 2 && words.some((word) => rowWords.has(word));
  return isGapless && distinctCount === sampledRowCount && saysNothing;
}

const rowWords = new Set("index idx col row rownum line seq sequence serial nr no number unnamed record".split(" "));

/** Hardly a value twice, in a sample that is large enough to tell. */
export function isNearlyUnique(statistics: ColumnStatistics | null): boolean {
  return (
    statistics !== null && statistics.sampledRowCount > 9 && statistics.distinctCount > statistics.sampledRowCount * 0.9
  );
}
