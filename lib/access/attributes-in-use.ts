import "server-only";
import { asc, eq } from "drizzle-orm";
import { attributeNames } from "@/lib/access/attribute-names";
import type { AttributeUse } from "@/lib/access/schema";
import { can } from "@/lib/auth/can";
import { roleSchema, type Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/** Every viewer has these. */
const builtIn = new Set(["email", "id", "name", "role"]);

/**
 * Which attributes of people the row rules of all sources name, and whom each rule concerns: what an administrator needs to know who
 * lacks one. Built-in attributes are not among them. **Order** by attribute, then source. **Access** user:manage.
 */
export async function attributesInUse(viewer: Viewer): Promise<Result<AttributeUse[]>> {
  if (!can(viewer, "user:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { accessRules, sources } = tables;
  const rows = await db
    .select({ rule: accessRules, sourceName: sources.name })
    .from(accessRules)
    .innerJoin(sources, eq(sources.id, accessRules.sourceId))
    .orderBy(asc(sources.name), asc(accessRules.entity), asc(accessRules.id));
  const uses = rows.flatMap(({ rule, sourceName }) =>
    attributeNames(rule.condition ?? "")
      .filter((attribute) => !builtIn.has(attribute))
      .map((attribute) => ({
        ...{ attribute, sourceId: rule.sourceId, sourceName, entity: rule.entity },
        ...{ roles: roleSchema.array().parse(rule.roles), groups: rule.groups },
      })),
  );
  return ok(uses.toSorted((a, b) => (a.attribute < b.attribute ? -1 : a.attribute > b.attribute ? 1 : 0)));
}
