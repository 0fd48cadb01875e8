import "server-only";
import { asc, eq } from "drizzle-orm";
import { applyingRules, attributeValues } from "@/lib/access/applying-rules";
import { attributeNames } from "@/lib/access/attribute-names";
import { type AccessRule, type AttributesInUse, accessRuleSchema } from "@/lib/access/schema";
import type { User } from "@/lib/auth/schema";
import { listUsers } from "@/lib/auth/users";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { ok, type Result } from "@/lib/result";

/** Everybody has these. */
const builtIn = new Set(["email", "id", "name", "role"]);

/**
 * Which attributes of people the row rules of all sources name, and who lacks one that a rule which concerns them needs.
 * **Order** by attribute. **Access** user:manage.
 */
export async function attributesInUse(viewer: Viewer): Promise<Result<AttributesInUse>> {
  const users = await listUsers(viewer);
  if (!users.ok) return users;
  const { db, tables } = await store();
  const { accessRules, sources } = tables;
  const rows = await db
    .select({ rule: accessRules, sourceName: sources.name })
    .from(accessRules)
    .innerJoin(sources, eq(sources.id, accessRules.sourceId))
    .where(eq(accessRules.kind, "row"))
    .orderBy(asc(sources.name), asc(accessRules.entity), asc(accessRules.id));
  const named = rows.flatMap(({ rule, sourceName }) =>
    ownAttributes(accessRuleSchema.parse(rule)).map((attribute) => ({
      attribute,
      table: { sourceId: rule.sourceId, sourceName, entity: rule.entity },
    })),
  );
  const uses = [...Map.groupBy(named, ({ attribute }) => attribute)]
    .map(([attribute, group]) => ({ attribute, tables: group.map(({ table }) => table) }))
    .toSorted((a, b) => (a.attribute < b.attribute ? -1 : 1));
  const rules = rows.map(({ rule }) => accessRuleSchema.parse(rule));
  const lacking = users.value.flatMap((user) =>
    lackingAttributes(user, rules).map((attribute) => ({ userId: user.id, attribute })),
  );
  return ok({ uses, lacking });
}

/** The attributes for want of which rules refuse somebody; none for an account that is closed. */
export function lackingAttributes(user: User, rules: readonly AccessRule[]): string[] {
  if (user.disabled) return [];
  const values = attributeValues({ ...user, userId: user.id });
  const needed = applyingRules(rules, user).flatMap(ownAttributes);
  return [...new Set(needed)].filter((attribute) => !values.has(attribute));
}

/** Those that somebody has to give people. */
function ownAttributes(rule: AccessRule): string[] {
  return rule.kind === "row" ? attributeNames(rule.condition).filter((attribute) => !builtIn.has(attribute)) : [];
}
