import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Ids of the tables that earlier answers read: a follow-up may need them without naming them. */
export function tablesOfTurns(turns: readonly Pick<EarlierTurn, "sql">[], model: SemanticModel): Set<string> {
  const found = new Set<string>();
  for (const { sql } of turns) {
    const named = new Set((sql ?? "").toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? []);
    for (const { id, table } of model.entities) if (named.has(table.toLowerCase())) found.add(id);
  }
  return found;
}
