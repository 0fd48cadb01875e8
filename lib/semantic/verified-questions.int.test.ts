import { createPool } from "mysql2/promise";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { Result } from "@/lib/result";
import type { NewVerifiedQuestion } from "./verified-questions";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const stores = [
  { dialect: "sqlite", available: true },
  { dialect: "mysql", available: mysqlUrl !== undefined },
];

const admin = person("admin", { role: "admin" });
const reader = person("reader");
const plan: QueryPlan = {
  ...{ version: 1, root: "客户", measures: [], distinct: false, filter: null, having: [], order: [], limit: null },
  dimensions: [
    { column: { entity: "客户", column: "city", path: null }, grain: null, label: "O'Hara’s “city” \\ 100%" },
  ],
  ...{ series: [], combine: null },
};

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}
const refused = (code: string) => ({ ok: false, error: { code } });

describe.each(stores.filter(({ available }) => available))("verified questions on $dialect", ({ dialect }) => {
  const databaseName = `querent_test_verified_${Date.now()}`;
  let lib: typeof import("./verified-questions");
  let designer = person("designer", { role: "designer" });
  let sourceId = "";

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
    lib = await import("./verified-questions");
    const { signInAs } = await import("@/scripts/test/sign-in-as");
    const { user } = await signInAs("designer");
    designer = person(user.id, { role: "designer" });
  });

  beforeEach(async () => {
    sourceId = await newSource();
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

  async function newSource(): Promise<string> {
    const { createSource } = await import("@/lib/source/sources");
    const connection = { kind: "sqlite" as const, file: `shop-${Math.random()}.db` };
    return (await value(createSource(admin, { name: `Shop ${Math.random()}`, connection }))).id;
  }

  const wanted = (given: Partial<NewVerifiedQuestion> = {}): NewVerifiedQuestion => ({
    ...{ sourceId, question: "customers by city", language: "en", plan: null, sql: "SELECT 1", chart: null },
    ...given,
  });
  const list = () => value(lib.listVerifiedQuestions(reader, sourceId));
  const create = (given: Partial<NewVerifiedQuestion> = {}) =>
    value(lib.createVerifiedQuestion(designer, wanted(given)));

  it("come back as they were kept, with the name of whoever vouched for them, the latest first", async () => {
    const first = await create({ question: "各城市的客户数量", language: "zh", plan, sql: "SELECT '书' AS \"a\\b\"" });
    const second = await create();
    const [latest, earliest] = await list();
    expect(latest).toMatchObject({ id: second, plan: null, chart: null });
    expect(earliest).toMatchObject({
      ...{ id: first, sourceId, question: "各城市的客户数量", language: "zh", sql: "SELECT '书' AS \"a\\b\"" },
      verifiedBy: "designer",
    });
    expect(earliest?.plan).toEqual(plan);
  });

  it("are the same list until one changes, and the changed list at once", async () => {
    const id = await create();
    const before = await list();
    expect(await list()).toBe(before);
    await value(
      lib.changeVerifiedQuestion(designer, { sourceId, id }, { question: "clients by town", language: "en" }),
    );
    expect(await list()).toMatchObject([{ id, question: "clients by town", createdAt: before[0]?.createdAt }]);
    await value(lib.deleteVerifiedQuestion(designer, { sourceId, id }));
    expect(await list()).toEqual([]);
  });

  it("are kept by designers and admins alone", async () => {
    const id = await create();
    expect(await lib.createVerifiedQuestion(reader, wanted({ question: "other" }))).toMatchObject(
      refused("auth/forbidden"),
    );
    const change = { question: "other", language: "en" } as const;
    expect(await lib.changeVerifiedQuestion(reader, { sourceId, id }, change)).toMatchObject(refused("auth/forbidden"));
    expect(await lib.deleteVerifiedQuestion(reader, { sourceId, id })).toMatchObject(refused("auth/forbidden"));
    expect(await list()).toHaveLength(1);
    await value(lib.deleteVerifiedQuestion(admin, { sourceId, id }));
  });

  it("of another source, and of none, do not exist", async () => {
    const id = await create();
    const elsewhere = { sourceId: await newSource(), id };
    const change = { question: "other", language: "en" } as const;
    expect(await lib.changeVerifiedQuestion(designer, elsewhere, change)).toMatchObject(refused("verified/not-found"));
    expect(await lib.deleteVerifiedQuestion(designer, elsewhere)).toMatchObject(refused("verified/not-found"));
    expect(await lib.listVerifiedQuestions(reader, "nowhere")).toMatchObject(refused("source/not-found"));
    expect(await lib.createVerifiedQuestion(designer, wanted({ sourceId: "nowhere" }))).toMatchObject(
      refused("source/not-found"),
    );
  });

  it("are kept once, however often and by whoever they are kept at the same moment", async () => {
    const questions = ["Customers by city", "customers  by city?", "CUSTOMERS BY CITY", "customers by city。"];
    const made = await Promise.all(
      questions.map((question) => lib.createVerifiedQuestion(designer, wanted({ question }))),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.find(({ ok }) => !ok)).toMatchObject(refused("verified/exists"));
    const id = await create({ question: "orders by city" });
    const same = { question: "customers by city", language: "en" } as const;
    expect(await lib.changeVerifiedQuestion(designer, { sourceId, id }, same)).toMatchObject(
      refused("verified/exists"),
    );
    const own = { question: "Orders by city?", language: "en" } as const;
    expect(await lib.changeVerifiedQuestion(designer, { sourceId, id }, own)).toMatchObject({ ok: true });
  });

  it("are at most so many for one source", async () => {
    const { store } = await import("@/lib/db/store");
    const { newId } = await import("@/lib/id");
    const { db, tables } = await store();
    const at = new Date();
    const rows = Array.from({ length: lib.verifiedCountMax }, (_, index) => ({
      ...wanted({ question: `question ${index}` }),
      ...{ id: newId(), createdBy: admin.userId, createdAt: at, updatedAt: at },
    }));
    for (let from = 0; from < rows.length; from += 100) {
      await db.insert(tables.verifiedQuestions).values(rows.slice(from, from + 100));
    }
    expect(await lib.createVerifiedQuestion(designer, wanted())).toMatchObject(refused("verified/full"));
    expect(await list()).toHaveLength(lib.verifiedCountMax);
  });

  it("go with their source", async () => {
    const id = await create();
    const { deleteSource } = await import("@/lib/source/sources");
    await list();
    await value(deleteSource(admin, sourceId));
    expect(await lib.listVerifiedQuestions(reader, sourceId)).toMatchObject(refused("source/not-found"));
    expect(await lib.deleteVerifiedQuestion(designer, { sourceId, id })).toMatchObject(refused("verified/not-found"));
  });

  it("leave a trace of who did what", async () => {
    const id = await create({ question: "traced" });
    await value(lib.changeVerifiedQuestion(designer, { sourceId, id }, { question: "traced anew", language: "en" }));
    await value(lib.deleteVerifiedQuestion(admin, { sourceId, id }));
    const { store } = await import("@/lib/db/store");
    const { db, tables } = await store();
    const events = (await db.select().from(tables.auditEvents)).filter(({ subject }) => subject === id);
    expect(events.map(({ action, userId }) => [action, userId]).toSorted()).toEqual([
      ["verified.change", designer.userId],
      ["verified.create", designer.userId],
      ["verified.delete", admin.userId],
    ]);
  });
});
