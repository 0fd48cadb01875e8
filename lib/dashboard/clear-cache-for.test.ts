import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { cached } from "@/lib/cache/cached";
import type { CacheKind } from "@/lib/cache/policies";
import { clearCacheFor } from "@/lib/dashboard/clear-cache-for";
import { closeStore, store } from "@/lib/db/store";
import { makeForeignThings, type Things } from "@/lib/http/__fixtures__/foreign-things";
import { newId } from "@/lib/id";
import { ok } from "@/lib/result";

const admin = viewer(newId(), { role: "admin" });
let things: Things;
beforeAll(async () => {
  things = await makeForeignThings();
});
afterAll(closeStore);

/** How many of two reads of one key went to the source, when `between` happened in between. */
async function loadsOf(kind: CacheKind, between: () => Promise<unknown>): Promise<number> {
  let loads = 0;
  const request = { kind, key: [newId()], tags: ["any"], schema: z.number() };
  const read = () => cached(request, async () => ok(++loads));
  await read();
  await between();
  await read();
  return loads;
}

async function eventsOf(userId: string) {
  const { db, tables } = await store();
  const { auditEvents } = tables;
  return await db.select().from(auditEvents).where(eq(auditEvents.userId, userId)).orderBy(desc(auditEvents.id));
}

it("makes the next look at a kind go to the source, and leaves other kinds alone", async () => {
  const clear = () => clearCacheFor(admin, { what: "kind", kind: "prompt" });
  expect(await loadsOf("prompt", clear)).toBe(2);
  expect(await loadsOf("models", clear)).toBe(1);
  expect(await loadsOf("models", () => clearCacheFor(admin, { what: "all" }))).toBe(2);
});

it("keeps in the audit who cleared what, under the name it had", async () => {
  await clearCacheFor(admin, { what: "source", sourceId: things.sourceId });
  expect((await eventsOf(admin.userId))[0]).toMatchObject({
    action: "cache.clear",
    subject: things.sourceId,
    sourceId: things.sourceId,
    details: { what: "source", name: "Theirs" },
  });
  await clearCacheFor(admin, { what: "dashboard", dashboardId: things.sharedDashboardId });
  expect((await eventsOf(admin.userId))[0]).toMatchObject({ subject: things.sharedDashboardId, text: "Board" });
});

it("answers for another's private dashboard as for one of nothing, and does nothing for either", async () => {
  const before = (await eventsOf(admin.userId)).length;
  for (const dashboardId of [things.dashboardId, newId()]) {
    expect(await clearCacheFor(admin, { what: "dashboard", dashboardId })).toEqual({
      ok: false,
      error: { code: "dashboard/not-found", params: {} },
    });
  }
  expect(await clearCacheFor(admin, { what: "source", sourceId: newId() })).toMatchObject({
    error: { code: "source/not-found" },
  });
  expect(await eventsOf(admin.userId)).toHaveLength(before);
});

it("is for admins alone", async () => {
  const designer = viewer(newId(), { role: "designer" });
  expect(await clearCacheFor(designer, { what: "all" })).toMatchObject({ error: { code: "auth/forbidden" } });
});
