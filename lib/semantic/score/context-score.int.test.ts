import { createPool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { newId } from "@/lib/id";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const stores = [
  { dialect: "sqlite", available: true },
  { dialect: "mysql", available: mysqlUrl !== undefined },
];
const designer = person("designer", { role: "designer" });
const now = new Date("2026-05-20T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe.each(stores.filter(({ available }) => available))("the score with its store on $dialect", ({ dialect }) => {
  const databaseName = `querent_test_score_${Date.now()}`;
  const sourceId = newId();

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
  });

  afterAll(async () => {
    const { shutDown } = await import("@/lib/telemetry/shutdown");
    await shutDown();
    vi.unstubAllEnvs();
    if (dialect === "mysql") {
      const pool = createPool({ uri: mysqlUrl });
      await pool.query(`DROP DATABASE ${databaseName}`);
      await pool.end();
    }
  });

  it("counts the tables of answers by day, and forgets old days", async () => {
    const { countEntityQuestions, entityQuestionCounts } = await import("./entity-questions");
    const { store } = await import("@/lib/db/store");
    for (const days of [100, 10, 6, 6]) await countEntityQuestions(sourceId, ["orders"], daysAgo(days));
    await countEntityQuestions(sourceId, ["orders", "customers"], now);
    expect([...(await entityQuestionCounts(sourceId, now))].sort()).toEqual([
      ["customers", 1],
      ["orders", 3],
    ]);
    const { db, tables } = await store();
    const days = await db.select({ day: tables.entityQuestions.day }).from(tables.entityQuestions);
    expect(days.map(({ day }) => day).sort()).toEqual(["2026-05-10", "2026-05-14", "2026-05-20", "2026-05-20"]);
  });
});

it("is told to those who edit, for what they may see", async () => {
  vi.resetModules();
  const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
  const { contextScoreFor } = await import("./context-score");
  const shopId = await createSqliteShop();
  const score = await contextScoreFor(designer, shopId);
  if (!score.ok) throw new Error(score.error.code);
  expect(score.value.parts.find(({ part }) => part === "freshness")?.score).toBe(100);
  expect(score.value.todo.map(({ code }) => code)).toContain("describe-columns");
  expect(await contextScoreFor(person("reader"), shopId)).toMatchObject({ error: { code: "auth/forbidden" } });
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
});
