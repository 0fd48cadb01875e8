import { type Candidate, hintMax, type SourceColumn } from "@/lib/semantic/joins/candidate";
import { type Inclusion, inclusionOf, inclusions, saysAtLeast } from "@/lib/semantic/joins/value-inclusion";
import type { ColumnStructure } from "@/lib/source/schema";

export type Chosen = Candidate & { readonly inclusion: Inclusion };

/** From this score on the name leaves no doubt which table is meant. */
const certainMin = 0.9;

/** The best candidate that the data allows. Two equally good ones: a guess would be wrong half of the time, so null. */
export function chooseCandidate(
  source: SourceColumn,
  candidates: readonly Candidate[],
  looseTypes: boolean,
): Chosen | null {
  const ranked = candidates.toSorted((a, b) => b.score - a.score);
  let best: Chosen | null = null;
  let tied = false;
  let isDenied = false;
  for (const candidate of ranked) {
    if (best !== null && candidate.score < best.score) break;
    const { key, score, least } = candidate;
    if (best?.key.table === key.table || !sameType(source.column, key.column, looseTypes)) continue;
    const inclusion = inclusionOf(source.column, key.column, score >= certainMin ? "lenient" : "strict");
    if (inclusion === "outside") {
      isDenied ||= score >= certainMin && key.kind === "sole";
      continue;
    }
    // Where the table that is named cannot be meant, another is not meant for its name alone.
    const needed = isDenied ? "telling" : least;
    if (inclusion === "unknown" ? !canTrustName(candidate) || isDenied : !saysAtLeast(inclusion, needed)) continue;
    const chosen = { ...candidate, inclusion };
    const order = best === null ? -1 : nearer(source, chosen, best);
    tied = order === 0 || (tied && order > 0);
    if (order < 0) best = chosen;
  }
  return tied ? null : best;
}

/** Where no values were looked at. */
const canTrustName = ({ key, score, least, reason }: Candidate): boolean =>
  score >= hintMax &&
  !saysAtLeast(least, "within") &&
  (key.kind === "sole" || reason.code === "join-same-name" || score >= 0.98);

/** Negative where `a` is nearer to the column: in its schema, with more of its table's name, or by what the values say. */
function nearer({ table }: SourceColumn, a: Chosen, b: Chosen): number {
  const isNear = ({ key }: Chosen) => Number(key.table.structure.schema === table.structure.schema);
  const sharedWords = ({ key }: Chosen) => {
    const apart = key.table.names.words.findIndex((word, at) => word !== table.names.words[at]);
    return apart === -1 ? key.table.names.words.length : apart;
  };
  return (
    isNear(b) - isNear(a) ||
    sharedWords(b) - sharedWords(a) ||
    a.key.table.names.words.length - b.key.table.names.words.length ||
    inclusions.indexOf(b.inclusion) - inclusions.indexOf(a.inclusion)
  );
}

/** `looseTypes`: SQLite and MySQL compare '12' with 12, so there a text column full of numbers can point to a number. */
export function sameType(column: ColumnStructure, key: ColumnStructure, looseTypes: boolean): boolean {
  const families = [typeFamily(column), typeFamily(key)];
  if (families.includes(null)) return false;
  if (families[0] === families[1]) return true;
  const text = families[0] === "text" ? column : key;
  const { min, max } = text.statistics ?? { min: null, max: null };
  return looseTypes && min !== null && max !== null && /^\d+(\.0)?$/.test(min) && /^\d+(\.0)?$/.test(max);
}

function typeFamily(column: ColumnStructure): "number" | "text" | null {
  if (column.type === "integer" || column.type === "decimal" || column.type === "float") return "number";
  return column.type === "text" || column.type === "other" ? "text" : null;
}
