import type { SemanticColumn } from "@/lib/semantic/schema";
import { mean, type PartScore, type Scored, searchOf } from "@/lib/semantic/score/part-score";
import { nameClarity } from "@/lib/semantic/words/name-clarity";

/** A name less sure than this is worth a look. */
const sureEnough = 0.7;

/** Whether names say what things are called: abbreviations that nobody has written out make questions miss. */
export function scoreNames({ model, weights, facts }: Scored): PartScore {
  const scored = model.entities.map((entity) => {
    const weight = weights.get(entity.id) ?? 0;
    const sureness = [
      certaintyOf(entity, entity.table),
      ...entity.columns.map((column) => certaintyOf(column, column.name)),
    ];
    const unsure = sureness.filter((certainty) => certainty < sureEnough);
    const gain = unsure.reduce((sum, certainty) => sum + (1 - certainty), 0) * (weight / sureness.length);
    const params = { table: entity.label, count: unsure.length, asked: facts.asked.get(entity.id) ?? 0 };
    const todo = { code: "unclear-names", params, entity: entity.id, gain, search: searchOf("tables", entity.id) };
    return { score: weight * mean(sureness, 1), todo: unsure.length === 0 ? [] : [todo] };
  });
  return {
    score: scored.reduce((sum, { score }) => sum + score, 0),
    todo: scored.flatMap(({ todo }) => todo),
  };
}

function certaintyOf({ edited, inferred }: Pick<SemanticColumn, "edited" | "inferred">, name: string): number {
  if (edited?.includes("label")) return 1;
  return inferred?.label?.confidence ?? nameClarity(name);
}
