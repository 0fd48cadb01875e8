import { type Guess, guessed, inferenceOf } from "@/lib/semantic/roles/guess";
import { placeLevels } from "@/lib/semantic/roles/place-levels";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { Entity, Hierarchy, Join, SemanticColumn } from "@/lib/semantic/schema";

type Level = Hierarchy["levels"][number];
/** Steps from a thing to the kinds of kinds it belongs to. */
const depthMax = 4;

/**
 * Levels by which figures are opened up: the main date from year to day, places from country to postcode, a kind beside its finer
 * kind, and what a row belongs to over joins (department → category → product). **Order** as the tables stand.
 */
export function buildHierarchies(entities: readonly Entity[], joins: readonly Join[]): Hierarchy[] {
  const seen = entities.filter(({ hidden }) => !hidden);
  const byId = new Map(seen.map((entity) => [entity.id, entity]));
  const parents = parentsOf(byId, joins);
  return seen.flatMap((entity) => [
    ...timeLevels(entity),
    ...placeLevels(entity),
    ...finerKinds(entity),
    ...belonging(entity, parents, byId),
  ]);
}

function timeLevels(entity: Entity): Hierarchy[] {
  const column = entity.columns.find(({ name, hidden }) => name === entity.timeColumn && !hidden);
  if (column === undefined) return [];
  const grains = ["year", "quarter", "month", "day"] as const;
  const levels = grains.map((grain) => ({ column: column.name, grain }));
  return [
    hierarchyOf(entity, column.name, { label: column.label, levels, guess: guessed(null, 0.95, "hierarchy-time") }),
  ];
}

/** "category" and "sub_category" of one table. */
function finerKinds(entity: Entity): Hierarchy[] {
  const columns = entity.columns.filter(isKind);
  return columns.flatMap((fine) => {
    const words = roleWords(fine.name);
    const coarse = columns.find((other) => isCoarser(roleWords(other.name), words) && countOf(other) < countOf(fine));
    if (coarse === undefined) return [];
    const levels = [{ column: coarse.name }, { column: fine.name }];
    const label = `${coarse.label} and ${fine.label.toLowerCase()}`;
    return [hierarchyOf(entity, fine.name, { label, levels, guess: guessed(null, 0.8, "hierarchy-finer-kind") })];
  });
}

const isKind = ({ role, hidden }: SemanticColumn): boolean => !hidden && (role === "category" || role === "text");
const countOf = ({ distinctCount }: SemanticColumn): number => distinctCount ?? 0;

/** "sub category" → "category", "subcategory name" → "category name", "product subclass" → "product class". */
function isCoarser(coarse: readonly string[], fine: readonly string[]): boolean {
  const text = fine.join(" ");
  return /\bsub/.test(text) && coarse.join(" ") === text.replace(/\bsub ?/, "");
}

/** The one table that a row of each table belongs to, where it is much smaller and has names: what kinds are to things. */
function parentsOf(byId: ReadonlyMap<string, Entity>, joins: readonly Join[]): Map<string, Entity[]> {
  const parents = new Map<string, Entity[]>();
  for (const { from, to, cardinality } of joins) {
    const [thing, kind] = [byId.get(from.entity), byId.get(to.entity)];
    if (thing === undefined || kind === undefined || thing === kind || cardinality === "one-to-one") continue;
    if (kind.labelColumn === null || (kind.rowEstimate ?? 0) * 2 > (thing.rowEstimate ?? 0)) continue;
    parents.set(thing.id, [...(parents.get(thing.id) ?? []), kind]);
  }
  return parents;
}

/** Only what has a name itself is opened up to: products by category, not order lines by product. */
function belonging(
  entity: Entity,
  parents: ReadonlyMap<string, Entity[]>,
  byId: ReadonlyMap<string, Entity>,
): Hierarchy[] {
  const own = entity.labelColumn;
  if (own === null || isPersonal(entity)) return [];
  return (parents.get(entity.id) ?? [])
    .filter((kind) => !isPersonal(kind))
    .map((kind) => {
      const road = [kind, ...above(kind, parents, new Set([entity.id, kind.id]))];
      const levels: Level[] = [...road.toReversed().map(levelOf), { column: own }];
      const label = [...road.toReversed(), entity].map(({ label: name }) => name).join(" → ");
      const guess = guessed(null, 0.7, "hierarchy-belongs", { table: byId.get(kind.id)?.label ?? kind.label });
      return hierarchyOf(entity, `in.${kind.id}`, { label, levels, guess });
    });
}

/** On from a kind as long as it belongs to one other alone; a ring of tables ends at the first that was seen. */
function above(kind: Entity, parents: ReadonlyMap<string, Entity[]>, seen: Set<string>): Entity[] {
  const [only, ...others] = (parents.get(kind.id) ?? []).filter(({ id }) => !seen.has(id));
  if (only === undefined || others.length > 0 || isPersonal(only) || seen.size >= depthMax) return [];
  seen.add(only.id);
  return [only, ...above(only, parents, seen)];
}

const isPersonal = ({ columns, labelColumn }: Entity): boolean =>
  columns.find(({ name }) => name === labelColumn)?.personal === true;

const levelOf = ({ id, labelColumn }: Entity): Level => ({ entity: id, column: labelColumn ?? "" });

type Parts = { readonly label: string; readonly levels: Level[]; readonly guess: Guess<null> };

const hierarchyOf = (entity: Entity, name: string, { label, levels, guess }: Parts): Hierarchy => ({
  id: `${entity.id}.${name}.levels`,
  entity: entity.id,
  label,
  levels,
  origin: "inferred",
  inferred: inferenceOf(guess),
});
