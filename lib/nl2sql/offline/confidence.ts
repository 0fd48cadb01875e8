import type { ModelIndex } from "@/lib/nl2sql/offline/link/model-index";
import type { Reading } from "@/lib/nl2sql/offline/read/reading";
import type { Assignment } from "@/lib/nl2sql/offline/resolve/assign";
import type { BuiltPlan } from "@/lib/nl2sql/offline/resolve/build-plan";
import { reachesOne } from "@/lib/nl2sql/offline/resolve/roads";
import type { Token } from "@/lib/nl2sql/offline/tokenise";
import type { PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";

/** From here on `auto` takes the answer without asking the model. */
export const confidentFrom = 0.8;

/** Below this a guess is wrong four times out of five: saying what was not understood serves better. */
export const answeredFrom = 0.46;

const unsure = 0.7;

export type Read = {
  readonly reading: Reading;
  readonly assignments: readonly Assignment[];
  readonly built: BuiltPlan;
  readonly tokens: readonly Token[];
  readonly index: ModelIndex;
};

/** How likely the plan answers the question: every unused word, weak link, guess and close rival takes something off. */
export function confidenceOf({ reading, assignments, built, tokens, index }: Read): number {
  const [best, second] = assignments;
  const { plan } = built;
  const unused = reading.unused.length + built.unused.length;
  const content = Math.max(1, tokens.filter(({ kind }) => kind !== "punctuation").length);
  const weakest = Math.min(1, ...[...(best?.targets.values() ?? [])].map(({ score }) => score));
  const rival = best !== undefined && second !== undefined ? best.score - second.score : 1;
  let confidence = 0.97 * built.trust;
  confidence *= 0.8 ** unused;
  confidence *= 1 - 0.5 * (unused / content);
  confidence *= 0.55 + 0.45 * Math.min(1, weakest + 0.1);
  if (rival < 0.15) confidence *= 0.85;
  const parts = plan.having.length + (plan.filter === null ? 0 : 1) + (plan.limit === null ? 0 : 1);
  confidence *= 1 - 0.03 * parts;
  confidence *= doubtsOf(reading, plan, index);
  // These keep an answer from being sure, not from being given.
  if (reading.brief === true)
    confidence = Math.max(confidence * doubtsOfChinese(reading, weakest, tokens), Math.min(confidence, unsure));
  return Math.max(0, Math.min(1, confidence));
}

/** Shapes of plans that are wrong more often than others; the factors come from counting (see the README). */
function doubtsOf(reading: Reading, plan: QueryPlan, index: ModelIndex): number {
  const filters = plan.filter === null ? [] : flat(plan.filter);
  let factor = 1;
  // Three tables, one of them with many rows for each of the others: which rows belong together was guessed.
  const entities = entitiesOf(plan, filters);
  const main = plan.measures[0]?.entity ?? plan.root;
  if (entities.size > 2 && [...entities].some((entity) => !reachesOne(index.model, main, entity))) factor *= 0.84;
  // A superlative that became neither a limit nor a comparison with the extreme.
  const chooses = filters.some(({ kind }) => kind === "compare_to" || kind === "in_plan");
  const isFirst = plan.having.some(({ against }) => against === "max" || against === "min");
  if (reading.ranking !== null && plan.limit === null && !chooses && !isFirst) factor *= 0.7;
  if (new Set(plan.measures.map(({ entity }) => entity)).size > 1) factor *= 0.82;
  // "that have X" without more is often the question's verb.
  if (filters.some((filter) => filter.kind === "exists" && !filter.negated && filter.filter === null && !filter.count))
    factor *= 0.86;
  if (filters.some((filter) => filter.kind === "predicate" && !filter.exact && !patterns.has(filter.operator)))
    factor *= 0.86;
  return factor;
}

const patterns: ReadonlySet<string> = new Set(["contains", "starts_with", "ends_with"]);

/** Chinese leaves the links between its clauses unsaid, and a word that a dictionary links loosely is often another one. */
function doubtsOfChinese(reading: Reading, weakest: number, tokens: readonly Token[]): number {
  const clauses = tokens.slice(0, -1).filter(({ text }) => /^[，；,;]$/u.test(text)).length;
  // Of each group one is shown, where several may share the first place.
  const isFirstOfGroup = reading.within !== undefined && reading.ranking?.count === 1;
  return 0.84 ** clauses * (weakest < 0.75 ? 0.9 : 1) * (isFirstOfGroup ? 0.86 : 1);
}

function flat(filter: PlanFilter): PlanFilter[] {
  switch (filter.kind) {
    case "and":
    case "or":
      return filter.filters.flatMap(flat);
    case "not":
      return flat(filter.filter);
    case "exists":
      return [filter, ...(filter.filter === null ? [] : flat(filter.filter))];
    default:
      return [filter];
  }
}

function entitiesOf(plan: QueryPlan, filters: readonly PlanFilter[]): Set<string> {
  const entities = new Set([plan.root]);
  for (const { column } of plan.dimensions) entities.add(column.entity);
  for (const { entity } of plan.measures) entities.add(entity);
  for (const { by } of plan.order) {
    if (by.kind === "hidden_measure") entities.add(by.measure.entity);
    if (by.kind === "column") entities.add(by.column.entity);
  }
  for (const filter of filters) {
    if (filter.kind === "exists") entities.add(filter.entity);
    if ("column" in filter) entities.add(filter.column.entity);
  }
  return entities;
}
