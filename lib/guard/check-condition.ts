import type { Refusal } from "@/lib/errors";
import { conditionNode } from "@/lib/guard/policy/condition-node";
import { parseCondition } from "@/lib/guard/policy/parse-condition";
import { Refused } from "@/lib/guard/refused";
import { fail, ok, type Result } from "@/lib/result";
import type { Entity } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/**
 * Tries the condition of a row rule before it is kept, with examples in place of a viewer's values. Pure.
 * Gives the attributes that it needs (`region` of `{{user.region}}`), each once, as they come.
 * Fails: guard/condition; guard/text, guard/comment, guard/limit as for any SQL.
 */
export function checkCondition(
  condition: string,
  entity: Entity,
  kind: SourceKind,
): Result<{ readonly attributes: string[] }> {
  try {
    conditionNode(condition, entity, kind, null);
    return ok({ attributes: [...new Set(parseCondition(condition, kind).attributes.values())] });
  } catch (error) {
    if (error instanceof Refused) return fail(asCondition(error.refusal));
    throw error;
  }
}

/** What is wrong with a statement is said of a condition in words of its own. */
function asCondition({ code, params }: Refusal): Refusal {
  const say = (reason: string, name: string | number | undefined): Refusal => ({
    code: "guard/condition",
    params: { reason, name: name ?? "", suggestion: params.suggestion || "none" },
  });
  switch (code) {
    case "guard/column":
      return say("column", params.column);
    case "guard/function":
      return say("function", params.function);
    case "guard/node":
      return say("node", params.node);
    case "guard/parse":
      return say("parse", params.near);
    case "guard/statement":
    case "guard/not-one-select":
      return say("one", "");
    default:
      return { code, params };
  }
}
