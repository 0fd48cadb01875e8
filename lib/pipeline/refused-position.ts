import type { Refusal } from "@/lib/errors";

/** Parameters of the guard's refusals that quote what was written. */
const quoting = ["near", "column", "table", "function", "node", "statement"] as const;

/**
 * Where in the SQL a refusal points, so that an editor can mark it: the first place of what the refusal quotes.
 * **Units** characters from 0. **Nulls** it quotes nothing that stands there.
 */
export function refusedPosition({ params }: Refusal, sql: string): number | null {
  for (const key of quoting) {
    const quoted = params[key];
    if (typeof quoted !== "string" || quoted === "") continue;
    // "orders.secret" is written as `o.secret` where the table has another name in the query.
    for (const part of [quoted, quoted.split(".").at(-1) ?? ""]) {
      const at = part === "" ? -1 : sql.toLowerCase().indexOf(part.toLowerCase());
      if (at >= 0) return at;
    }
  }
  return null;
}
