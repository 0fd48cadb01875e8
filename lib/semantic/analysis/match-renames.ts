import { nameLikeness } from "@/lib/semantic/analysis/name-likeness";
import { valueLikeness } from "@/lib/semantic/analysis/value-likeness";
import type { Entity, Reason, SemanticColumn } from "@/lib/semantic/schema";

export type Rename<T> = {
  readonly before: T;
  readonly after: T;
  readonly confidence: number;
  readonly reason: Reason;
};
type Likeness = Pick<Rename<never>, "confidence" | "reason">;

/** Below this something is gone and something else is new. */
const confidenceMin = { entity: 0.7, column: 0.6 };
/** Of two that fit about as well nobody can say which it was. */
const leadMin = 0.1;

/** Tables that are gone, as what is new and has their columns and values. **Order** the surest first. */
export function matchEntities(gone: readonly Entity[], fresh: readonly Entity[]): Rename<Entity>[] {
  const columns = new Map([...gone, ...fresh].map((entity) => [entity, columnsByName(entity)]));
  return choose(gone, fresh, confidenceMin.entity, (before, after) =>
    entityLikeness(before, after, columns.get(before) ?? new Map(), columns.get(after) ?? new Map()),
  );
}

/** The same for the columns of one table, given as it was and as it is. */
export function matchColumns(before: Entity, after: Entity): Rename<SemanticColumn>[] {
  const gone = before.columns.filter(({ name }) => !after.columns.some((column) => column.name === name));
  const fresh = after.columns.filter(({ name }) => !before.columns.some((column) => column.name === name));
  const place = (entity: Entity) => new Map(entity.columns.map((column, index) => [column, index]));
  const [places, newPlaces] = [place(before), place(after)];
  return choose(gone, fresh, confidenceMin.column, (column, other) => {
    if (column.type !== other.type) return null;
    const apart = Math.abs((places.get(column) ?? 0) - (newPlaces.get(other) ?? 0));
    return columnLikeness(column, other, apart);
  });
}

function columnLikeness(before: SemanticColumn, after: SemanticColumn, apart: number): Likeness {
  const values = valueLikeness(before, after);
  const name = nameLikeness(before.name, after.name);
  const position = 1 / (1 + apart);
  if (values === null) {
    const confidence = round(0.65 * name + 0.35 * position);
    return { confidence, reason: { code: "renamed-like-name", params: { percent: percent(name) } } };
  }
  const confidence = round(0.6 * values + 0.25 * name + 0.15 * position);
  return { confidence, reason: { code: "renamed-same-values", params: { percent: percent(values) } } };
}

type Columns = ReadonlyMap<string, SemanticColumn>;
const columnsByName = (entity: Entity): Columns => new Map(entity.columns.map((column) => [column.name, column]));

function entityLikeness(before: Entity, after: Entity, columns: Columns, newColumns: Columns): Likeness | null {
  const shared = [...columns.values()].flatMap((column) => {
    const other = newColumns.get(column.name);
    return other?.type === column.type ? [[column, other] as const] : [];
  });
  if (shared.length === 0) return null;
  const total = Math.max(columns.size, newColumns.size);
  const values = shared.map(([column, other]) => valueLikeness(column, other)).filter((value) => value !== null);
  const name = nameLikeness(before.table, after.table);
  const columnShare = shared.length / total;
  // Many small tables have an id and a name: what stands in them tells them apart.
  const confidence = round(
    values.length === 0
      ? 0.55 * columnShare + 0.45 * name
      : 0.4 * columnShare + 0.5 * (values.reduce((sum, value) => sum + value, 0) / values.length) + 0.1 * name,
  );
  return { confidence, reason: { code: "renamed-same-columns", params: { count: shared.length, total } } };
}

/** One partner for each at most: the best pairs first, where no other pair comes close to them. */
function choose<T>(
  gone: readonly T[],
  fresh: readonly T[],
  least: number,
  likeness: (before: T, after: T) => Likeness | null,
): Rename<T>[] {
  const pairs = gone
    .flatMap((before) =>
      fresh.flatMap((after): Rename<T>[] => {
        const found = likeness(before, after);
        return found !== null && found.confidence >= least ? [{ before, after, ...found }] : [];
      }),
    )
    .sort((a, b) => b.confidence - a.confidence);
  const chosen: Rename<T>[] = [];
  const taken = new Set<T>();
  for (const pair of pairs) {
    if (taken.has(pair.before) || taken.has(pair.after)) continue;
    const rival = pairs.some(
      (other) =>
        other !== pair &&
        (other.before === pair.before || other.after === pair.after) &&
        !taken.has(other.before) &&
        !taken.has(other.after) &&
        pair.confidence - other.confidence < leadMin,
    );
    if (rival) continue;
    chosen.push(pair);
    taken.add(pair.before).add(pair.after);
  }
  return chosen;
}

const round = (share: number) => Math.round(share * 100) / 100;
const percent = (share: number) => Math.round(share * 100);
