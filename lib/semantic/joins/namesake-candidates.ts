import {
  type Candidate,
  candidateOf,
  canPoint,
  type Grade,
  homonyms,
  isOwnName,
  isSoleKey,
  type SourceColumn,
} from "@/lib/semantic/joins/candidate";
import type { Key, KeyIndex, NamedTable } from "@/lib/semantic/joins/key-index";
import { compactOf } from "@/lib/semantic/joins/name-forms";

/** Below this a name at the end of another is there by chance. */
const namesakeMin = 4;
const inflectedMin = 5;
const ofPersons = new Set(["ssn", "passport", "email", "mail", "phone", "mobile", "iban", "login", "username"]);

/** Keys that a column has the name of, alone or after a role. Order: none. */
export const namesakeCandidates = (source: SourceColumn, index: KeyIndex): Candidate[] => [
  ...namesakes(source, index),
  ...namesakesWithRole(source, index),
];

/** Keys of the same name, or of this name once their table's stands before it. */
function namesakes(source: SourceColumn, index: KeyIndex): Candidate[] {
  const { compact } = source.forms;
  return index.named(compact).flatMap((key) => {
    if (key.table === source.table) return [];
    const grade = namesakeGrade(source, key, compact);
    return grade === null ? [] : [candidateOf(source, key, grade)];
  });
}

/** Keys whose name a column's ends with: `start_station_id`, `shiptoaddressid`, `home_team_api_id`. */
function namesakesWithRole(source: SourceColumn, index: KeyIndex): Candidate[] {
  const { compact, words } = source.forms;
  if (isSoleKey(source) || isOwnName(source)) return [];
  const starts = new Set(words.map((_, at) => compactOf(words.slice(0, at)).length));
  const candidates: Candidate[] = [];
  for (let at = 1; at <= compact.length - namesakeMin; at += 1) {
    const name = compact.slice(at);
    for (const key of index.named(name)) {
      const grade = canPoint(source, key) ? gradeWithRole(key, name, starts.has(at)) : null;
      if (grade === null) continue;
      const code = key.table === source.table ? "join-own-table" : grade.code;
      candidates.push(candidateOf(source, key, { ...grade, code }));
    }
  }
  return candidates;
}

/** `isWord`: the key's name begins where a word of the column's does. */
function gradeWithRole(key: Key, name: string, isWord: boolean): Grade | null {
  const score = isWord ? 0.86 : 0.83;
  const code = "join-ends-with";
  // The table's name and the key's: nothing is missing.
  if (key.forms.compact !== name) return key.kind === "sample" ? null : { score, least: "unknown", code };
  if (key.namesOwner && !isDescription(key) && key.kind !== "sample") return { score, least: "unknown", code };
  const isTold = key.namesOwner ? !isDescription(key) : key.kind === "sole" && key.forms.stem.length > 0;
  return isTold ? { score: score - 0.03, least: "telling", code } : null;
}

function namesakeGrade(source: SourceColumn, key: Key, compact: string): Grade | null {
  const isSample = key.kind === "sample";
  const least = isSample ? "telling" : "unknown";
  if (compact !== key.forms.compact) return isSample ? null : { score: 0.98, least, code: "join-named-after" };
  // "id" and "name" join nothing by themselves; "stuid" in two tables does.
  if (key.forms.stem.length === 0 || homonyms.has(compact)) return null;
  if (key.namesOwner && !isDescription(key)) return { score: isSample ? 0.9 : 0.97, least, code: "join-same-name" };
  if (key.kind !== "sole") return null;
  const isDetail = isDetailOf(source.table, key.table);
  if (isSoleKey(source) && !isDetail) return null;
  // A number of a person identifies them in each table of people, which need not be the same ones.
  const isPerson = ofPersons.has(key.forms.words.at(-1) ?? "");
  return { score: isDetail ? 0.975 : 0.9, least: isPerson ? "telling" : least, code: "join-same-name" };
}

/** "employee_pay_history" is about employees. */
function isDetailOf(table: NamedTable, owner: NamedTable): boolean {
  const [own = ""] = table.names.whole;
  return owner.names.whole.some(
    (name) => own !== name && own.startsWith(name) && (name.length >= inflectedMin || table.names.words[0] === name),
  );
}

/** What is told of a row, and copied to others, without being its key. */
const isDescription = ({ kind, forms }: Key): boolean =>
  kind === "sample" && ["name", "title", "description", "email", "phone"].includes(forms.words.at(-1) ?? "");
