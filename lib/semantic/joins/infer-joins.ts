import { type Candidate, isSoleKey, type SourceColumn } from "@/lib/semantic/joins/candidate";
import { type Chosen, chooseCandidate } from "@/lib/semantic/joins/choose-candidate";
import { isUnique, makeJoin } from "@/lib/semantic/joins/declared-joins";
import type { JoinReason } from "@/lib/semantic/joins/join-reason";
import { reasonsOf } from "@/lib/semantic/joins/join-reason";
import { type Key, type KeyIndex, type NamedTable, neverRepeats } from "@/lib/semantic/joins/key-index";
import { namesakeCandidates } from "@/lib/semantic/joins/namesake-candidates";
import { parentCandidates } from "@/lib/semantic/joins/parent-candidates";
import { personCandidates } from "@/lib/semantic/joins/person-candidates";
import { tableCandidates } from "@/lib/semantic/joins/table-candidates";
import { ValueIndex } from "@/lib/semantic/joins/value-candidates";
import type { Join } from "@/lib/semantic/schema";
import type { SourceStructure, TableStructure } from "@/lib/source/schema";

type EntityOf = (table: TableStructure) => string;
type Found = { readonly source: SourceColumn; readonly chosen: Chosen | null };
type Decided = { readonly source: SourceColumn; readonly chosen: Chosen };

/**
 * Joins over one column that no key declares: the column is named after a table, after its key or after a role of its rows, has
 * the same type, and its values lie among the key's. Columns of `taken` ("entity\ncolumn") are left alone. Order: of the columns.
 */
export function inferJoins(
  structure: SourceStructure,
  index: KeyIndex,
  entityOf: EntityOf,
  declared: readonly Join[],
  taken: ReadonlySet<string>,
): Join[] {
  const looseTypes = structure.kind === "sqlite" || structure.kind === "mysql";
  const found: Found[] = [];
  for (const table of index.tables) {
    if (table.structure.kind === "view") continue;
    for (const { column, forms } of table.columns) {
      if (taken.has(`${entityOf(table.structure)}\n${column.name}`)) continue;
      const source = { table, column, forms };
      found.push({ source, chosen: chooseByName(source, index, looseTypes) });
    }
  }
  const decided = byValues(found, index, looseTypes).filter((each): each is Decided => each.chosen !== null);
  const joins = withoutCopies(decided).map(({ source, chosen }) => joinOf(source, chosen, entityOf));
  return withoutMirrors(joins, declared);
}

function chooseByName(source: SourceColumn, index: KeyIndex, looseTypes: boolean): Chosen | null {
  const choose = (candidates: readonly Candidate[]) => chooseCandidate(source, candidates, looseTypes);
  const named = choose([...namesakeCandidates(source, index), ...tableCandidates(source, index)]);
  // Who or what a row is, is no role of it.
  if (named !== null || isSoleKey(source)) return named;
  for (const candidates of [parentCandidates(source, index), ...personCandidates(source, index)]) {
    const chosen = choose(candidates);
    if (chosen !== null) return chosen;
  }
  return null;
}

/** What names leave open, by values: only now is it known which keys point elsewhere themselves. */
function byValues(found: readonly Found[], index: KeyIndex, looseTypes: boolean): readonly Found[] {
  const references = new Set(found.filter(({ chosen }) => chosen !== null).map(({ source }) => source.column));
  const values = new ValueIndex(index, (key: Key) => references.has(key.column));
  return found.map(({ source, chosen }) => ({
    source,
    chosen: chosen ?? chooseCandidate(source, values.candidatesFor(source), looseTypes),
  }));
}

/** Beside the number of a product its name is a copy, however unique it may be: one key of a table is pointed at. */
function withoutCopies(decided: readonly Decided[]): Decided[] {
  const best = new Map<NamedTable, Map<NamedTable, Chosen>>();
  for (const { source, chosen } of decided) {
    const targets = best.get(source.table) ?? new Map<NamedTable, Chosen>();
    best.set(source.table, targets);
    const known = targets.get(chosen.key.table);
    if (known === undefined || rankOf(chosen) > rankOf(known)) targets.set(chosen.key.table, chosen);
  }
  return decided.filter(({ source, chosen }) => {
    const { key } = best.get(source.table)?.get(chosen.key.table) ?? chosen;
    return chosen.key.kind !== "sample" || chosen.key.column === key.column;
  });
}

const rankOf = ({ key, score }: Chosen): number => (key.kind === "sample" ? score : 1 + score);

function joinOf(source: SourceColumn, { key, score, reason, inclusion }: Chosen, entityOf: EntityOf): Join {
  const table = source.table.structure;
  const target = `${key.table.structure.name}.${key.column.name}`;
  const isSeen = inclusion === "within" || inclusion === "telling";
  const reasons: JoinReason[] = [reason];
  if (isSeen && reason.code !== "join-values") reasons.push({ code: "join-values-within", params: { target } });
  return makeJoin(
    { entity: entityOf(table), columns: [source.column.name] },
    { entity: entityOf(key.table.structure), columns: [key.column.name] },
    isUnique(table, [source.column.name]) || isUniqueInFile(source) ? "one-to-one" : "many-to-one",
    { origin: "inferred", confidence: confidenceOf(score, inclusion), ...reasonsOf(reasons) },
  );
}

/** In fewer rows hardly anything repeats. */
const uniqueRowCountMin = 5;

/** Tables read from files declare no key: there the values alone can say it. */
const isUniqueInFile = ({ table: { structure }, column }: SourceColumn): boolean =>
  structure.primaryKey.length === 0 &&
  structure.uniqueKeys.length === 0 &&
  (column.statistics?.sampledRowCount ?? 0) >= uniqueRowCountMin &&
  neverRepeats(column);

/** Values that bear a name out take a part of the doubt away. */
function confidenceOf(score: number, inclusion: Chosen["inclusion"]): number {
  const doubtLeft = inclusion === "telling" ? 0.5 : inclusion === "within" ? 0.8 : 1;
  return Math.round((1 - (1 - score) * doubtLeft) * 100) / 100;
}

/** Two one-to-one tables name each other's key; one join says it. */
function withoutMirrors(joins: readonly Join[], declared: readonly Join[]): Join[] {
  const sideOf = ({ entity, columns }: Join["from"]) => `${entity}\n${columns.join()}`;
  const known = new Set(declared.map(({ from, to }) => `${sideOf(from)}\n${sideOf(to)}`));
  return joins.filter(({ from, to }) => {
    if (known.has(`${sideOf(to)}\n${sideOf(from)}`)) return false;
    known.add(`${sideOf(from)}\n${sideOf(to)}`);
    return true;
  });
}
