import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { shareOfCountries } from "@/lib/semantic/roles/places";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStructure } from "@/lib/source/schema";

const placeWords = new Set(
  (
    "country city state province region county district continent zip zipcode postcode postal latitude longitude lat lon lng " +
    "town territory prefecture municipality nation borough timezone"
  ).split(" "),
);
/** Places where they are texts that repeat or stand alone, and something else where they are numbers or sentences. */
const looserWords = new Set(
  "nationality hometown headquarter headquarters headquartered birthplace origin destination location citizenship homeland".split(
    " ",
  ),
);
const numbersOfPlaces = /^(lat|lon|lng|latitude|longitude|zip|zipcode|postcode|postal)$/;
const statuses = new Set(
  "active inactive open opened closed new pending done cancelled canceled started running failed draft approved rejected paid enabled disabled".split(
    " ",
  ),
);

/** A place on the map: by its name, or because its values are countries. Nulls: null for all others. */
export function looksLikePlace(column: ColumnStructure): Guess<"geography"> | null {
  const words = roleWords(column.name);
  const word = placeWordOf(column, words);
  if (word !== null && !holdsStatuses(column)) return guessed("geography", 0.9, "role-from-name", { word });
  if (column.type !== "text" || column.statistics === null) return null;
  const share = shareOfCountries(column.statistics);
  const last = words.at(-1) ?? "";
  if (share !== null && share >= 0.7 && !saysOther.has(last))
    return guessed("geography", 0.85, "role-country-values", { percent: Math.round(share * 100) });
  if (looserWords.has(last) && isPlaceText(column)) return guessed("geography", 0.75, "role-from-name", { word: last });
  return null;
}

/** Names that say what the countries in them are: teams, languages, companies. */
const saysOther = new Set(
  "team language company title club currency type text description comment note content message body details".split(
    " ",
  ),
);

function placeWordOf(column: ColumnStructure, words: readonly string[]): string | null {
  const [last = "", before = ""] = [words.at(-1), words.at(-2)];
  const isText = column.type === "text";
  if (last === "code" || last === "name" || last === "display" || last === "prefix" || last === "abbr") {
    const named = words.slice(0, -1).findLast((word) => placeWords.has(word));
    if (named === undefined || (named !== before && last !== "prefix")) return null;
    // "state code" may be that of a status; a number of it is one.
    return named === "state" && last === "code" && !isText ? null : named;
  }
  if (words.length === 1 && last === "long" && !isText) return last;
  if (!placeWords.has(last) || words.at(-2) === "of") return null;
  // A number called "state" or "region" is a code of something, "latitude" is a place.
  return isText || numbersOfPlaces.test(last) ? last : null;
}

function holdsStatuses({ statistics }: ColumnStructure): boolean {
  const values = statistics?.frequentValues ?? [];
  return values.some(({ value }) => statuses.has(value.toLowerCase()));
}

/** Short texts without digits: "Shelf 12" is where a thing stands, not where on the map. */
function isPlaceText({ statistics }: ColumnStructure): boolean {
  const values = statistics?.frequentValues ?? [];
  return (
    values.length > 0 &&
    values.every(({ value }) => value.length <= 60) &&
    values.filter(({ value }) => /\d/.test(value)).length <= values.length * 0.1
  );
}
