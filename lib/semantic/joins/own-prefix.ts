import { foldedWords, nameFormsOf } from "@/lib/semantic/joins/name-forms";
import { wordsOfTable } from "@/lib/semantic/words-of-name";
import type { TableStructure } from "@/lib/source/schema";

const columnCountMin = 3;
/** From this length on it is a word with a meaning of its own, unless it is the beginning of the table's name. */
const lengthMax = 3;

/** The word that all columns of a table begin with to say whose they are (`l_orderkey`, `l_tax`); null when there is none. */
export function ownPrefixOf(table: TableStructure): string | null {
  if (table.columns.length < columnCountMin) return null;
  const names = table.columns.map(({ name }) => nameFormsOf(name).words);
  const first = names[0]?.[0];
  if (first === undefined || names.some((words) => words.length < 2 || words[0] !== first)) return null;
  const owner = foldedWords(wordsOfTable(table.name)).join("");
  return first.length <= lengthMax || (owner !== first && owner.startsWith(first) && owner.length <= 2 * first.length)
    ? first
    : null;
}
