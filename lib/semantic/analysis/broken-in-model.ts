import type { BrokenThing } from "@/lib/semantic/analysis/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

type Place = BrokenThing["places"][number];
type Thing = { readonly id: string; readonly origin?: string | undefined; readonly accepted?: boolean | undefined };

/** What the guard says of SQL in a model; it stands above. */
export type SqlUse = {
  /** Whether an expression or condition over one table works in a model. */
  readonly works: (sql: string, entityId: string, model: SemanticModel) => boolean;
  /** What an expression or condition over one table reads. */
  readonly placesOf: (sql: string, entityId: string, model: SemanticModel) => readonly Place[];
};

/**
 * What people made or accepted in a model and what does not stand in the one that is to follow. `adapted` is the model in force with what was
 * renamed called as it is now, in the same order. Places are those of the model in force.
 */
export function brokenInModel(
  inForce: SemanticModel,
  adapted: SemanticModel,
  next: SemanticModel,
  use: SqlUse,
): BrokenThing[] {
  const has = (entityId: string, column: string) =>
    next.entities.some(({ id, columns }) => id === entityId && columns.some(({ name }) => name === column));
  const missing = (before: readonly Place[], after: readonly Place[]) =>
    before.filter((_, index) => {
      const now = after[index];
      return now === undefined || now.column === null || !has(now.entity, now.column);
    });
  const bySql = (kind: "measure" | "filter", things: readonly SqlThing[], now: readonly SqlThing[]) =>
    things.flatMap((thing, index): BrokenThing[] => {
      const after = now[index];
      if (!isOnes(thing) || thing.sql === null || after?.sql == null) return [];
      if (use.works(after.sql, after.entity, next) || !use.works(thing.sql, thing.entity, inForce)) return [];
      const places = use.placesOf(thing.sql, thing.entity, inForce);
      return [broken(kind, thing, thing.label, places)];
    });
  const joins = inForce.joins.flatMap((join, index): BrokenThing[] => {
    const now = adapted.joins[index];
    if (!isOnes(join) || now === undefined) return [];
    const places = missing(placesOfJoin(join), placesOfJoin(now));
    const label = `${join.from.entity} → ${join.to.entity}`;
    return places.length === 0 ? [] : [broken("join", join, label, places)];
  });
  const hierarchies = (inForce.hierarchies ?? []).flatMap((hierarchy, index): BrokenThing[] => {
    const now = adapted.hierarchies?.[index];
    if (!isOnes(hierarchy) || now === undefined) return [];
    const places = missing(placesOfLevels(hierarchy), placesOfLevels(now));
    return places.length === 0 ? [] : [broken("hierarchy", hierarchy, hierarchy.label, places)];
  });
  const measures = (model: SemanticModel) => model.measures.map((one) => ({ ...one, sql: one.expression }));
  const filters = (model: SemanticModel) => (model.filters ?? []).map((one) => ({ ...one, sql: one.condition }));
  return [
    ...bySql("measure", measures(inForce), measures(adapted)),
    ...bySql("filter", filters(inForce), filters(adapted)),
    ...hierarchies,
    ...joins,
  ];
}

type SqlThing = Thing & { readonly label: string; readonly entity: string; readonly sql: string | null };

const isOnes = ({ origin, accepted }: Thing): boolean => origin === "person" || accepted === true;

function broken(kind: BrokenThing["kind"], { id }: Thing, label: string, places: readonly Place[]): BrokenThing {
  return { kind, id, label, within: null, href: null, places: [...places] };
}

const placesOfJoin = ({ from, to }: SemanticModel["joins"][number]): Place[] =>
  [from, to].flatMap(({ entity, columns }) => columns.map((column) => ({ entity, column })));

const placesOfLevels = ({ entity, levels }: NonNullable<SemanticModel["hierarchies"]>[number]): Place[] =>
  levels.map((level) => ({ entity: level.entity ?? entity, column: level.column }));
