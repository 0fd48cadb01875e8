import { stemmer } from "stemmer";
import type { Join, SemanticModel } from "@/lib/semantic/schema";
import { wordsOfName, wordsOfTable } from "@/lib/semantic/words-of-name";

/**
 * One join walked in a direction. `toMany` says that a row of `from` can meet several rows of `to`: sums of `from`
 * columns would then count a row more than once (fan-out).
 */
export type JoinStep = { readonly join: Join; readonly from: string; readonly to: string; readonly toMany: boolean };

// One graph a model; a model is never changed in place.
const graphs = new WeakMap<SemanticModel, ReadonlyMap<string, readonly JoinStep[]>>();

/** The joins that leave an entity, both ways, in the order of preference: to-one first, then surer ones, then by id. */
export function stepsFrom(model: SemanticModel, entity: string): readonly JoinStep[] {
  let graph = graphs.get(model);
  if (!graph) {
    graph = buildGraph(model);
    graphs.set(model, graph);
  }
  return graph.get(entity) ?? [];
}

function buildGraph(model: SemanticModel): ReadonlyMap<string, readonly JoinStep[]> {
  const hidden = new Set(model.entities.filter((entity) => entity.hidden).map((entity) => entity.id));
  const graph = new Map<string, JoinStep[]>();
  const add = (step: JoinStep) => {
    if (hidden.has(step.from) || hidden.has(step.to)) return;
    graph.set(step.from, [...(graph.get(step.from) ?? []), step]);
  };
  for (const join of model.joins) {
    add({ join, from: join.from.entity, to: join.to.entity, toMany: false });
    add({ join, from: join.to.entity, to: join.from.entity, toMany: join.cardinality === "many-to-one" });
  }
  for (const steps of graph.values()) steps.sort(compareSteps);
  return graph;
}

function compareSteps(a: JoinStep, b: JoinStep): number {
  return (
    Number(a.toMany) - Number(b.toMany) ||
    Number(namesObject(a)) - Number(namesObject(b)) ||
    b.join.confidence - a.join.confidence ||
    (a.join.id < b.join.id ? -1 : 1)
  );
}

/**
 * The shortest road between two entities: fewest joins; among equals the one that fans out least, then the surer one.
 * Nulls: null when nothing connects them. Order: walking order. Example: order lines → orders → customers.
 */
export function joinSteps(model: SemanticModel, fromEntity: string, toEntity: string): JoinStep[] | null {
  if (fromEntity === toEntity) return [];
  let frontier: { entity: string; road: JoinStep[] }[] = [{ entity: fromEntity, road: [] }];
  const seen = new Set([fromEntity]);
  while (frontier.length > 0) {
    const next = new Map<string, { entity: string; road: JoinStep[] }>();
    for (const { entity, road } of frontier) {
      for (const step of stepsFrom(model, entity)) {
        if (seen.has(step.to)) continue;
        const candidate = { entity: step.to, road: [...road, step] };
        const known = next.get(step.to);
        if (!known || compareRoads(candidate.road, known.road) < 0) next.set(step.to, candidate);
      }
    }
    const found = next.get(toEntity);
    if (found) return found.road;
    for (const entity of next.keys()) seen.add(entity);
    frontier = [...next.values()];
  }
  return null;
}

function compareRoads(a: readonly JoinStep[], b: readonly JoinStep[]): number {
  const fanOut = (road: readonly JoinStep[]) => road.filter((step) => step.toMany).length;
  const sureness = (road: readonly JoinStep[]) => road.reduce((product, step) => product * step.join.confidence, 1);
  const key = (road: readonly JoinStep[]) => road.map((step) => step.join.id).join();
  const objects = (road: readonly JoinStep[]) => road.filter(namesObject).length;
  return fanOut(a) - fanOut(b) || objects(a) - objects(b) || sureness(b) - sureness(a) || (key(a) < key(b) ? -1 : 1);
}

/** `friends.friend_id` beside `friends.student_id`: the key called like its own table is whom the row is about, not whose it is. */
function namesObject({ join }: JoinStep): boolean {
  const [column] = join.from.columns;
  const own = wordsOfTable(join.from.entity).map(stemmer);
  return column !== undefined && wordsOfName(column).some((word) => own.includes(stemmer(word)));
}

/** The joins between two entities, in walking order; null when nothing connects them, [] when they are the same. */
export function joinPath(model: SemanticModel, fromEntity: string, toEntity: string): Join[] | null {
  return joinSteps(model, fromEntity, toEntity)?.map((step) => step.join) ?? null;
}
