import { isInexact, partsOf } from "@/lib/nl2sql/offline/confidence/plan-parts";
import type { Read } from "@/lib/nl2sql/offline/confidence/signs";
import type { ModelIndex } from "@/lib/nl2sql/offline/link/model-index";
import type { Reading } from "@/lib/nl2sql/offline/read/reading";
import { reachesOne } from "@/lib/nl2sql/offline/resolve/roads";
import type { Token } from "@/lib/nl2sql/offline/tokenise";
import type { QueryPlan } from "@/lib/nl2sql/schema";

const unsure = 0.7;

/**
 * How likely the plan of a Chinese question answers it: every unused word, weak link, guess and close rival takes something off. There are too
 * few Chinese development questions to count weights from; the factors are estimates.
 */
export function confidenceOfChinese({ reading, assignments, built, tokens, index, follows }: Read): number {
  const [best, second] = assignments;
  const { plan } = built;
  const unused = reading.unused.length + built.unused.length;
  const content = Math.max(1, tokens.filter(({ kind }) => kind !== "punctuation").length);
  const weakest = Math.min(1, ...[...(best?.targets.values() ?? [])].map(({ score }) => score));
  const rival = best !== undefined && second !== undefined ? best.score - second.score : 1;
  let confidence = 0.97 * built.trust * (follows === "narrow" ? 0.85 : 1);
  confidence *= 0.8 ** unused;
  confidence *= 1 - 0.5 * (unused / content);
  confidence *= 0.55 + 0.45 * Math.min(1, weakest + 0.1);
  if (rival < 0.15) confidence *= 0.85;
  const parts = plan.having.length + (plan.filter === null ? 0 : 1) + (plan.limit === null ? 0 : 1);
  confidence *= 1 - 0.03 * parts;
  confidence *= doubtsOf(reading, plan, index);
  // These keep an answer from being sure, not from being given.
  const doubted = Math.max(confidence * doubtsOfChinese(reading, weakest, tokens), Math.min(confidence, unsure));
  return onCommonScale(doubted);
}

/** The factors were set for 0.8 (sure) and 0.46 (given), where counted weights have 0.75 and 0.37. */
const onCommonScale = (factor: number): number =>
  factor >= 0.8
    ? 0.75 + (factor - 0.8) * 1.25
    : factor >= 0.46
      ? 0.37 + (factor - 0.46) * (0.38 / 0.34)
      : factor * (0.16 / 0.46);

/** Shapes of plans that are wrong more often than others; the factors come from counting (see the README). */
function doubtsOf(reading: Reading, plan: QueryPlan, index: ModelIndex): number {
  const { filters, entities } = partsOf(plan);
  let factor = 1;
  // Three tables, one of them with many rows for each of the others: which rows belong together was guessed.
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
  if (filters.some(isInexact)) factor *= 0.86;
  return factor;
}

/** Chinese leaves the links between its clauses unsaid, and a word that a dictionary links loosely is often another one. */
function doubtsOfChinese(reading: Reading, weakest: number, tokens: readonly Token[]): number {
  const clauses = tokens.slice(0, -1).filter(({ text }) => /^[，；,;]$/u.test(text)).length;
  // Of each group one is shown, where several may share the first place.
  const isFirstOfGroup = reading.within !== undefined && reading.ranking?.count === 1;
  return 0.84 ** clauses * (weakest < 0.75 ? 0.9 : 1) * (isFirstOfGroup ? 0.86 : 1);
}
