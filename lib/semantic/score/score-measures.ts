import type { Measure } from "@/lib/semantic/schema";
import { mean, type PartScore, type Scored, searchOf } from "@/lib/semantic/score/part-score";

/** What a table of numbers without a figure made from them is worth: its columns can still be summed when a question names them. */
const withoutMeasures = 0.3;
/** What a measure that nobody has looked at is worth where nothing says how sure it is. */
const unseen = 0.7;

/** Whether tables with numbers have figures that somebody vouches for. Counts of rows are beyond doubt. */
export function scoreMeasures({ model, weights, facts }: Scored): PartScore {
  const relevant = model.entities.filter(({ columns }) => columns.some(({ role }) => role === "measure"));
  const weightSum = relevant.reduce((sum, { id }) => sum + (weights.get(id) ?? 0), 0);
  if (weightSum === 0) return { score: 1, todo: [] };
  const scored = relevant.map(({ id, label }) => {
    const weight = (weights.get(id) ?? 0) / weightSum;
    const measures = model.measures.filter(({ entity, expression }) => entity === id && expression !== null);
    const score = mean(measures.map(certaintyOf), withoutMeasures);
    const unsure = measures.filter((measure) => certaintyOf(measure) < 1);
    const params = { table: label, count: unsure.length, asked: facts.asked.get(id) ?? 0 };
    const code = measures.length === 0 ? "add-measure" : "check-measures";
    const todo = { code, params, entity: id, gain: weight * (1 - score), search: searchOf("measures", id) };
    return { score: weight * score, todo: score === 1 ? [] : [todo] };
  });
  return {
    score: scored.reduce((sum, { score }) => sum + score, 0),
    todo: scored.flatMap(({ todo }) => todo),
  };
}

function certaintyOf({ origin, accepted, inferred }: Measure): number {
  return origin === "person" || accepted === true ? 1 : (inferred?.confidence ?? unseen);
}
