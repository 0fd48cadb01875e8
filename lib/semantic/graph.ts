import { stemmer } from "stemmer";
import { memoiseText } from "@/lib/semantic/memoise-text";
import type { Join, SemanticModel } from "@/lib/semantic/schema";
import { wordsOfName, wordsOfTable } from "@/lib/semantic/words-of-name";

/**
 * One join walked in a direction. `toMany` says that a row of `from` can meet several rows of `to`: sums of `from`
 * columns would then count a row more than once (fan-out).
 */
export type JoinStep = { readonly join: Join; readonly from: string; readonly to: string; readonly toMany: boolean };

/** An entity as the best road from one start reaches it; what roads are compared by is carried along. */
type Reached = {
  readonly entity: string;
  readonly step: JoinStep | null;
  readonly before: Reached | null;
  readonly fanOut: number;
  readonly objects: number;
  readonly sureness: number;
  /** The whole road, once somebody asked for it. */
  steps: readonly JoinStep[] | null;
};
/** The roads from one entity, as far as anybody has asked for them. */
type Roads = { readonly reached: Map<string, Reached>; frontier: readonly Reached[] };

/** Of large models only the starts that were asked for last are kept. */
const startCountMax = 256;

const stem = memoiseText(stemmer);

class JoinGraph {
  readonly #steps = new Map<string, JoinStep[]>();
  readonly #inOrder = new Set<string>();
  readonly #objects = new Map<Join, boolean>();
  readonly #roads = new Map<string, Roads>();

  constructor(model: SemanticModel) {
    const hidden = new Set(model.entities.filter((entity) => entity.hidden).map((entity) => entity.id));
    for (const join of model.joins) {
      if (hidden.has(join.from.entity) || hidden.has(join.to.entity)) continue;
      this.#add({ join, from: join.from.entity, to: join.to.entity, toMany: false });
      this.#add({
        join,
        from: join.to.entity,
        to: join.from.entity,
        toMany: join.cardinality === "many-to-one",
      });
    }
  }

  #add(step: JoinStep): void {
    const steps = this.#steps.get(step.from);
    if (steps === undefined) this.#steps.set(step.from, [step]);
    else steps.push(step);
  }

  stepsFrom(entity: string): readonly JoinStep[] {
    const steps = this.#steps.get(entity);
    if (steps === undefined) return [];
    // Most entities of a large model are never walked from.
    if (!this.#inOrder.has(entity)) {
      steps.sort((a, b) => this.#compareSteps(a, b));
      this.#inOrder.add(entity);
    }
    return steps;
  }

  /** Walks outwards from `start`, one join at a time, until `end` is reached; goes on next time where it stopped. */
  reach(start: string, end: string): Reached | null {
    const roads = this.#roadsFrom(start);
    while (!roads.reached.has(end) && roads.frontier.length > 0) this.#widen(roads);
    return roads.reached.get(end) ?? null;
  }

  #roadsFrom(start: string): Roads {
    const known = this.#roads.get(start);
    if (known !== undefined) return known;
    const first: Reached = { entity: start, step: null, before: null, fanOut: 0, objects: 0, sureness: 1, steps: [] };
    const roads: Roads = { reached: new Map([[start, first]]), frontier: [first] };
    if (this.#roads.size >= startCountMax) {
      const [oldest] = this.#roads.keys();
      if (oldest !== undefined) this.#roads.delete(oldest);
    }
    this.#roads.set(start, roads);
    return roads;
  }

  #widen(roads: Roads): void {
    const next = new Map<string, Reached>();
    for (const before of roads.frontier) {
      for (const step of this.stepsFrom(before.entity)) {
        if (roads.reached.has(step.to)) continue;
        const candidate: Reached = {
          entity: step.to,
          step,
          before,
          fanOut: before.fanOut + Number(step.toMany),
          objects: before.objects + Number(this.#namesObject(step.join)),
          sureness: before.sureness * step.join.confidence,
          steps: null,
        };
        const known = next.get(step.to);
        if (known === undefined || compareRoads(candidate, known) < 0) next.set(step.to, candidate);
      }
    }
    for (const reached of next.values()) roads.reached.set(reached.entity, reached);
    roads.frontier = [...next.values()];
  }

  #compareSteps(a: JoinStep, b: JoinStep): number {
    return (
      Number(a.toMany) - Number(b.toMany) ||
      Number(this.#namesObject(a.join)) - Number(this.#namesObject(b.join)) ||
      b.join.confidence - a.join.confidence ||
      (a.join.id < b.join.id ? -1 : 1)
    );
  }

  /** `friends.friend_id` beside `friends.student_id`: the key called like its own table is whom the row is about, not whose it is. */
  #namesObject(join: Join): boolean {
    let known = this.#objects.get(join);
    if (known === undefined) {
      const [column] = join.from.columns;
      const own = wordsOfTable(join.from.entity).map(stem);
      known = column !== undefined && wordsOfName(column).some((word) => own.includes(stem(word)));
      this.#objects.set(join, known);
    }
    return known;
  }
}

// One graph a model; a model is never changed in place.
const graphs = new WeakMap<SemanticModel, JoinGraph>();

function graphOf(model: SemanticModel): JoinGraph {
  let graph = graphs.get(model);
  if (graph === undefined) {
    graph = new JoinGraph(model);
    graphs.set(model, graph);
  }
  return graph;
}

function compareRoads(a: Reached, b: Reached): number {
  return (
    a.fanOut - b.fanOut ||
    a.objects - b.objects ||
    b.sureness - a.sureness ||
    // Only what is equal in everything else is told apart by names.
    (idsOf(a) < idsOf(b) ? -1 : 1)
  );
}

const idsOf = (reached: Reached): string =>
  stepsTo(reached)
    .map((step) => step.join.id)
    .join();

function stepsTo(reached: Reached): JoinStep[] {
  const steps: JoinStep[] = [];
  for (let at: Reached | null = reached; at !== null; at = at.before) if (at.step !== null) steps.push(at.step);
  return steps.reverse();
}

/** The joins that leave an entity, both ways, in the order of preference: to-one first, then surer ones, then by id. */
export function stepsFrom(model: SemanticModel, entity: string): readonly JoinStep[] {
  return graphOf(model).stepsFrom(entity);
}

/**
 * The shortest road between two entities: fewest joins; among equals the one that fans out least, then the surer one.
 * What was walked is remembered with the model, so asking again costs nothing.
 * Nulls: null when nothing connects them. Order: walking order. Example: order lines → orders → customers.
 */
export function joinSteps(model: SemanticModel, fromEntity: string, toEntity: string): readonly JoinStep[] | null {
  if (fromEntity === toEntity) return [];
  const reached = graphOf(model).reach(fromEntity, toEntity);
  if (reached === null) return null;
  reached.steps ??= stepsTo(reached);
  return reached.steps;
}

/** The joins between two entities, in walking order; null when nothing connects them, [] when they are the same. */
export function joinPath(model: SemanticModel, fromEntity: string, toEntity: string): Join[] | null {
  return joinSteps(model, fromEntity, toEntity)?.map((step) => step.join) ?? null;
}
