import { holdsDates } from "@/lib/semantic/roles/dates";
import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { isAboutPeople } from "@/lib/semantic/roles/person-words";
import type { SemanticColumn } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";
import { wordsOfName, wordsOfTable } from "@/lib/semantic/words-of-name";
import type { ColumnStructure, TableStructure } from "@/lib/source/schema";

/** The column that names a row to people; null when the table has none. */
export function chooseLabelColumn(table: TableStructure, columns: readonly SemanticColumn[]): Guess<string> | null {
  const owner = wordsOfTable(table.name).map(singular).join(" ");
  const scored = columns
    .filter((column) => column.type === "text" && column.role !== "time" && column.role !== "flag")
    .map((column) => ({ column, score: labelScore(column, owner, isAboutPeople(table.name)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (best === undefined) return null;
  const { name, unique } = best.column;
  return guessed(name, Math.min(0.95, 0.5 + best.score / 20), unique ? "label-unique" : "label-from-name");
}

function labelScore(column: SemanticColumn, owner: string, aboutPeople: boolean): number {
  const words = wordsOfName(column.name);
  const text = words.map(singular).join(" ");
  // The title of a person is what they do, not who they are.
  if (aboutPeople && words.at(-1) === "title") return 0;
  const ownerLast = owner.split(" ").at(-1) ?? owner;
  const base = namingScore(text, words, owner, ownerLast);
  if (base === 0) return 0;
  return column.unique ? base + 0.5 : base;
}

function namingScore(text: string, words: readonly string[], owner: string, ownerLast: string): number {
  if (text === "name" || text === `${owner} name` || text === "full name") return 10;
  if (text === "title" || text === `${owner} title` || text === "label") return 9;
  if (text === `${ownerLast} name` || text === `${ownerLast} title`) return 8;
  if (text === owner || text === ownerLast) return 7;
  const last = words.at(-1);
  if (text === "last name" || text === "surname") return 4;
  if (text === "first name" || text === "middle name") return 2;
  if (last === "name" || last === "title") return 5;
  if (last === "description" && words.length <= 2) return 1;
  return 0;
}

/** Dates of people, not of what happened to the row. */
const birthWords = new Set(["birth", "birthday", "birthdate", "dob"]);
const lesserDates = new Set(
  "updated modified deleted expiry expires expiration end due required shipped delivered last cancelled closed hire".split(
    " ",
  ),
);

/** The main date of a table: what "per month" means when nothing else is said; null when it has no dates. */
export function chooseTimeColumn(table: TableStructure, columns: readonly ColumnStructure[]): Guess<string> | null {
  const owner = new Set(wordsOfTable(table.name).map(singular));
  const scored = columns
    .filter((column) => holdsDates(column) && !wordsOfName(column.name).some((word) => birthWords.has(word)))
    .map((column, index) => ({ column, score: timeScore(column, owner) - index / 100 }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (best === undefined) return null;
  if (scored.length === 1) return guessed(best.column.name, 0.95, "time-only-one");
  return guessed(best.column.name, best.score > 0 ? 0.8 : 0.6, "time-best-of", { count: scored.length });
}

function timeScore(column: ColumnStructure, owner: ReadonlySet<string>): number {
  const words = wordsOfName(column.name);
  let score = 0;
  if (words.some((word) => owner.has(singular(word)))) score += 3;
  if (words.includes("date") || words.includes("time") || words.at(-1) === "at") score += 1;
  if (words.includes("created") || words.includes("start") || words[0] === "date") score += 1;
  if (words.some((word) => lesserDates.has(word))) score -= 4;
  return score - 3 * (column.statistics?.nullFraction ?? 0);
}
