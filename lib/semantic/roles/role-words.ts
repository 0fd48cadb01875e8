import { memoiseText } from "@/lib/semantic/memoise-text";
import { englishOf } from "@/lib/semantic/roles/foreign-words";
import { wordsOfName } from "@/lib/semantic/words-of-name";

/** What names that are written without a gap end in: "orderdate", "countrycode", "productname". */
const endings =
  "number code date time name year type status price quantity amount color category city country display count value initial description".split(
    " ",
  );
/** Words that only look as if they ended so. */
const whole = new Set(
  (
    "account discount viscount recount update mandate candidate validate consolidate lifetime runtime overtime downtime uptime sometime " +
    "maritime prototype archetype postcode barcode zipcode timezone velocity capacity simplicity ethnicity electricity scarcity publicity toxicity " +
    "elasticity authenticity eligible rename username nickname surname lastname firstname fullname forename filename hostname pathname birthdate datetime"
  ).split(" "),
);

/**
 * The words of a column's name as the rules for roles read them: words of other languages in English, run-together names parted
 * before their last word, numbers at the end dropped ("address2").
 */
export const roleWords: (name: string) => readonly string[] = memoiseText((name) => {
  const words = (englishOf(name) ?? wordsOfName(name)).map((word) => word.replace(/(?<=\p{L}{3})\d+$/u, ""));
  return words.flatMap((word) => (whole.has(word) ? [word] : parted(word)));
});

function parted(word: string): string[] {
  const ending = endings.find((end) => word.length >= end.length + 3 && word.endsWith(end));
  return ending === undefined ? [word] : [word.slice(0, -ending.length), ending];
}
