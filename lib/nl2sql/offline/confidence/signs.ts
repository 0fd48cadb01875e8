import { isInexact, type PlanParts, partsOf } from "@/lib/nl2sql/offline/confidence/plan-parts";
import type { FollowUp } from "@/lib/nl2sql/offline/follow-up/follow-up";
import type { ModelIndex } from "@/lib/nl2sql/offline/link/model-index";
import type { Mention, Reading } from "@/lib/nl2sql/offline/read/reading";
import type { Assignment } from "@/lib/nl2sql/offline/resolve/assign";
import type { BuiltPlan } from "@/lib/nl2sql/offline/resolve/build-plan";
import { road } from "@/lib/nl2sql/offline/resolve/roads";
import type { Token } from "@/lib/nl2sql/offline/tokenise";
import { stepsFrom } from "@/lib/semantic/graph";

export type Read = {
  readonly reading: Reading;
  /** The assignment that was used comes first, its rivals behind. */
  readonly assignments: readonly Assignment[];
  readonly built: BuiltPlan;
  readonly tokens: readonly Token[];
  readonly index: ModelIndex;
  /** How it goes on from the question before; "alone" when there is one but it does not, null when there is none. */
  readonly follows: FollowUp | "alone" | null;
};

export type Signs = ReturnType<typeof signsOf>;

/**
 * What of a reading and its plan tells whether it is right: how well its words were matched, how much was guessed, which shapes the
 * plan has. Signs speak of language and structure; no sign knows a name or a value. Each is 0 where it is absent.
 */
export function signsOf(read: Read) {
  const parts = partsOf(read.built.plan);
  return {
    ...signsOfWords(read),
    ...signsOfMatches(read),
    ...signsOfTables(read, parts),
    ...signsOfShape(read, parts),
  };
}

/** What a follow-up shows was asked for before. */
const goesOn = ({ follows }: Read): boolean => follows !== null && follows !== "alone";

const one = (isPresent: boolean): number => (isPresent ? 1 : 0);

/** Words that were not used, and how long the question is. */
function signsOfWords({ reading, built, tokens, follows }: Read) {
  const words = tokens.filter(({ kind }) => kind !== "punctuation").length;
  return {
    unused: Math.min(3, reading.unused.length + built.unused.length),
    verbs: Math.min(2, reading.verbs.length),
    words: Math.max(0, words - 10) / 10,
    guesses: -Math.log(Math.max(0.05, built.trust)),
    changes: one(follows === "change" && !isPlain(reading)),
    changesValue: one(follows === "change" && isPlain(reading)),
    narrows: one(follows === "narrow"),
    standsAlone: one(follows === "alone"),
  };
}

/** "only in Rome", "what about 2023": nothing but known values and times. */
const isPlain = ({ wants, ranking, conditions, order }: Reading): boolean =>
  wants.length === 0 &&
  ranking === null &&
  order.length === 0 &&
  conditions.length > 0 &&
  conditions.every(
    (condition) =>
      condition.kind === "compare" &&
      (condition.time !== null || condition.concept === "time" || condition.hits.flat().length > 0),
  );

/** How well names fit, and how near the next best reading is. */
function signsOfMatches({ assignments, index }: Read) {
  const [best, second] = assignments;
  const targets = [...(best?.targets ?? [])];
  const lead = best !== undefined && second !== undefined ? best.score - second.score : 1;
  return {
    weakest: 1 - Math.min(1, ...targets.map(([, { score }]) => score)),
    /** Another meaning of the phrase had the better name. */
    missed: Math.min(
      2,
      targets.filter(([mention, { score }]) => mention.targets.some((other) => other.score > score + 0.05)).length,
    ),
    rival: one(lead < 0.05),
    closeRival: one(lead >= 0.05 && lead < 0.2),
    unnamed: one(targets.some(([, { entity }]) => index.entities.get(entity)?.labelColumn === null)),
  };
}

