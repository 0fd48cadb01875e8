import { mapOfNames } from "@/lib/chart/map-of-names";
import { type Names, namesOf } from "@/lib/dashboard/design/compose/names";
import { isTellingGroup, isTellingTime } from "@/lib/dashboard/design/compose/telling";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { groupColumns } from "@/lib/semantic/facts/group-columns";
import { neighbours } from "@/lib/semantic/facts/neighbours";
import type { ColumnOfEntity } from "@/lib/semantic/facts/time-of-entity";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";
import { wordsOfName } from "@/lib/semantic/words-of-name";

/** A column to split by, with what it is called. */
export type Split = {
  readonly ref: ColumnRef;
  readonly names: Names;
  readonly groupCount: number;
  /** The map that most of its values are of. */
  readonly region: string | null;
};

const splitCountMax = 6;
/** As many named things as bars can show: genres, categories, stores. */
const fewThings = 40;

/** What the rows of an entity are split by. **Order** best picture first. */
export function splitsOf(model: SemanticModel, entity: Entity): Split[] {
  const seen = new Set<string>();
  const own = groupColumns(model, entity).filter(
    ({ entity: holder, column }) =>
      isTellingGroup(column, entity.rowEstimate) && !(holder.id === entity.id && column.name === entity.labelColumn),
  );
  return [...namesOfKinds(model, entity), ...own.map((group) => ({ ...group, score: group.score + wish(group) }))]
    .toSorted((a, b) => b.score - a.score || (a.column.label < b.column.label ? -1 : 1))
    .map(({ entity: holder, column }) => splitOf(holder, column, entity))
    .filter(({ names }) => !seen.has(names.en.toLowerCase()) && seen.add(names.en.toLowerCase()))
    .slice(0, splitCountMax);
}

/** A column as something to split by; the column that names a table's rows is called as the table is. */
export function splitOf(holder: Entity, column: SemanticColumn, entity: Entity): Split {
  const isName = column.name === holder.labelColumn && holder.id !== entity.id;
  const { en, zh } = isName ? namesOf(holder) : namesOf(column, holder.id === entity.id ? null : holder);
  return {
    ref: { entity: holder.id, column: column.name, path: null },
    names: { en: isName ? singular(en) : en, zh },
    groupCount: column.distinctCount ?? holder.rowEstimate ?? 0,
    region: mapOfNames(column.frequentValues.map(({ value }) => String(value ?? ""))),
  };
}

type Scored = ColumnOfEntity & { readonly score: number };

/** Small tables that others point to are kinds of things (genres, categories), and their names the best split there is. */
function namesOfKinds(model: SemanticModel, entity: Entity): Scored[] {
  return neighbours(model, entity).flatMap(({ entity: holder, distance }) => {
    const column = holder.columns.find(({ name }) => name === holder.labelColumn);
    const count = holder.rowEstimate ?? 0;
    const isKind = count >= 2 && count <= fewThings && count <= (entity.rowEstimate ?? 0) * 0.6;
    if (!isKind || !column || column.hidden || column.personal || holder.columns.some(isTellingTime)) return [];
    return [{ entity: holder, column, score: 4.5 - distance / 2 }];
  });
}

/** Countries and what has a handful of values are looked at before cities, codes and job titles. */
function wish({ column }: Scored): number {
  const words = wordsOfName(column.name);
  const says = (list: string) => list.split(" ").some((word) => words.includes(word));
  const isWide = (column.distinctCount ?? 0) > 25 && column.role !== "geography" ? 1 : 0;
  return (says("country nation") ? 1.5 : 0) - (says("code title salutation flag type_id") ? 1 : 0) - isWide;
}
