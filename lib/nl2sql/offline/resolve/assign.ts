import type { ModelIndex, Target } from "@/lib/nl2sql/offline/link/model-index";
import { type Condition, type Mention, namesEntity, type Reading } from "@/lib/nl2sql/offline/read/reading";
import { isNumeric, isQuantity, isTime, isYearNumber, stemsOfName } from "@/lib/nl2sql/offline/resolve/columns";
import { road } from "@/lib/nl2sql/offline/resolve/roads";
import type { SemanticColumn } from "@/lib/semantic/schema";

/** Which target each mention means, and how well that fits. */
export type Assignment = { readonly score: number; readonly targets: ReadonlyMap<Mention, Target> };

type Suits = (target: Target, column: SemanticColumn | null) => number;
type Place = { readonly mention: Mention; readonly suits: Suits };

/** A reading of the first mentions, with the tables that it names and those that it uses. */
type State = {
  readonly score: number;
  readonly targets: ReadonlyMap<Mention, Target>;
  readonly named: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
};

const beamWidth = 24;

/** The best ways to read all mentions together, best first; `known` are the entities that the talk was about before. */
export function assignTargets(reading: Reading, index: ModelIndex, known: readonly string[] = []): Assignment[] {
  const places = placesOf(reading, index);
  // "customers without an account": what is missing says nothing of where the rest stands.
  const absent = new Set(
    reading.conditions.flatMap((condition) =>
      condition.kind === "related" && condition.negated ? [condition.mention] : [],
    ),
  );
  const subjects = new Set(reading.mentions.concat(reading.focus ?? []));
  let beam: State[] = [{ score: 0, targets: new Map(), named: new Set(), used: new Set(known) }];
  for (const { mention, suits } of places) {
    const steps = beam.flatMap((state) =>
      mention.targets.map((target) => {
        const column = columnOf(index, target);
        const gain = target.score + suits(target, column) + context(target, mention, state, index);
        return { state, target, score: state.score + gain };
      }),
    );
    // Most steps lead nowhere: only those that stay are taken.
    beam = steps
      .sort((a, b) => b.score - a.score)
      .slice(0, beamWidth)
      .map(({ state, target, score }): State => {
        const targets = new Map(state.targets).set(mention, target);
        if (absent.has(mention)) return { ...state, score, targets };
        const isNamed = target.kind === "entity" || subjects.has(mention);
        const named = isNamed ? new Set(state.named).add(target.entity) : state.named;
        return { score, targets, named, used: new Set(state.used).add(target.entity) };
      });
  }
  return beam.map(({ score, targets }) => ({ score, targets }));
}

const columnOf = (index: ModelIndex, target: Target): SemanticColumn | null =>
  index.entities.get(target.entity)?.columns.find(({ name }) => name === target.column) ?? null;

/** How well a target's table suits what is already decided. */
function context(target: Target, mention: Mention, state: State, index: ModelIndex): number {
  const owner = mention.owner === null ? undefined : state.targets.get(mention.owner);
  if (owner !== undefined && owner.kind !== "entity" && target.kind === "column") {
    // "the year of the song": a column whose name says both.
    const says = stemsOfName(target.column ?? "").includes(stemsOfName(mention.owner?.text ?? "")[0] ?? "");
    if (says) return 1.1;
  }
  if (owner?.kind === "entity" && target.kind !== "entity") {
    if (owner.entity === target.entity) return 0.6;
    const steps = road(index.model, owner.entity, target.entity);
    return steps === null ? -2 : -0.25 * steps.length;
  }
  if (state.named.has(target.entity)) return 0.4;
  if (state.used.has(target.entity)) return 0.3;
  let nearest = Number.POSITIVE_INFINITY;
  for (const entity of state.used) {
    const steps = road(index.model, entity, target.entity);
    if (steps !== null) nearest = Math.min(nearest, steps.length);
  }
  if (state.used.size === 0) return 0;
  return nearest === Number.POSITIVE_INFINITY ? -2 : -0.12 * nearest;
}

const neutral: Suits = () => 0;

