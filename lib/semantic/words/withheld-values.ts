import type { AccessRule } from "@/lib/access/schema";

/** Whether the values of a column stay where they are: `entity` is the id of its table. */
export type WithheldValues = (entity: string, column: string) => boolean;

/**
 * Which values no model is told when it describes tables: those that access rules keep from somebody. A description is read by everybody
 * who may see the column, and would tell them.
 */
export function withheldValues(rules: readonly AccessRule[]): WithheldValues {
  const tables = new Set(rules.filter(({ kind }) => kind === "row").map(({ entity }) => entity));
  const columns = new Set(rules.flatMap((rule) => (rule.kind === "row" ? [] : [keyOf(rule.entity, rule.column)])));
  return (entity, column) => tables.has(entity) || columns.has(keyOf(entity, column));
}

const keyOf = (entity: string, column: string): string => JSON.stringify([entity, column]);
