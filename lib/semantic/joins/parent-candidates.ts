import { type Candidate, candidateOf, type SourceColumn } from "@/lib/semantic/joins/candidate";
import type { KeyIndex } from "@/lib/semantic/joins/key-index";

/** What another row of the same table is to this one. */
const kin = new Set(
  "parent root previous prev next predecessor successor original origin duplicate replacement reply ancestor child".split(
    " ",
  ),
);

const besides = new Set(["id", "key", "code", "to", "of"]);

/** The key of a column's own table where the name says that another of its rows is meant ("parent_id", "comment_parent"). */
export function parentCandidates(source: SourceColumn, index: KeyIndex): readonly Candidate[] {
  const bare = source.forms.words.filter((word) => !besides.has(word));
  const isKin = kin.has(bare[0] ?? "") || kin.has(bare.at(-1) ?? "");
  // "parent_company": the other word must be the table itself, or nothing says that it is.
  const others = bare.filter((word) => !kin.has(word));
  const { whole, endings } = source.table.names;
  const isOwn = others.length === 0 || [...whole, ...endings].includes(others.join(""));
  const [key] = index.of(source.table);
  if (!isKin || !isOwn || key === undefined || key.column === source.column || key.kind === "sample") return [];
  return [candidateOf(source, key, { score: 0.9, least: "unknown", code: "join-own-table" })];
}
