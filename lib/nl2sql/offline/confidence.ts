import type { Reading } from "@/lib/nl2sql/offline/read/reading";
import type { Assignment } from "@/lib/nl2sql/offline/resolve/assign";
import type { BuiltPlan } from "@/lib/nl2sql/offline/resolve/build-plan";
import type { Token } from "@/lib/nl2sql/offline/tokenise";

/** From here on `auto` takes the answer without asking the model. */
export const confidentFrom = 0.8;

/** Below this a guess is wrong four times out of five: saying what was not understood serves better. */
export const answeredFrom = 0.5;

/** How likely the plan answers the question: every unused word, weak link, guess and close rival takes something off. */
export function confidenceOf(
  reading: Reading,
  assignments: readonly Assignment[],
  built: BuiltPlan,
  tokens: readonly Token[],
): number {
  const [best, second] = assignments;
  const unused = reading.unused.length + built.unused.length;
  const content = Math.max(1, tokens.filter(({ kind }) => kind !== "punctuation").length);
  const weakest = Math.min(1, ...[...(best?.targets.values() ?? [])].map(({ score }) => score));
  const rival = best !== undefined && second !== undefined ? best.score - second.score : 1;
  let confidence = 0.97 * built.trust;
  confidence *= 0.8 ** unused;
  confidence *= 1 - 0.5 * (unused / content);
  confidence *= 0.55 + 0.45 * Math.min(1, weakest + 0.1);
  if (rival < 0.15) confidence *= 0.85;
  const parts = built.plan.having.length + (built.plan.filter === null ? 0 : 1) + (built.plan.limit === null ? 0 : 1);
  confidence *= 1 - 0.03 * parts;
  return Math.max(0, Math.min(1, confidence));
}
