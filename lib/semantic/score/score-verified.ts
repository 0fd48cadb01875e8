import type { Entity } from "@/lib/semantic/schema";
import { type PartScore, type Scored, searchOf } from "@/lib/semantic/score/part-score";

/** Verified questions of a table after which another adds little. */
const enough = 2;

/** Whether there are checked answers for the tables that people ask about. */
export function scoreVerified({ model, weights, facts }: Scored): PartScore {
  const named = facts.verified.map(namesIn);
  const scored = model.entities.map((entity) => {
    const weight = weights.get(entity.id) ?? 0;
    const count = named.filter((names) => isNamed(entity, names)).length;
    const score = Math.min(1, count / enough);
    const params = { table: entity.label, count, asked: facts.asked.get(entity.id) ?? 0 };
    // One more question at a time: whoever verifies it comes back and sees what is next.
    const gain = weight * Math.min(1 - score, 1 / enough);
    const todo = { code: "verify-question", params, entity: entity.id, gain, search: searchOf("verified") };
    return { score: weight * score, todo: score === 1 ? [] : [todo] };
  });
  return {
    score: scored.reduce((sum, { score }) => sum + score, 0),
    todo: scored.flatMap(({ todo }) => todo),
  };
}

/** Words and quoted names of a query. Near enough for a score: which tables a query may read is known to the guard alone. */
function namesIn(sql: string): ReadonlySet<string> {
  const words = sql.match(/[\p{L}\p{N}_$]+/gu) ?? [];
  const quoted = [...sql.matchAll(/"([^"]+)"|`([^`]+)`/g)].map(([, double, back]) => double ?? back ?? "");
  return new Set([...words, ...quoted].map((name) => name.toLowerCase()));
}

const isNamed = ({ table, schema }: Entity, names: ReadonlySet<string>): boolean =>
  names.has(table.toLowerCase()) && (schema === null || schema === "public" || names.has(schema.toLowerCase()));
