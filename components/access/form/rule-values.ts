import {
  type AccessRuleEntry,
  type Mask,
  masksOf,
  type RuleDraft,
  type RuleTable,
  ruleDraftSchema,
} from "@/lib/access/schema";
import type { Role } from "@/lib/auth/viewer";

/** What stands in the form of a rule; all kinds at once, so that trying another one loses nothing. */
export type RuleValues = {
  entity: string | null;
  kind: RuleDraft["kind"];
  condition: string;
  column: string | null;
  mask: Mask | null;
  audience: "everyone" | "some";
  roles: Role[];
  groups: string[];
};

/** The form of a kept rule, or of a new one for a table. */
export function valuesOf(rule: AccessRuleEntry | null, entity: string | null): RuleValues {
  const blank = { condition: "", column: null, mask: null };
  if (rule === null) return { ...blank, entity, kind: "row", audience: "some", roles: [], groups: [] };
  const { kind, roles, groups } = rule;
  return {
    ...{ entity: rule.entity, kind, roles, groups },
    audience: roles.length + groups.length === 0 ? "everyone" : "some",
    condition: kind === "row" ? rule.condition : "",
    column: kind === "row" ? null : rule.column,
    mask: kind === "mask" ? rule.mask : null,
  };
}

/**
 * The rule that the form describes. Nulls: null while something is missing; people who were to be chosen and are not must never
 * become everybody.
 */
export function draftOf({ entity, kind, condition, column, mask, ...values }: RuleValues): RuleDraft | null {
  const { audience, roles, groups } = values;
  const everyone = audience === "everyone";
  if (!everyone && roles.length + groups.length === 0) return null;
  const whom = everyone ? { roles: [], groups: [] } : { roles, groups };
  const parsed = ruleDraftSchema.safeParse({ kind, entity, condition, column, mask, ...whom });
  return parsed.success ? parsed.data : null;
}

/** The ways to mask a column of a table. */
export function masksFor(table: RuleTable | undefined, column: string | null): readonly Mask[] {
  const found = table?.columns.find(({ name }) => name === column);
  return found === undefined ? [] : masksOf(found.type);
}
