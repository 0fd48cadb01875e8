import { beforeEach, describe, expect, it } from "vitest";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { modelBudgetsTag } from "./budgets";
import { checkBudget } from "./check-budget";
import { costOf } from "./cost-of";
import { modelPricesTag } from "./own-prices";
import type { Budget } from "./schema";
import { addSpent } from "./spent";

const now = new Date("2026-05-15T10:00:00Z");
const person = () => ({ userId: newId(), role: "viewer" as const });

async function allow(...budgets: Budget[]) {
  const { db, tables } = await store();
  await db.delete(tables.modelBudgets);
  const common = { createdBy: newId(), updatedAt: now };
  if (budgets.length > 0)
    await db.insert(tables.modelBudgets).values(budgets.map((b) => ({ id: newId(), ...b, ...common })));
  await invalidate([modelBudgetsTag]);
}

async function spend(userId: string | null, costNanoUsd: number | null, at = now) {
  const { db, tables } = await store();
  const tokens = { inputTokens: 1, outputTokens: 1, cachedInputTokens: 0, reasoningTokens: 0 };
  await db.insert(tables.modelCalls).values({
    ...{ id: newId(), at, userId, conversationId: null, operation: "sql", provider: "deepseek", model: "m" },
    ...{ ...tokens, costNanoUsd, firstTokenMs: null, durationMs: 1, outcome: "ok", fallbackFrom: null },
    ...{ promptVersion: null, sourceId: null },
  });
}

const own = (subject: string, limitNanoUsd: number, period: Budget["period"] = "day"): Budget => ({
  ...{ scope: "user", subject, period, limitNanoUsd },
});

beforeEach(async () => {
  const { db, tables } = await store();
  await db.delete(tables.modelCalls);
});

describe("a budget", () => {
  it("refuses whoever has spent it, names it and says when it is whole again", async () => {
    const ada = person();
    await allow(own(ada.userId, 100));
    await spend(ada.userId, 100);
    expect(await checkBudget(ada, now)).toMatchObject({
      ok: false,
      error: { code: "llm/budget", params: { scope: "user", period: "day", resetsAt: "2026-05-16 00:00 UTC" } },
    });
    expect(await checkBudget(person(), now)).toMatchObject({ ok: true });
  });

  it("counts the day and the month of UTC, and calls of unknown price as nothing", async () => {
    const ada = person();
    await allow(own(ada.userId, 100), own(ada.userId, 150, "month"));
    await spend(ada.userId, 90, new Date("2026-05-14T23:59:59Z"));
    await spend(ada.userId, 1_000, new Date("2026-04-30T23:59:59Z"));
    await spend(ada.userId, null);
    await spend(ada.userId, 59);
    expect(await checkBudget(ada, now)).toMatchObject({ ok: true });
    addSpent(ada.userId, 1);
    expect(await checkBudget(ada, now)).toMatchObject({ error: { params: { period: "month" } } });
  });

  it("of a role holds for each person of it, but for one who has a budget of their own", async () => {
    const [ada, ben] = [person(), person()];
    await allow({ scope: "role", subject: "viewer", period: "day", limitNanoUsd: 10 }, own(ben.userId, 1_000));
    await spend(ada.userId, 10);
    await spend(ben.userId, 10);
    expect(await checkBudget(ada, now)).toMatchObject({ error: { params: { scope: "role" } } });
    expect(await checkBudget(ben, now)).toMatchObject({ ok: true });
    expect(await checkBudget({ ...ada, role: "admin" }, now)).toMatchObject({ ok: true });
  });

  it("of everyone counts all, the system among them, and holds the system back too", async () => {
    await allow({ scope: "everyone", subject: "", period: "month", limitNanoUsd: 30 });
    const later = new Date("2027-01-02T00:00:00Z");
    await spend(newId(), 20, later);
    await spend(null, 10, later);
    expect(await checkBudget(null, later)).toMatchObject({
      error: { params: { scope: "everyone", resetsAt: "2027-02-01 00:00 UTC" } },
    });
  });
});

it("costs what an admin says, before what was published, and nothing known otherwise", async () => {
  const tokens = { inputTokens: 10, cachedInputTokens: 0, outputTokens: 0 };
  expect(await costOf("deepseek-flash", tokens)).toBe(3_000);
  expect(await costOf("home-grown", tokens)).toBeNull();
  const { db, tables } = await store();
  const price = { inputNanoUsd: 7, cachedInputNanoUsd: 1, outputNanoUsd: 2, updatedBy: newId(), updatedAt: now };
  await db.insert(tables.modelPrices).values(["deepseek-flash", "home-grown"].map((model) => ({ model, ...price })));
  await invalidate([modelPricesTag]);
  expect(await costOf("deepseek-flash", tokens)).toBe(70);
  expect(await costOf("home-grown", tokens)).toBe(70);
});
