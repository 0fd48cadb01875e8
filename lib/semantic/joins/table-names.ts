import { compactOf, foldedWords } from "@/lib/semantic/joins/name-forms";
import { bareWordsOfTable } from "@/lib/semantic/joins/shared-prefix";
import { wordsOfTable } from "@/lib/semantic/words-of-name";
import type { TableStructure } from "@/lib/source/schema";

/** What other columns can call a table. Each name is words in the singular, run together. */
export type TableNames = {
  /** The whole name, with and without what all tables of the source begin with. */
  readonly whole: readonly string[];
  /** Its words, for what is told from single ones. */
  readonly words: readonly string[];
  /** What it ends with: `ticketing_orders` is called "order". */
  readonly endings: readonly string[];
  /** What it begins with: `gpx_files` is called "gpx". */
  readonly beginnings: readonly string[];
};

/** Words at the end of a table's name that say what kind of table it is, not what it holds. */
const kindWords = new Set(["master", "mst", "table", "tbl", "lookup", "list", "dim", "dimension", "info", "data"]);
const lengthMin = 2;

export function tableNamesOf(table: TableStructure, sharedPrefix: readonly string[]): TableNames {
  const all = foldedWords(wordsOfTable(table.name));
  const bare = foldedWords(bareWordsOfTable(table.name, sharedPrefix));
  const words = bare.length > 1 && kindWords.has(bare.at(-1) ?? "") ? bare.slice(0, -1) : bare;
  const whole = [...new Set([all, bare, words].map(compactOf))];
  const partsOf = (each: readonly string[]) => each.slice(1).map((_, at) => at + 1);
  const endings = [bare, words].flatMap((each) => partsOf(each).map((at) => compactOf(each.slice(at))));
  const beginnings = partsOf(words).map((at) => compactOf(words.slice(0, at)));
  const isNew = (name: string) => name.length >= lengthMin && !whole.includes(name);
  return {
    whole,
    words,
    endings: [...new Set(endings)].filter(isNew),
    beginnings: beginnings.filter(isNew),
  };
}
