import { createPool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { newId } from "@/lib/id";
import type { Result } from "@/lib/result";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const stores = [
  { dialect: "sqlite", available: true },
  { dialect: "mysql", available: mysqlUrl !== undefined },
] as const;

const admin = person("admin", { role: "admin" });
const now = new Date("2026-05-15T10:00:00Z");
const [ada, conversationId] = [newId(), newId()];

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

type Call = Partial<Record<"at", Date>> & Record<string, unknown>;

async function insertCalls(...calls: Call[]) {
  const { store } = await import("@/lib/db/store");
  const { db, tables } = await store();
  const common = {
    ...{ at: now, userId: ada, conversationId: null, operation: "sql", provider: "deepseek", model: "deepseek-flash" },
    ...{ inputTokens: 100, outputTokens: 10, cachedInputTokens: 40, reasoningTokens: null, costNanoUsd: 1_000 },
    ...{ firstTokenMs: null, durationMs: 100, outcome: "ok", fallbackFrom: null, promptVersion: null, sourceId: null },
  };
  await db.insert(tables.modelCalls).values(calls.map((call) => ({ id: newId(), ...common, ...call })));
}

async function insertAda() {
  const { store } = await import("@/lib/db/store");
  const { db, tables } = await store();
  await db.insert(tables.users).values({
    ...{ id: ada, email: `${ada}@example.com`, name: "=Ada", role: "viewer", passwordHash: null, groups: [] },
    ...{ attributes: {}, disabled: false, locale: null, sessionEpoch: 0, createdAt: now, lastSeenAt: null },
  });
}

describe.each(stores.filter(({ available }) => available))("usage on $dialect", ({ dialect }) => {
  const databaseName = `querent_test_${newId().replaceAll("-", "")}`;

  beforeAll(async () => {
    vi.resetModules();
    if (dialect === "mysql") {
      const pool = createPool({ uri: mysqlUrl });
      await pool.query(`CREATE DATABASE ${databaseName}`);
      await pool.end();
      const url = new URL(mysqlUrl ?? "");
      url.pathname = `/${databaseName}`;
      vi.stubEnv("DATABASE_URL", url.href);
    }
    await insertAda();
    await insertCalls(
      { conversationId, durationMs: 300, firstTokenMs: 50, costNanoUsd: 5_000 },
      { at: new Date("2026-05-14T23:59:59.999Z"), durationMs: 200, reasoningTokens: 7 },
      { userId: null, operation: "naming", model: "home-grown", costNanoUsd: null, fallbackFrom: "deepseek-flash" },
      { outcome: "llm/timeout", durationMs: 9_000 },
      { outcome: "execute/cancelled", durationMs: 9_000 },
      { at: new Date("2026-05-08T23:59:59.999Z"), costNanoUsd: 77 },
    );
  });

  afterAll(async () => {
    const { shutDown } = await import("@/lib/telemetry/shutdown");
    await shutDown();
    vi.unstubAllEnvs();
    if (dialect !== "mysql") return;
    const pool = createPool({ uri: mysqlUrl });
    await pool.query(`DROP DATABASE ${databaseName}`);
    await pool.end();
  });

  it("adds up the days of the range: money, tokens, failures, fall-backs and the middle time of good calls", async () => {
    const { usageReport } = await import("./usage-report");
    const report = await value(usageReport(admin, "7d", now));
    expect(report).toMatchObject({ from: "2026-05-09", to: "2026-05-15" });
    expect(report.total).toEqual({
      ...{ calls: 5, failures: 1, fallBacks: 1, inputTokens: 500, cachedInputTokens: 200, outputTokens: 50 },
      ...{ reasoningTokens: 7, costNanoUsd: 8_000, unpricedCalls: 1, medianMs: 200, medianFirstTokenMs: 50 },
    });
    expect((await value(usageReport(admin, "month", now))).total.calls).toBe(6);
    expect((await value(usageReport(admin, "today", now))).total.calls).toBe(4);
  });

  it("says who, what for, with which model, in which conversation and on which day of UTC", async () => {
    const { usageReport } = await import("./usage-report");
    const report = await value(usageReport(admin, "7d", now));
    expect(report.days).toEqual([
      { day: "2026-05-14", model: "deepseek-flash", costNanoUsd: 1_000 },
      { day: "2026-05-15", model: "deepseek-flash", costNanoUsd: 7_000 },
      { day: "2026-05-15", model: "home-grown", costNanoUsd: 0 },
    ]);
    const brief = (rows: typeof report.byUser) => rows.map(({ key, label, calls }) => [key, label, calls]);
    expect(brief(report.byModel)).toEqual([
      ["deepseek-flash", null, 4],
      ["home-grown", null, 1],
    ]);
    expect(brief(report.byOperation)).toEqual([
      ["sql", null, 4],
      ["naming", null, 1],
    ]);
    expect(brief(report.byUser)).toEqual([
      [ada, "=Ada", 4],
      [null, null, 1],
    ]);
    expect(brief(report.byConversation)).toEqual([[conversationId, null, 1]]);
  });

  it("is exported call by call, and no name runs as a formula", async () => {
    const { exportUsage } = await import("./export-usage");
    const csv = await new Response(await value(exportUsage(admin, "7d", now))).text();
    const [header, first, ...others] = csv.trim().split("\r\n");
    expect(header).toContain("at,user,user_id,operation");
    expect(first).toContain(`2026-05-15T10:00:00.000Z,"'=Ada",`);
    expect(first).toContain("0.000005000");
    expect(others).toHaveLength(4);
  });

  it("shows how much of each budget is used: by all, by the person, by whoever of the role used the most", async () => {
    const { changeBudget } = await import("./change-budget");
    const { listBudgets } = await import("./budget-status");
    const set = (scope: "everyone" | "role" | "user", subject: string, limitNanoUsd: number | null) =>
      value(changeBudget(admin, { scope, subject, period: "month", limitNanoUsd }));
    await set("user", ada, 50);
    await set("user", ada, 10_000);
    await set("role", "viewer", 20_000);
    await set("role", "designer", 1);
    await set("everyone", "", 30_000);
    await set("role", "designer", null);
    const brief = (await value(listBudgets(admin, now))).map((budget) => [
      budget.scope,
      budget.subjectName,
      budget.limitNanoUsd,
      budget.spentNanoUsd,
      budget.spenderName,
    ]);
    expect(brief).toEqual([
      ["everyone", null, 30_000, 8_077, null],
      ["role", null, 20_000, 8_077, "=Ada"],
      ["user", "=Ada", 10_000, 8_077, "=Ada"],
    ]);
    const nobody = { scope: "user", subject: newId(), period: "day", limitNanoUsd: 1 } as const;
    expect(await changeBudget(admin, nobody)).toMatchObject({ ok: false, error: { code: "user/not-found" } });
  });

  it("lists what models cost, an admin's own price before the published one", async () => {
    const { changePrice, listPrices } = await import("./price-list");
    const price = { inputNanoUsd: 7, cachedInputNanoUsd: 1, outputNanoUsd: 2 };
    await value(changePrice(admin, { model: "home-grown", price }));
    const { entries } = await value(listPrices(admin, now));
    expect(entries.slice(0, 2)).toEqual([
      expect.objectContaining({ model: "deepseek-flash", own: null, calls: 5 }),
      { model: "home-grown", own: price, published: null, calls: 1 },
    ]);
    await value(changePrice(admin, { model: "home-grown", price: null }));
    expect((await value(listPrices(admin, now))).entries[1]).toMatchObject({ model: "home-grown", own: null });
  });

  it("is for administrators alone", async () => {
    const { usageReport } = await import("./usage-report");
    const designer = person("designer", { role: "designer" });
    expect(await usageReport(designer, "7d", now)).toMatchObject({ ok: false, error: { code: "auth/forbidden" } });
  });
});
