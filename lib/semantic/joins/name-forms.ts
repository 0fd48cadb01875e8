import { memoiseText } from "@/lib/semantic/memoise-text";
import { singular } from "@/lib/semantic/singular";
import { wordsOfName } from "@/lib/semantic/words-of-name";

/** A column's name taken apart, so that it can be compared with names of keys and tables. */
export type NameForms = {
  /** Words in the singular. */
  readonly words: readonly string[];
  /** The words run together. */
  readonly compact: string;
  /** The words without what only says "key" ("customer_id" → "customer"); empty where nothing else is left. */
  readonly stem: readonly string[];
  /** Whether a word of the name says that it is a key, or only its last letters do ("stuid", and "paid" as well). */
  readonly ending: "word" | "glued" | null;
};

/** What names of keys end with, in the languages that schemas are mostly written in. */
const keyEndings = [
  ...["id", "key", "code", "no", "number", "nr", "uuid", "guid", "uid", "fk", "sk", "pk", "reference", "identifier"],
  ...["nummer", "codigo", "numero", "编号", "代码", "编码", "号"],
];
const keyWords = new Set(keyEndings);
const gluedEndings = ["number", "nummer", "code", "uuid", "key", "id", "no", "编号", "代码", "编码", "号"];
/** What they begin with where the noun comes first: `id_cliente`, `fk_order`. */
const keyBeginnings = new Set(["id", "fk", "pk", "cod", "codigo"]);
/** Small words at the end that belong to no noun: `ship_via`, `genre_is`. */
const smallWords = new Set(["is", "via", "of", "in", "for", "with", "at", "on", "from", "to"]);

/** Words in the singular. */
export const foldedWords = (words: readonly string[]): string[] =>
  words.map((word) => (word === "ids" ? "id" : singular(word)));

/** The words run together. */
export const compactOf = (words: readonly string[]): string => words.join("");

const formsOfText = memoiseText((name: string) => formsOfWords(foldedWords(wordsOfName(name))));

/** `prefix`: a word that all columns of the table begin with, which is left out. */
export function nameFormsOf(name: string, prefix: string | null = null): NameForms {
  const forms = formsOfText(name);
  return prefix === null || forms.words[0] !== prefix || forms.words.length === 1
    ? forms
    : formsOfWords(forms.words.slice(1));
}

function formsOfWords(words: readonly string[]): NameForms {
  return { words, compact: compactOf(words), ...stemOf(withoutNumber(words)) };
}

/** "home_player_1" is one of several players. */
const withoutNumber = (words: readonly string[]): readonly string[] =>
  words.length > 1 && /^\d+$/.test(words.at(-1) ?? "") ? words.slice(0, -1) : words;

function stemOf(words: readonly string[]): Pick<NameForms, "stem" | "ending"> {
  const last = words.at(-1) ?? "";
  if (keyWords.has(last)) {
    const rest = words.slice(0, -1);
    // "customer_id_fk" says it twice.
    const isSaidTwice = rest.length > 1 && keyWords.has(rest.at(-1) ?? "");
    return { stem: isSaidTwice ? rest.slice(0, -1) : rest, ending: "word" };
  }
  if (words.length > 1 && keyBeginnings.has(words[0] ?? "")) return { stem: words.slice(1), ending: "word" };
  const glued = gluedEndings.find((each) => last.length > each.length && last.endsWith(each));
  if (glued !== undefined) return { stem: [...words.slice(0, -1), last.slice(0, -glued.length)], ending: "glued" };
  return { stem: withoutSmallWords(words), ending: null };
}

function withoutSmallWords(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  return last !== undefined && words.length > 1 && smallWords.has(last) ? words.slice(0, -1) : words;
}
