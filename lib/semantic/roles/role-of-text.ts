import type { ColumnRole } from "@/lib/execute/schema";
import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { isNearlyUnique } from "@/lib/semantic/roles/looks-like-key";
import { isAboutPeople } from "@/lib/semantic/roles/person-words";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStructure } from "@/lib/source/schema";

export const categoryWords: ReadonlySet<string> = new Set(
  (
    "type status category class group level kind code grade gender sex segment channel tier mode method flag stage priority colour color " +
    "size brand department role language currency rank zone floor season semester division league party version weekday quarter genre " +
    "format formats position team"
  ).split(" "),
);
/** Of texts alone: "PG-13" tells groups apart, 8.2 is a figure. */
const textCategoryWords: ReadonlySet<string> = new Set([...categoryWords, "rating", "disposition", "condition"]);
const textWords = new Set(
  (
    "name title description comment note notes email mail url address phone mobile fax text body content message remark subject summary " +
    "bio details website homepage street line first last fullname firstname lastname surname nickname username login password path image photo picture"
  ).split(" "),
);
/** Those that say it only at the end of a name: a "content rating" is no content. */
const textWordsAtEnd = new Set([
  "name",
  "title",
  "content",
  "line",
  "text",
  "first",
  "last",
  "subject",
  "body",
  "image",
  "photo",
  "path",
]);
const titlesOfPeople = new Set(["job", "contact", "position", "employee", "staff"]);

/** Texts with more different values than this are read, not grouped by. */
const categoryCountMax = 100;

/** What a text is for, when it is neither a key nor a date nor a place. */
export function roleOfText(column: ColumnStructure, table: string): Guess<ColumnRole> {
  const words = roleWords(column.name);
  const last = words.at(-1) ?? "";
  const statistics = column.statistics;
  if (textCategoryWords.has(last) && !isNearlyUnique(statistics))
    return guessed("category", 0.85, "role-from-name", { word: last });
  if (isJobTitle(words, table) && !isNearlyUnique(statistics)) return guessed("category", 0.8, "role-job-title");
  const named = textWordOf(words);
  // "product category name" in a table of products is its category; in a table of categories it names the row.
  const isNamedGroup = last === "name" && categoryWords.has(words.at(-2) ?? "");
  if (named !== undefined && !(isNamedGroup && repeats(column)))
    return guessed("text", 0.9, "role-from-name", { word: named });
  if (statistics === null || statistics.sampledRowCount === 0)
    return categoryWords.has(last)
      ? guessed("category", 0.6, "role-from-name", { word: last })
      : guessed("text", 0.5, "role-unknown");
  const { distinctCount: distinct, sampledRowCount: rows } = statistics;
  if (repeats(column)) return guessed("category", 0.75, "role-repeats", { distinct, rows });
  return guessed("text", 0.7, "role-many-values", { distinct, rows });
}

const textWordOf = (words: readonly string[]): string | undefined =>
  words.find(
    (word, at) =>
      (textWords.has(word) && (!textWordsAtEnd.has(word) || at === words.length - 1)) ||
      word === "date" ||
      word === "time",
  );

/** The title of a person is what they do: many have the same. */
const isJobTitle = (words: readonly string[], table: string): boolean =>
  (words.at(-1) === "title" && (words.length === 1 ? isAboutPeople(table) : titlesOfPeople.has(words.at(-2) ?? ""))) ||
  words.join(" ") === "title of courtesy";

function repeats({ statistics }: ColumnStructure): boolean {
  if (statistics === null || statistics.distinctCount === 0) return false;
  const { distinctCount, sampledRowCount } = statistics;
  return distinctCount <= sampledRowCount / 2 && distinctCount <= categoryCountMax;
}
