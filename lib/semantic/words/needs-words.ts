import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { nameClarity } from "@/lib/semantic/words/name-clarity";
import { type Worded, wordedFields } from "@/lib/semantic/words/worded";

/** Whether a model could say something of a table that neither a person nor a model has said. */
export function entityNeedsWords(entity: Entity): boolean {
  return !entity.hidden && !isWorded(entity);
}

/**
 * Whether a model could say something of a column. Keys with a name that says it all are left to the rules: they are a third of
 * all columns, and what a model writes of them is what their joins say anyway.
 */
export function columnNeedsWords(column: SemanticColumn, entity: Entity, { joins }: SemanticModel): boolean {
  if (column.hidden || isWorded(column)) return false;
  if (column.role !== "key" || nameClarity(column.name) < 0.9) return true;
  const isJoined = joins.some(({ from }) => from.entity === entity.id && from.columns.includes(column.name));
  return !isJoined && !entity.primaryKey.includes(column.name);
}

function isWorded({ edited = [], inferred }: Worded): boolean {
  if (wordedFields.some((field) => inferred?.[field]?.by === "model")) return true;
  return wordedFields.every((field) => edited.includes(field));
}
