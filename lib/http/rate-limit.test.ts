import { expect, it } from "vitest";
import { flushAudit } from "@/lib/auth/audit";
import { store } from "@/lib/db/store";
import { forgetUses, limitRate, returnUse } from "@/lib/http/rate-limit";

it("refuses the eleventh sign-in attempt of a key with the seconds to wait, and nobody else's", async () => {
  for (let attempt = 0; attempt < 10; attempt += 1) expect((await limitRate("sign-in", "ada")).ok).toBe(true);
  const refused = await limitRate("sign-in", "ada");
  expect(refused).toMatchObject({ ok: false, error: { code: "request/rate" } });
  expect(!refused.ok && refused.error.params.seconds).toBeGreaterThan(200);
  expect((await limitRate("sign-in", "grace")).ok).toBe(true);
  expect((await limitRate("setup", "ada")).ok).toBe(true);
});

it("takes back a use that was no failure, and forgets all of a key", async () => {
  for (let attempt = 0; attempt < 10; attempt += 1) await limitRate("setup", "alan");
  await returnUse("setup", "alan");
  expect((await limitRate("setup", "alan")).ok).toBe(true);
  expect((await limitRate("setup", "alan")).ok).toBe(false);
  await forgetUses("setup", "alan");
  expect((await limitRate("setup", "alan")).ok).toBe(true);
});

it("tells the audit once when a key reaches its limit", async () => {
  for (let attempt = 0; attempt < 15; attempt += 1) await limitRate("setup", "edsger");
  await flushAudit();
  const { db, tables } = await store();
  const reached = (await db.select().from(tables.auditEvents)).filter(({ details }) => details.key === "edsger");
  expect(reached).toMatchObject([{ action: "limit.reach", subject: "setup", details: { points: 10, seconds: 300 } }]);
});
