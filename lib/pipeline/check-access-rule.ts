import { masksOf, type RuleDraft } from "@/lib/access/schema";
import { refuse } from "@/lib/errors";
import { checkCondition } from "@/lib/guard/check-condition";
import { ok, type Result } from "@/lib/result";
import { ruledEntities } from "@/lib/semantic/ruled-entities";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * Whether a rule works on the whole model of its source. Gives the attributes of people that it needs. Pure.
 * **Fails** access/table, access/column, access/mask; guard/condition and what else the guard has against a condition.
 */
export function checkAccessRule(model: SemanticModel, rule: RuleDraft): Result<{ readonly attributes: string[] }> {
  const [entity] = ruledEntities(rule, model);
  if (entity === undefined) return refuse("access/table", { table: rule.entity });
  if (rule.kind === "row") return checkCondition(rule.condition, entity, model.kind);
  const column = entity.columns.find(({ name }) => name.toLowerCase() === rule.column.toLowerCase());
  if (column === undefined) return refuse("access/column", { table: entity.label, column: rule.column });
  const fits = rule.kind === "hide" || masksOf(column.type).includes(rule.mask);
  return fits ? ok({ attributes: [] }) : refuse("access/mask", { column: column.label });
}
