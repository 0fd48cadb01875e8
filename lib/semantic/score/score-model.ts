import type { SemanticModel } from "@/lib/semantic/schema";
import { entityWeights } from "@/lib/semantic/score/entity-weights";
import type { PartScore, Scored, ScoreFacts } from "@/lib/semantic/score/part-score";
import type { ContextScore, scoreParts } from "@/lib/semantic/score/schema";
import { scoreDescriptions } from "@/lib/semantic/score/score-descriptions";
import { scoreFreshness } from "@/lib/semantic/score/score-freshness";
import { scoreMeasures } from "@/lib/semantic/score/score-measures";
import { scoreNames } from "@/lib/semantic/score/score-names";
import { scoreRelationships } from "@/lib/semantic/score/score-relationships";
import { scoreVerified } from "@/lib/semantic/score/score-verified";

type Part = (typeof scoreParts)[number];

/** What each part counts: together 1. Missing descriptions and joins are what makes questions fail most. */
const parts: readonly { part: Part; weight: number; score: (scored: Scored) => PartScore }[] = [
  { part: "descriptions", weight: 0.25, score: scoreDescriptions },
  { part: "relationships", weight: 0.2, score: scoreRelationships },
  { part: "names", weight: 0.2, score: scoreNames },
  { part: "measures", weight: 0.1, score: scoreMeasures },
  { part: "verified", weight: 0.15, score: scoreVerified },
  { part: "freshness", weight: 0.1, score: ({ facts }) => scoreFreshness(facts) },
];

const todoCountMax = 100;
/** Below this nobody would notice. **Units** points of the score. */
const gainMin = 0.01;

/**
 * How well questions can be answered from what is known of a source, and what would help most. Tables that were asked about in the last
 * week count most. Doing a thing raises the score by its gain. `model` holds nothing that is hidden. **Units** points, 0 to 100.
 */
export function scoreModel(model: SemanticModel, facts: ScoreFacts): ContextScore {
  const scored: Scored = { model, weights: entityWeights(model, facts.asked), facts };
  const done = parts.map(({ part, weight, score }) => ({ part, weight, ...score(scored) }));
  const todo = done
    .flatMap(({ weight, todo }) => todo.map((thing) => ({ ...thing, gain: rounded(thing.gain * weight * 100) })))
    .filter(({ gain }) => gain >= gainMin)
    .sort((a, b) => b.gain - a.gain || (`${a.code} ${a.entity}` < `${b.code} ${b.entity}` ? -1 : 1));
  return {
    score: rounded(done.reduce((sum, { weight, score }) => sum + weight * score, 0) * 100),
    parts: done.map(({ part, weight, score }) => ({ part, weight, score: rounded(score * 100) })),
    todo: todo.slice(0, todoCountMax),
  };
}

const rounded = (points: number): number => Math.round(points * 100) / 100;