/** Every mention once, tables first: they decide for the columns. */
function placesOf(reading: Reading, index: ModelIndex): Place[] {
  const places = new Map<Mention, Suits>();
  const add = (mention: Mention | null | undefined, suits: Suits) => {
    if (mention === null || mention === undefined) return;
    if (mention.owner !== null) add(mention.owner, entityFit);
    for (const further of mention.plus ?? []) add(further, quantityFit);
    if (!places.has(mention)) places.set(mention, suits);
  };
  add(reading.focus, entityFit);
  for (const { mention, aggregate } of reading.wants)
    add(mention, aggregate === null ? shownKeyFit(index) : aggregateFit(aggregate));
  for (const { per } of reading.wants) if (per !== undefined) add(per.mention, aggregateFit(per.aggregate ?? "sum"));
  for (const mention of reading.mentions) add(mention, entityFit);
  for (const mention of reading.groups) add(mention, groupKeyFit(index));
  if (reading.ranking !== null) {
    const { mention, aggregate, frequency } = reading.ranking;
    add(mention, frequency || aggregate === "count" ? neutral : quantityFit);
  }
  for (const condition of reading.conditions) addCondition(condition, add, index);
  for (const { mention, aggregate } of reading.order)
    add(mention, aggregate === null ? neutral : aggregateFit(aggregate));
  const all = [...places].map(([mention, suits]) => ({ mention, suits }));
  return [...all.filter(({ mention }) => namesEntity(mention)), ...all.filter(({ mention }) => !namesEntity(mention))];
}

function addCondition(
  condition: Condition,
  add: (mention: Mention | null | undefined, suits: Suits) => void,
  index: ModelIndex,
): void {
  switch (condition.kind) {
    case "compare":
      add(condition.mention, compareFit(condition));
      break;
    case "count":
      add(condition.mention, entityFit);
      break;
    case "measure":
      add(condition.mention, aggregateFit(condition.aggregate));
      break;
    case "related":
      add(condition.mention, entityFit);
      for (const inner of condition.conditions) addCondition(inner, add, index);
      break;
    case "scalar":
      add(condition.mention, quantityFit);
      add(condition.of, entityFit);
      for (const group of condition.within ?? []) add(group, groupFit);
      break;
    case "flag":
      add(condition.mention, neutral);
      break;
    case "any":
      for (const inner of condition.conditions) addCondition(inner, add, index);
      break;
  }
}

const entityFit: Suits = (target) => (target.kind === "entity" ? 0.3 : 0);
const shownFit: Suits = (target) => (target.kind === "measure" ? -0.05 : 0);
/** A key that points elsewhere is shown only where nothing better has that name. */
const shownKeyFit =
  (index: ModelIndex): Suits =>
  (target, column) =>
    column?.role === "key" && isForeign(index, target) ? -0.2 : shownFit(target, column);
const isForeign = (index: ModelIndex, { entity, column }: Target): boolean =>
  column !== null && index.pointedFrom(entity, column) !== null;
const groupFit: Suits = (target, column) =>
  column !== null && isQuantity(column) ? -0.2 : target.kind === "measure" ? -0.5 : 0;
/** "for each supplier": the supplier's name rather than the key that points at it, where both are called so. */
const groupKeyFit =
  (index: ModelIndex): Suits =>
  (target, column) => {
    const isNamesake = target.score < 1 && target.score >= 0.8 && column?.role === "key";
    const pointed = isNamesake && target.column !== null ? index.pointedFrom(target.entity, target.column) : null;
    const isNamed = pointed !== null && index.entities.get(pointed)?.labelColumn != null;
    return groupFit(target, column) - (isNamed ? 0.5 : 0);
  };
const quantityFit: Suits = (_, column) => (column === null ? 0 : isNumeric(column) || isTime(column) ? 0.2 : -0.1);

function aggregateFit(aggregate: string): Suits {
  return (target, column) => {
    if (aggregate === "count") return target.kind === "entity" ? 0.1 : 0;
    if (target.kind === "entity") return -0.6;
    if (column === null) return 0;
    if (aggregate === "min" || aggregate === "max") return isNumeric(column) || isTime(column) ? 0.15 : 0;
    return isQuantity(column) ? 0.25 : isNumeric(column) ? -0.1 : -0.4;
  };
}

function compareFit(condition: Condition & { kind: "compare" }): Suits {
  return (target, column) => {
    if (target.kind === "entity") return -0.1;
    if (column === null) return -0.2;
    const known = condition.hits.flat().some((hit) => hit.entity === target.entity && hit.column === target.column);
    if (known) return 0.7;
    if (condition.time !== null) return isTime(column) || isYearNumber(column) ? 0.3 : -0.4;
    const [value] = condition.values;
    if (typeof value === "number") return isNumeric(column) || isYearNumber(column) ? 0.2 : isTime(column) ? 0 : -0.15;
    return isNumeric(column) && typeof value === "string" && !/^\d/.test(value) ? -0.4 : 0;
  };
}
