import { checkCondition } from "@/lib/guard/check-condition";
import { fail, ok, type Result } from "@/lib/result";
import type { Entity } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/**
 * Tries what a measure adds up or a named filter asks for before it is kept: one expression over the columns of one table, decided row by
 * row, that means the same wherever a query puts it. Pure.
 * **Fails** guard/expression; guard/text, guard/comment, guard/limit as for any SQL.
 */
export function checkExpression(sql: string, entity: Entity, kind: SourceKind): Result<null> {
  // Bare and in brackets: "a) + (b" only reads in brackets, "a -- b" only without them, and both would break the query around them.
  for (const text of [`${sql} IS NOT NULL`, `(${sql}) IS NOT NULL`]) {
    const checked = checkCondition(text, entity, kind);
    if (!checked.ok) {
      const { code, params } = checked.error;
      return fail(code === "guard/condition" ? { code: "guard/expression", params } : checked.error);
    }
    const [attribute] = checked.value.attributes;
    // A measure is everybody's: it can depend on nobody.
    if (attribute !== undefined) {
      const name = `{{user.${attribute}}}`;
      return fail({ code: "guard/expression", params: { reason: "node", name, suggestion: "none" } });
    }
  }
  return ok(null);
}