/** Which tables are joined, and whether the question means them. */
function signsOfTables(read: Read, { entities }: PlanParts) {
  const { index, assignments, reading } = read;
  const targets = assignments[0]?.targets;
  const of = (mention: Mention | null) => (mention === null ? undefined : targets?.get(mention));
  const focus = of(reading.focus);
  const lists = read.built.plan.measures.length === 0;
  const tables = reading.wants.flatMap(({ mention, aggregate }) => {
    const target = of(mention);
    return aggregate === null && target?.kind === "entity" ? [target.entity] : [];
  });
  return {
    manyTables: one(!goesOn(read) && entities.size > 2),
    /** Tables that no word means. */
    passing: goesOn(read) ? 0 : Math.min(2, passing(read, entities)),
    twoRoads: one(hasTwoRoads(index, entities)),
    /** A column of another table than the one the question is about. */
    elsewhere: one(
      focus !== undefined &&
        reading.wants.some(({ mention }) => {
          const target = of(mention);
          return target?.kind === "column" && target.entity !== focus.entity;
        }),
    ),
    /** Rows are asked for by their table alone: whether their name is enough is open, the more so where nothing names them. */
    tableAsked: one(lists && tables.length > 0),
    tableUnnamed: one(tables.some((id) => index.entities.get(id)?.labelColumn === null)),
  };
}

function passing({ assignments, index }: Read, entities: ReadonlySet<string>): number {
  const meant = new Set([...(assignments[0]?.targets.values() ?? [])].map(({ entity }) => entity));
  const [first = "", ...others] = entities;
  const walked = new Set(entities);
  for (const other of others)
    for (const step of road(index.model, first, other) ?? []) walked.add(step.from).add(step.to);
  return [...walked].filter((entity) => !meant.has(entity)).length;
}

/** Two of the tables are joined by more than one key ("home" and "away"): which one is meant was guessed. */
function hasTwoRoads({ model }: ModelIndex, entities: ReadonlySet<string>): boolean {
  return [...entities].some((entity) => {
    const near = stepsFrom(model, entity).filter(({ to }) => entities.has(to));
    return near.length > new Set(near.map(({ to }) => to)).size;
  });
}

/** What the question names to be shown: a time to split by and a figure to rank by are shown too. */
const askedCount = ({ wants, groups, grain, ranking }: Reading): number =>
  wants.length + groups.length + (grain === null ? 0 : 1) + (ranking?.shown || ranking?.several ? 1 : 0);

/** Conditions, grouping and ranking. */
function signsOfShape(read: Read, { filters, hasAlternatives }: PlanParts) {
  const { reading, built } = read;
  const { plan } = built;
  const exists = filters.filter((filter) => filter.kind === "exists");
  const isCut = plan.limit !== null && plan.order.length > 0;
  const shownCount = plan.dimensions.length + plan.measures.length;
  return {
    rankConcept: one(reading.ranking?.concept != null),
    severalFigures: one(new Set(plan.measures.map(({ entity }) => entity)).size > 1),
    sorted: one(plan.order.length > 0 && plan.limit === null),
    groupedMany: one(!goesOn(read) && plan.measures.length > 0 && plan.dimensions.length > 1),
    having: one(plan.having.length > 0),
    listed: one(plan.measures.length === 0 && plan.filter === null && !isCut),
    /** "that have X" without more is often the question's verb. */
    bareExists: one(exists.some(({ negated, filter, count }) => !negated && filter === null && count === null)),
    notExists: one(exists.some(({ negated }) => negated)),
    inexact: one(filters.some(isInexact)),
    alternatives: one(hasAlternatives),
    chosenRows: one(filters.some(({ kind }) => kind === "in_plan")),
    both: one(reading.both),
    countsRows: one(plan.measures.some(({ aggregate }) => aggregate === "count")),
    /** A measure of the model says itself that it is added up. */
    sums: one(plan.measures.some(({ aggregate, measureId }) => aggregate === "sum" && measureId === null)),
    lostWant: one(!goesOn(read) && reading.wants.length > shownCount),
    moreShown: one(!goesOn(read) && shownCount > askedCount(reading)),
  };
}
