import type { Entity, SemanticColumn } from "@/lib/semantic/schema";
import { mean, type PartScore, type Scored, searchOf } from "@/lib/semantic/score/part-score";
import type { ScoreTodo } from "@/lib/semantic/score/schema";

/** What a table's own description counts beside those of its columns. */
const tableShare = 0.4;

/** Whether tables and columns say what they hold. A suggestion counts as much as it is sure; keys need no description. */
export function scoreDescriptions({ model, weights, facts }: Scored): PartScore {
  const scored = model.entities.map((entity) => {
    const weight = weights.get(entity.id) ?? 0;
    const columns = entity.columns.filter(({ role }) => role !== "key");
    const ofTable = certaintyOf(entity);
    const ofColumns = columns.map(certaintyOf);
    const score = tableShare * ofTable + (1 - tableShare) * mean(ofColumns, ofTable);
    const todo = todoOf(entity, columns, weight, facts.asked.get(entity.id) ?? 0);
    return { score: weight * score, todo };
  });
  return {
    score: scored.reduce((sum, { score }) => sum + score, 0),
    todo: scored.flatMap(({ todo }) => todo),
  };
}

function todoOf(entity: Entity, columns: readonly SemanticColumn[], weight: number, asked: number): ScoreTodo[] {
  const place = { entity: entity.id, search: searchOf("tables", entity.id) };
  const params = { table: entity.label, asked };
  const ownShare = columns.length === 0 ? 1 : tableShare;
  const perColumn = columns.length === 0 ? 0 : (weight * (1 - tableShare)) / columns.length;
  const missing = columns.filter(({ description }) => description === null);
  const suggested = [entity, ...columns].filter((thing) => thing.description !== null && certaintyOf(thing) < 1);
  const gainOfSuggested = suggested.reduce(
    (sum, thing) => sum + (1 - certaintyOf(thing)) * (thing === entity ? weight * ownShare : perColumn),
    0,
  );
  const todo: ScoreTodo[] = [];
  if (entity.description === null) todo.push({ ...place, params, code: "describe-table", gain: weight * ownShare });
  if (missing.length > 0) {
    const counted = { ...params, count: missing.length };
    todo.push({ ...place, params: counted, code: "describe-columns", gain: perColumn * missing.length });
  }
  if (suggested.length > 0) {
    const counted = { ...params, count: suggested.length };
    todo.push({ ...place, params: counted, code: "accept-descriptions", gain: gainOfSuggested });
  }
  return todo;
}

/** 1 for what a person or the database says, the confidence of a suggestion, 0 for nothing. */
function certaintyOf({ description, edited, inferred }: Pick<SemanticColumn, "description" | "edited" | "inferred">) {
  if (description === null || description === "") return 0;
  if (edited?.includes("description")) return 1;
  return inferred?.description?.confidence ?? 1;
}
