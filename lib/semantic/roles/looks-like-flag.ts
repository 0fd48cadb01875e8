import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStructure } from "@/lib/source/schema";

const starts = new Set(["is", "has", "can", "was", "should", "flag"]);
const flagValues = new Set([
  "yes",
  "no",
  "y",
  "n",
  "true",
  "false",
  "t",
  "f",
  "0",
  "1",
  "是",
  "否",
  "ja",
  "nein",
  "oui",
  "non",
]);
/** What 0 and 1 stand for under these names is one of two kinds, not yes and no. */
const kinds = new Set(["type", "kind", "code", "status", "category", "class", "mode"]);

/** Yes or no: by its two values, or by a name such as "is_active". Nulls: null for all others. */
export function looksLikeFlag(column: ColumnStructure): Guess<"flag"> | null {
  if (column.type === "date" || column.type === "timestamp") return null;
  const words = roleWords(column.name);
  const statistics = column.statistics;
  const values =
    statistics?.frequentValues.map(({ value }) => value.toLowerCase()).filter((value) => value !== "") ?? [];
  const areTwo = values.length > 0 && values.length <= 2 && values.every((value) => flagValues.has(value));
  const word = starts.has(words[0] ?? "") ? words[0] : words.at(-1) === "flag" ? "flag" : undefined;
  if (word !== undefined && (values.length === 0 || areTwo))
    return guessed("flag", areTwo ? 0.97 : 0.85, "role-from-name", { word });
  if (kinds.has(words.at(-1) ?? "") && values.every((value) => value === "0" || value === "1")) return null;
  const enough = areTwo && values.length === 2 && statistics !== null && statistics.sampledRowCount > 2;
  return enough ? guessed("flag", 0.9, "role-two-values", { first: values[0] ?? "", second: values[1] ?? "" }) : null;
}
