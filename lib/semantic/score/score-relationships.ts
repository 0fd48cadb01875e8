import type { Join } from "@/lib/semantic/schema";
import { mean, type PartScore, type Scored, searchOf } from "@/lib/semantic/score/part-score";

/** Whether tables are joined, and by joins that somebody vouches for. A single table needs none. */
export function scoreRelationships({ model, weights, facts }: Scored): PartScore {
  if (model.entities.length < 2) return { score: 1, todo: [] };
  const joinsOf = new Map<string, Join[]>(model.entities.map(({ id }) => [id, []]));
  for (const join of model.joins) {
    for (const id of new Set([join.from.entity, join.to.entity])) joinsOf.get(id)?.push(join);
  }
  const scored = model.entities.map(({ id, label }) => {
    const weight = weights.get(id) ?? 0;
    const joins = joinsOf.get(id) ?? [];
    const score = mean(joins.map(certaintyOf), 0);
    const unsure = joins.filter((join) => certaintyOf(join) < 1);
    const params = { table: label, count: unsure.length, asked: facts.asked.get(id) ?? 0 };
    const code = joins.length === 0 ? "connect-table" : "check-joins";
    const todo = { code, params, entity: id, gain: weight * (1 - score), search: searchOf("diagram", id) };
    return { score: weight * score, todo: score === 1 ? [] : [todo] };
  });
  return {
    score: scored.reduce((sum, { score }) => sum + score, 0),
    todo: scored.flatMap(({ todo }) => todo),
  };
}

function certaintyOf({ origin, accepted, confidence }: Join): number {
  return origin === "inferred" && accepted !== true ? confidence : 1;
}
