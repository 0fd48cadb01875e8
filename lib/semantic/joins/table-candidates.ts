import {
  type Candidate,
  candidateOf,
  canPoint,
  type Grade,
  homonyms,
  isOwnKey,
  isOwnName,
  isSoleKey,
  type SourceColumn,
} from "@/lib/semantic/joins/candidate";
import type { JoinReasonCode } from "@/lib/semantic/joins/join-reason";
import { type Key, type KeyIndex, type NamedTable, neverRepeats } from "@/lib/semantic/joins/key-index";
import { compactOf } from "@/lib/semantic/joins/name-forms";
import type { Inclusion } from "@/lib/semantic/joins/value-inclusion";
import { wordsOfName } from "@/lib/semantic/words-of-name";

const letterCountMin = 3;
/** "Abteilung" and "Abteilungen": so many letters more are a plural or a case of the same word. */
const inflectionMax = 3;
const inflectedMin = 5;

/** Keys of the tables that a column's name can mean, whole or by a part of it. Order: none. */
export function tableCandidates(source: SourceColumn, index: KeyIndex): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { table, grade } of tablesMeant(source, index)) {
    for (const key of index.of(table)) {
      if (!canPoint(source, key)) continue;
      const fitted = fitToKey(source, key, grade);
      if (fitted !== null) candidates.push(candidateOf(source, key, fitted));
    }
  }
  return candidates;
}

function* tablesMeant(source: SourceColumn, index: KeyIndex): Generator<{ table: NamedTable; grade: Grade }> {
  const { forms, table } = source;
  const name = compactOf(forms.stem);
  if (name === "" || isOwnName(source) || !canMeanTable(source)) return;
  const isSaid = forms.ending === "word";
  const give = function* (tables: readonly NamedTable[], score: number, least: Inclusion, code: JoinReasonCode) {
    for (const each of tables) yield { table: each, grade: { score, least, code } };
  };
  const bare: Inclusion = isSaid ? "unknown" : "possible";
  yield* give(index.called(name), isSaid ? 0.95 : 0.9, bare, "join-named-after");
  if (!table.names.endings.includes(name) || !isOwnNumber(source)) {
    yield* give(index.endingWith(name), isSaid ? 0.82 : 0.69, bare, "join-named-after");
    yield* give(index.beginningWith(name), 0.66, "within", "join-named-after");
    yield* byLetters(name, source, index);
  }
  for (let at = 1; at < forms.stem.length; at += 1) {
    const role = compactOf(forms.stem.slice(at));
    const least = isSaid ? "unknown" : "within";
    for (const each of index.called(role)) {
      const code = each === table ? "join-own-table" : "join-ends-with";
      yield { table: each, grade: { score: isSaid ? 0.85 : 0.8, least, code } };
    }
    yield* give(index.endingWith(role), isSaid ? 0.72 : 0.65, least, "join-ends-with");
  }
}

/** `detail_no` of order_details may number its own rows. */
const isOwnNumber = (source: SourceColumn): boolean => isSoleKey(source) || neverRepeats(source.column);

/** By parts of words: "hero" in superhero, "ship" in shipper, "s" for student. */
function* byLetters(
  name: string,
  { forms }: SourceColumn,
  index: KeyIndex,
): Generator<{ table: NamedTable; grade: Grade }> {
  if (forms.ending === "glued") return;
  if (name.length < letterCountMin) {
    if (forms.ending === null) return;
    for (const table of index.withInitials(name))
      yield { table, grade: { score: 0.55, least: "telling", code: "join-short-name" } };
    return;
  }
  for (const table of index.startingAs(name)) {
    const isInflected =
      name.length >= inflectedMin && table.names.whole.some((each) => each.length <= name.length + inflectionMax);
    yield isInflected
      ? { table, grade: { score: 0.84, least: "possible", code: "join-named-after" } }
      : { table, grade: { score: 0.62, least: "within", code: "join-short-name" } };
  }
  if (name.length <= letterCountMin) return;
  for (const table of index.endingAs(name))
    yield { table, grade: { score: 0.64, least: "within", code: "join-part-of-name" } };
}

/** A bare noun may name what is pointed at or count it ("orders"). */
function canMeanTable(source: SourceColumn): boolean {
  const { column, forms } = source;
  if (forms.ending === "word") return true;
  if (column.type === "float" || column.type === "decimal") return false;
  if (homonyms.has(forms.stem.at(-1) ?? "")) return false;
  const isPlural = wordsOfName(column.name).at(-1) !== forms.words.at(-1);
  return column.type === "text" || !isPlural || isOwnKey(source);
}

/** What has to hold for this key of a table that the name means; null where another of its keys must be meant. */
function fitToKey(source: SourceColumn, key: Key, grade: Grade): Grade | null {
  const { column, forms } = source;
  const isText = column.type === "text";
  // A key of its own table is seldom one of another's, but for tables that tell more of the same rows.
  const isSole = isSoleKey(source);
  if (isSole && forms.ending !== "word") return null;
  // A word may stand for anything until its values are found among the key's.
  const isWord = isText && forms.ending !== "word" && key.column.type === "text";
  const least = isWord || isSole ? "within" : grade.least;
  if (key.kind === "sole") return { ...grade, least };
  if (key.kind === "unique") return { ...grade, least, score: grade.score - 0.01 };
  // What only never repeats is pointed at by values that are seldom the same by chance.
  return isText === (key.column.type === "text") ? { ...grade, least: "telling", score: grade.score - 0.03 } : null;
}
