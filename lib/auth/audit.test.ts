import { afterAll, expect, it } from "vitest";
import { audit, flushAudit } from "@/lib/auth/audit";
import { auditActions } from "@/lib/auth/audit-actions";
import { auditGroups } from "@/lib/auth/schema";
import { closeStore, store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { newContext, runInContext } from "@/lib/telemetry/request-context";
import english from "@/messages/en/admin.json";
import chinese from "@/messages/zh/admin.json";

afterAll(closeStore);

async function events() {
  const { db, tables } = await store();
  return db.select().from(tables.auditEvents).orderBy(tables.auditEvents.id);
}

it("has an act of security in the store before it is confirmed, with the request that it came by", async () => {
  const sourceId = newId();
  await runInContext(newContext("request-1"), () =>
    audit({ userId: "ada" }, "source.change", sourceId, { name: "Shop" }, { sourceId, text: "Shop" }),
  );
  expect((await events()).at(-1)).toMatchObject({
    action: "source.change",
    userId: "ada",
    requestId: "request-1",
    sourceId,
    text: "Shop",
    details: { name: "Shop" },
  });
});

it("has a query in the store soon after, with the time and the request at which it happened", async () => {
  const before = (await events()).length;
  await runInContext(newContext("request-2"), () => audit(null, "query.run", "x", { rows: 3 }));
  expect(await events()).toHaveLength(before);
  await flushAudit();
  expect((await events()).at(-1)).toMatchObject({ action: "query.run", requestId: "request-2", details: { rows: 3 } });
});

it("takes a subject of any length", async () => {
  await audit(null, "session.refuse", "a".repeat(1_000));
  expect((await events()).at(-1)?.subject).toHaveLength(255);
});

it.each([
  ["English", english.audit],
  ["Chinese", chinese.audit],
])("has %s words for every act and every group, and for no others", (_language, { actions, groups }) => {
  const told = Object.entries(actions).flatMap(([group, acts]) => Object.keys(acts).map((act) => `${group}.${act}`));
  expect(told.sort()).toEqual([...auditActions].sort());
  expect(Object.keys(groups).sort()).toEqual([...auditGroups].sort());
});
