import "server-only";
import { and, asc, count, eq } from "drizzle-orm";
import { z } from "zod";
import { type AccessRule, accessRuleSchema, type RuleDraft } from "@/lib/access/schema";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { cached } from "@/lib/cache/cached";
import { invalidate } from "@/lib/cache/invalidate";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction, takeTurn } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";
import { sourceSummary, sourceTag } from "@/lib/source/sources";

type Row = Store["tables"]["accessRules"]["$inferSelect"];

/** The most that one source may have: all of them are looked through for each question. */
export const ruleCountMax = 500;

const listSchema = z.array(accessRuleSchema);

/**
 * All rules of a source, through the cache: the same frozen list until one changes. For choosing those that concern somebody, so it
 * asks for no right; whoever shows rules asks `listAccessRules`. **Order** the oldest first.
 */
export async function rulesOfSource(sourceId: string): Promise<Result<readonly AccessRule[]>> {
  const answer = await cached<AccessRule[]>(
    { kind: "access-rules", key: [sourceId], tags: [sourceTag(sourceId)], schema: listSchema },
    async () => ok(await readRules(sourceId)),
  );
  return answer.ok ? ok(answer.value.value) : answer;
}

/** The rules of a source as they are written. **Order** the oldest first. **Access** access:manage. **Fails** source/not-found. */
export async function listAccessRules(viewer: Viewer, sourceId: string): Promise<Result<readonly AccessRule[]>> {
  if (!can(viewer, "access:manage")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  return source.ok ? await rulesOfSource(sourceId) : source;
}

async function readRules(sourceId: string): Promise<AccessRule[]> {
  const { db, tables } = await store();
  const { accessRules } = tables;
  const rows = await db
    .select()
    .from(accessRules)
    .where(eq(accessRules.sourceId, sourceId))
    .orderBy(asc(accessRules.createdAt), asc(accessRules.id));
  // A row that cannot be read throws: a rule that is left out would show more than it should.
  return rows.map((row) => accessRuleSchema.parse(row));
}

/**
 * Adds a rule that has been checked. **Access** access:manage. **Fails** auth/forbidden, source/not-found, access/full.
 */
export async function createAccessRule(
  viewer: Viewer,
  sourceId: string,
  draft: RuleDraft,
): Promise<Result<AccessRule>> {
  if (!can(viewer, "access:manage")) return refuse("auth/forbidden");
  const source = await sourceSummary(viewer, sourceId);
  if (!source.ok) return source;
  const on = await store();
  const { accessRules } = on.tables;
  const id = newId();
  const created = await inTransaction(on, async (tx): Promise<Result<null>> => {
    await takeTurn({ ...on, db: tx }, `access-rules:${sourceId}`);
    const ofSource = eq(accessRules.sourceId, sourceId);
    const [counted] = await tx.select({ total: count() }).from(accessRules).where(ofSource);
    if (Number(counted?.total ?? 0) >= ruleCountMax) return refuse("access/full", { limit: ruleCountMax });
    const now = new Date();
    await tx
      .insert(accessRules)
      .values({ id, sourceId, ...storedFields(draft), createdBy: viewer.userId, createdAt: now, updatedAt: now });
    return ok(null);
  });
  if (!created.ok) return created;
  await invalidate([sourceTag(sourceId)]);
  await audit(viewer, "access.create", id, { ...draft }, findingOf(sourceId, draft));
  return ok({ ...draft, id, sourceId });
}

type RuleIds = { readonly sourceId: string; readonly ruleId: string };

/** Replaces a rule by a checked one. **Access** access:manage. **Fails** auth/forbidden, access/not-found (also for one of another source). */
export async function changeAccessRule(
  viewer: Viewer,
  { sourceId, ruleId }: RuleIds,
  draft: RuleDraft,
): Promise<Result<AccessRule>> {
  if (!can(viewer, "access:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { accessRules } = tables;
  const one = and(eq(accessRules.id, ruleId), eq(accessRules.sourceId, sourceId));
  const [before] = await db.select().from(accessRules).where(one).limit(1);
  if (before === undefined) return refuse("access/not-found");
  const changed = await db
    .update(accessRules)
    .set({ ...storedFields(draft), updatedAt: new Date() })
    .where(one);
  if (affectedRows(changed) === 0) return refuse("access/not-found");
  await invalidate([sourceTag(sourceId)]);
  const details = { before: writtenOf(before), after: draft };
  await audit(viewer, "access.change", ruleId, details, findingOf(sourceId, draft));
  return ok({ ...draft, id: ruleId, sourceId });
}

/** Takes a rule away. **Access** access:manage. **Fails** auth/forbidden, access/not-found (also for one of another source). */
export async function deleteAccessRule(viewer: Viewer, { sourceId, ruleId }: RuleIds): Promise<Result<null>> {
  if (!can(viewer, "access:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { accessRules } = tables;
  const one = and(eq(accessRules.id, ruleId), eq(accessRules.sourceId, sourceId));
  const [row] = await db.select().from(accessRules).where(one).limit(1);
  if (row === undefined || affectedRows(await db.delete(accessRules).where(one)) === 0) {
    return refuse("access/not-found");
  }
  await invalidate([sourceTag(sourceId)]);
  await audit(viewer, "access.delete", ruleId, writtenOf(row), findingOf(sourceId, row));
  return ok(null);
}

function storedFields(
  draft: RuleDraft,
): Pick<Row, "entity" | "kind" | "column" | "condition" | "mask" | "roles" | "groups"> {
  return {
    entity: draft.entity,
    kind: draft.kind,
    column: draft.kind === "row" ? null : draft.column,
    condition: draft.kind === "row" ? draft.condition : null,
    mask: draft.kind === "mask" ? draft.mask : null,
    roles: draft.roles,
    groups: draft.groups,
  };
}

function writtenOf({ entity, kind, column, condition, mask, roles, groups }: Row): Record<string, unknown> {
  return { entity, kind, column, condition, mask, roles, groups };
}

function findingOf(sourceId: string, rule: { entity: string; column?: string | null; condition?: string | null }) {
  const { entity, column, condition } = rule;
  return { sourceId, text: [entity, column, condition].filter(Boolean).join(" ") };
}
