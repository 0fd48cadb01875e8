import { eq } from "drizzle-orm";
import { createPool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import type { Viewer } from "@/lib/auth/viewer";
import { newId } from "@/lib/id";
import type { QualityRun } from "@/lib/quality/schema";
import type { Result } from "@/lib/result";
import { failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const admin = person("admin", { role: "admin" });
const designer = person("designer", { role: "designer" });
const stores = [
  { dialect: "sqlite", available: true },
  { dialect: "mysql", available: mysqlUrl !== undefined },
] as const;

async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

const refused = (code: string) => ({ ok: false, error: { code } });

describe.each(stores.filter(({ available }) => available))("quality on $dialect", ({ dialect }) => {
  const databaseName = `querent_test_${newId().replaceAll("-", "")}`;
  let model: FakeModel;
  let sourceId = "";

  beforeAll(async () => {
    vi.resetModules();
    model = await startFakeModel();
    vi.stubEnv("DEEPSEEK_BASE_URL", model.url);
    vi.stubEnv("DEEPSEEK_API_KEY", "any-key");
    if (dialect === "mysql") {
      const pool = createPool({ uri: mysqlUrl });
      await pool.query(`CREATE DATABASE ${databaseName}`);
      await pool.end();
      const url = new URL(mysqlUrl ?? "");
      url.pathname = `/${databaseName}`;
      vi.stubEnv("DATABASE_URL", url.href);
    }
    const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
    sourceId = await createSqliteShop();
  });

  afterAll(async () => {
    const { shutDown } = await import("@/lib/telemetry/shutdown");
    await shutDown();
    vi.unstubAllEnvs();
    await model.close();
    if (dialect !== "mysql") return;
    const pool = createPool({ uri: mysqlUrl });
    await pool.query(`DROP DATABASE ${databaseName}`);
    await pool.end();
  });

  const sets = () => import("./question-sets");
  const cases = () => import("./question-cases");
  const exchange = () => import("./exchange-cases");
  const runs = () => import("./run-quality");

  /** A set of its own with these lines. */
  async function setOf(...lines: object[]): Promise<string> {
    const { id } = await value((await sets()).createSet(admin, { sourceId, name: `Set ${newId()}` }));
    if (lines.length > 0) {
      const text = lines.map((line) => JSON.stringify(line)).join("\n");
      await value((await exchange()).importCases(admin, id, text, "en"));
    }
    return id;
  }

  /** Runs a set to its end. */
  async function measured(setId: string, engine: "offline" | "model" | "auto" = "offline"): Promise<QualityRun> {
    const { startRun, runFinished } = await runs();
    const { listRuns } = await import("./quality-runs");
    const started = await value(startRun(admin, setId, engine));
    await runFinished(started.id);
    const found = (await value(listRuns(admin, setId))).find(({ id }) => id === started.id);
    if (!found) throw new Error("the run is not listed");
    return found;
  }

  const compared = async (...ids: string[]) => value((await import("./compare-runs")).compareRuns(admin, ids));
  const countCustomers = { question: "how many customers are there", gold_sql: "SELECT COUNT(*) FROM customers" };

  describe("question sets", () => {
    it("are listed by name with their size, once per source and name", async () => {
      const { createSet, listSets, renameSet, deleteSet } = await sets();
      const name = `A ${newId()}`;
      const { id } = await value(createSet(admin, { sourceId, name }));
      expect(await createSet(admin, { sourceId, name })).toMatchObject(refused("quality/name-taken"));
      const other = await setOf(countCustomers);
      expect(await renameSet(admin, other, name)).toMatchObject(refused("quality/name-taken"));
      expect((await value(renameSet(admin, other, `${name} b`))).name).toBe(`${name} b`);
      const listed = (await value(listSets(admin, sourceId))).filter((set) => set.name.startsWith(name));
      expect(listed).toMatchObject([
        { id, caseCount: 0, lastRun: null },
        { id: other, caseCount: 1 },
      ]);
      await value(deleteSet(admin, other));
      expect(await deleteSet(admin, other)).toMatchObject(refused("quality/set-not-found"));
      expect(await createSet(admin, { sourceId: newId(), name })).toMatchObject(refused("source/not-found"));
    });

    it("keep turns of a conversation behind each other, wherever they were added", async () => {
      const setId = await setOf(countCustomers, {
        question: "how many orders",
        gold_sql: "SELECT COUNT(*) FROM orders",
      });
      const { addCase, listCases, changeCase, deleteCase } = await cases();
      const [first] = await value(listCases(admin, setId));
      if (!first) throw new Error("no case");
      const followUp = { question: "only in Paris", goldSql: "SELECT 1", followUpOf: first.id };
      expect(await value(addCase(admin, setId, followUp))).toMatchObject({ turn: 2 });
      const order = async () => (await value(listCases(admin, setId))).map(({ question, turn }) => [question, turn]);
      expect(await order()).toEqual([
        ["how many customers are there", 1],
        ["only in Paris", 2],
        ["how many orders", 1],
      ]);
      await value(changeCase(admin, first.id, { question: " how many people? ", goldSql: "SELECT 3" }));
      expect((await order())[0]).toEqual(["how many people?", 1]);
      expect(await changeCase(admin, first.id, { question: "?", goldSql: "SELECT 3" })).toMatchObject(
        refused("question/empty"),
      );
      const elsewhere = await setOf(countCustomers);
      expect(await addCase(admin, elsewhere, followUp)).toMatchObject(refused("quality/case-not-found"));
      await value(deleteCase(admin, first.id));
      expect(await deleteCase(admin, first.id)).toMatchObject(refused("quality/case-not-found"));
    });

    it("take a file as a whole or not at all, and what they hold already only once", async () => {
      const { importCases, exportCases } = await exchange();
      const { listCases } = await cases();
      const setId = await setOf();
      const lines = [
        countCustomers,
        { id: "talk", turns: [countCustomers, { question: "by city", gold_sql: "SELECT city FROM customers" }] },
      ].map((line) => JSON.stringify(line));
      const broken = await importCases(admin, setId, [...lines, "{", '{"question": "x"}'].join("\n"), "en");
      expect(broken).toMatchObject(refused("quality/import"));
      expect(broken.ok ? "" : broken.error.params.problems).toMatch(/^Line 3: .*\nLine 4, gold_sql: /);
      expect(await value(listCases(admin, setId))).toEqual([]);
      expect(await importCases(admin, setId, " \n", "en")).toMatchObject(refused("quality/import"));
      expect(await value(importCases(admin, setId, lines.join("\n"), "en"))).toEqual({ added: 3, known: 0 });
      const exported = await value(exportCases(admin, setId));
      expect(await value(importCases(admin, setId, exported.lines, "en"))).toEqual({ added: 0, known: 3 });
      const copy = await setOf();
      await value(importCases(admin, copy, exported.lines, "en"));
      const words = async (id: string) =>
        (await value(listCases(admin, id))).map(({ question, goldSql, turn }) => ({ question, goldSql, turn }));
      expect(await words(copy)).toEqual(await words(setId));
      const tooMany = Array.from({ length: 2_001 }, (_, at) =>
        JSON.stringify({ ...countCustomers, question: `how many ${at}` }),
      );
      expect(await importCases(admin, setId, tooMany.join("\n"), "en")).toMatchObject(refused("quality/full"));
    });

    it("are for administrators alone", async () => {
      const setId = await setOf(countCustomers);
      const { createSet, listSets } = await sets();
      const { listCases, deleteCase } = await cases();
      const { checkGold } = await import("./check-gold");
      const { listRuns } = await import("./quality-runs");
      const { compareRuns } = await import("./compare-runs");
      const run = await measured(setId);
      const [held] = await value(listCases(admin, setId));
      for (const other of [designer, person("viewer")]) {
        expect(await listSets(other, sourceId)).toMatchObject(refused("auth/forbidden"));
        expect(await createSet(other, { sourceId, name: "x" })).toMatchObject(refused("auth/forbidden"));
        expect(await listCases(other, setId)).toMatchObject(refused("auth/forbidden"));
        expect(await listRuns(other, setId)).toMatchObject(refused("auth/forbidden"));
        expect(await compareRuns(other, [run.id])).toMatchObject(refused("auth/forbidden"));
        expect(await (await runs()).startRun(other, setId, "offline")).toMatchObject(refused("auth/forbidden"));
        expect(await deleteCase(other, held?.id ?? "")).toMatchObject(refused("quality/case-not-found"));
        const sql = "SELECT 1";
        expect(await checkGold(other, { sourceId, sql }, AbortSignal.timeout(5_000))).toMatchObject(
          refused("auth/forbidden"),
        );
      }
    });

    it("go with their source, runs and all", async () => {
      const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
      const shop = await createSqliteShop();
      const { id } = await value((await sets()).createSet(admin, { sourceId: shop, name: "Short-lived" }));
      await value((await exchange()).importCases(admin, id, JSON.stringify(countCustomers), "en"));
      const run = await measured(id);
      const { disconnectSource } = await import("@/lib/pipeline/connect-source");
      await value(disconnectSource(admin, shop));
      const { store } = await import("@/lib/db/store");
      const { db, tables } = await store();
      const { qualityResults, questionCases } = tables;
      expect(await db.select().from(qualityResults).where(eq(qualityResults.runId, run.id))).toEqual([]);
      expect(await db.select().from(questionCases).where(eq(questionCases.setId, id))).toEqual([]);
      expect(await (await sets()).getSet(admin, id)).toMatchObject(refused("quality/set-not-found"));
    });
  });

  describe("gold SQL", () => {
    it("is tried through the guard", async () => {
      const { checkGold } = await import("./check-gold");
      const check = (sql: string) => checkGold(admin, { sourceId, sql }, AbortSignal.timeout(20_000));
      expect(await value(check("SELECT name, city FROM customers"))).toEqual({
        ...{ rowCount: 3, columnCount: 2, truncated: false },
      });
      expect(await check("DELETE FROM customers")).toMatchObject(refused("guard/statement"));
      expect(await check("SELECT * FROM nothing")).toMatchObject(refused("guard/table"));
    });
  });

  describe("a run", () => {
    it("asks every question as a person would and judges it by its rows", async () => {
      const setId = await setOf(
        countCustomers,
        { question: "number of orders per status", gold_sql: "SELECT status, COUNT(*) FROM orders GROUP BY status" },
        { question: "number of orders", gold_sql: "SELECT COUNT(*) + 1 FROM orders" },
        { question: "number of customers per city", gold_sql: "SELECT city FROM customers WHERE city = 'Paris'" },
        { question: "how many customers", gold_sql: "SELECT name FROM gone" },
        { question: "zxqj wvut plmk", gold_sql: "SELECT 1" },
        {
          turns: [
            { question: "number of orders per status", gold_sql: "SELECT COUNT(*), status FROM orders GROUP BY 2" },
            {
              question: "only shipped",
              gold_sql: "SELECT status, COUNT(*) FROM orders WHERE status = 'shipped' GROUP BY 1",
            },
          ],
        },
      );
      const run = await measured(setId);
      expect(run).toMatchObject({
        ...{ status: "done", error: null, engine: "offline", model: null, promptVersion: null, modelRevision: 1 },
        ...{ total: 8, done: 8, answered: 7, right: 4, refused: 1, clarified: 0, inputTokens: 0, outputTokens: 0 },
      });
      expect(run.confident).toBeGreaterThan(0);
      expect(run.p95Ms).toBeGreaterThanOrEqual(run.medianMs ?? Number.POSITIVE_INFINITY);
      expect(run.endedAt).not.toBeNull();
      const { cases: found } = await compared(run.id);
      const problems = found.map(({ results }) => results[0]?.problem?.kind ?? null);
      expect(problems).toEqual([null, null, "values", "columns", "gold", "refused", null, null].map((kind) => kind));
      expect(found.map(({ turn }) => turn)).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
      expect(found[7]?.results[0]).toMatchObject({
        outcome: "answer",
        right: true,
        sql: expect.stringContaining("shipped"),
      });
    });

    it("says what got better and what broke between two", async () => {
      const setId = await setOf(
        { question: "number of customers", gold_sql: "SELECT 99" },
        { question: "number of orders", gold_sql: "SELECT COUNT(*) FROM orders" },
        { question: "how many customers in Paris", gold_sql: "SELECT 2" },
      );
      const before = await measured(setId);
      const { listCases, changeCase, deleteCase, addCase } = await cases();
      const [wrong, right, same] = await value(listCases(admin, setId));
      await value(changeCase(admin, wrong?.id ?? "", { question: "number of customers", goldSql: "SELECT 3" }));
      await value(changeCase(admin, right?.id ?? "", { question: "number of orders", goldSql: "SELECT 99" }));
      const added = await value(addCase(admin, setId, { question: "number of cities", goldSql: "SELECT 2" }));
      const after = await measured(setId);
      const { runs: both, cases: found } = await compared(after.id, before.id);
      expect(both.map(({ id }) => id)).toEqual([before.id, after.id]);
      expect(found.map(({ caseId, change, goldChanged }) => [caseId, change, goldChanged])).toEqual([
        [wrong?.id, "better", true],
        [right?.id, "broke", true],
        [same?.id, "right", false],
        [added.id, "apart", false],
      ]);
      expect(found[3]?.results[0]).toBeNull();
      await value(deleteCase(admin, wrong?.id ?? ""));
      expect((await compared(before.id)).cases.at(-1)).toMatchObject({ caseId: wrong?.id, turn: null });
    });

    it("is compared with runs of its own set only", async () => {
      const [one, other] = [await measured(await setOf(countCustomers)), await measured(await setOf(countCustomers))];
      const { compareRuns } = await import("./compare-runs");
      expect(await compareRuns(admin, [one.id, other.id])).toMatchObject(refused("quality/other-sets"));
      expect(await compareRuns(admin, [one.id, newId()])).toMatchObject(refused("quality/run-not-found"));
    });

    it("can be stopped, keeps what it has, and lets only one of a set run at a time", async () => {
      const many = Array.from({ length: 400 }, (_, at) => ({
        question: `how many customers ${at}`,
        gold_sql: `SELECT ${at}`,
      }));
      const setId = await setOf(...many);
      const { startRun, stopRun } = await runs();
      const started = await Promise.all([startRun(admin, setId, "offline"), startRun(admin, setId, "offline")]);
      const [running] = started.flatMap((result) => (result.ok ? [result.value] : []));
      expect(started.filter(({ ok }) => !ok)).toMatchObject([refused("quality/running")]);
      expect(running).toMatchObject({ status: "running", total: 400 });
      const { listRuns, deleteRun } = await import("./quality-runs");
      await vi.waitUntil(async () => ((await value(listRuns(admin, setId)))[0]?.done ?? 0) > 0, { timeout: 30_000 });
      const stopped = await value(stopRun(admin, running?.id ?? ""));
      expect(stopped.status).toBe("stopped");
      expect(stopped.done).toBeGreaterThan(0);
      expect(stopped.done).toBeLessThan(400);
      expect((await compared(stopped.id)).cases).toHaveLength(stopped.done);
      await value(deleteRun(admin, stopped.id));
      expect(await value(listRuns(admin, setId))).toEqual([]);
      expect(await stopRun(admin, stopped.id)).toMatchObject(refused("quality/run-not-found"));
    });

    it("ends when another instance stopped it or its set was deleted", async () => {
      const many = Array.from({ length: 400 }, (_, at) => ({
        question: `how many customers ${at}`,
        gold_sql: `SELECT ${at}`,
      }));
      const { startRun, runFinished } = await runs();
      const { listRuns } = await import("./quality-runs");
      const { store } = await import("@/lib/db/store");
      const { db, tables } = await store();
      const { qualityRuns, qualityResults } = tables;
      const setId = await setOf(...many);
      const run = await value(startRun(admin, setId, "offline"));
      await db.update(qualityRuns).set({ status: "stopped" }).where(eq(qualityRuns.id, run.id));
      await runFinished(run.id);
      expect((await value(listRuns(admin, setId)))[0]).toMatchObject({ status: "stopped", done: 0 });

      const next = await value(startRun(admin, setId, "offline"));
      await value((await sets()).deleteSet(admin, setId));
      await runFinished(next.id);
      expect(await db.select().from(qualityResults).where(eq(qualityResults.runId, next.id))).toEqual([]);
    });

    it("that a dead process left behind is marked as failed, and another can start", async () => {
      const setId = await setOf(countCustomers);
      const done = await measured(setId);
      const { store } = await import("@/lib/db/store");
      const { db, tables } = await store();
      const { qualityRuns } = tables;
      const left = { status: "running", endedAt: null, seenAt: new Date(Date.now() - 61_000) };
      await db.update(qualityRuns).set(left).where(eq(qualityRuns.id, done.id));
      const { listRuns, failInterruptedRuns } = await import("./quality-runs");
      const failed = { status: "failed", error: { code: "quality/interrupted" } };
      expect((await value(listRuns(admin, setId)))[0]).toMatchObject(failed);

      // At the start of a process: alone on the embedded store, a shared one may have others at work.
      await db
        .update(qualityRuns)
        .set({ ...left, seenAt: new Date() })
        .where(eq(qualityRuns.id, done.id));
      await failInterruptedRuns();
      const [row] = await db.select().from(qualityRuns).where(eq(qualityRuns.id, done.id));
      expect(row?.status).toBe(dialect === "sqlite" ? "failed" : "running");
      const { startRun } = await runs();
      const again = await startRun(admin, setId, "offline");
      expect(again).toMatchObject(dialect === "sqlite" ? { ok: true } : refused("quality/running"));
    });

    it("needs questions, and a model only where one is asked for", async () => {
      const { startRun } = await runs();
      expect(await startRun(admin, await setOf(), "offline")).toMatchObject(refused("quality/no-cases"));
      expect(await startRun(admin, newId(), "offline")).toMatchObject(refused("quality/set-not-found"));
    });
  });

  describe("a run with a model", () => {
    it("counts its tokens, takes its mended SQL and notes which model and prompt", async () => {
      const setId = await setOf(countCustomers);
      model.reply(says({ sql: "SELECT count(*) FROM nowhere" }), says({ sql: "SELECT COUNT(*) FROM customers" }));
      const run = await measured(setId, "model");
      expect(run).toMatchObject({
        ...{ status: "done", right: 1, confident: 1, model: "deepseek-flash" },
        promptVersion: expect.stringMatching(/^built-in [0-9a-f]{8}$/),
      });
      expect(run.inputTokens).toBeGreaterThan(0);
    });

    it("fails with the model's reason when it is down, instead of counting refusals", async () => {
      const setId = await setOf(countCustomers);
      model.reply(failsWith(401));
      expect(await measured(setId, "model")).toMatchObject({
        ...{ status: "failed", error: { code: "llm/key-refused" }, done: 0 },
      });
    });
  });

  describe("an answer of the chat", () => {
    async function ask(as: Viewer, question: string, conversationId: string | null = null) {
      const { readUIMessageStream } = await import("ai");
      const { streamAnswer } = await import("@/lib/chat/stream-answer");
      const { getConversation } = await import("@/lib/chat/conversations");
      const request = { conversationId, sourceId, question, engine: "offline" as const };
      const stream = await value(streamAnswer(as, request, { signal: AbortSignal.timeout(30_000) }));
      let into = "";
      for await (const message of readUIMessageStream({ stream })) {
        for (const part of message.parts) {
          if (part.type === "data-conversation")
            into = (part as { data: { conversationId: string } }).data.conversationId;
        }
      }
      const { messages } = await value(getConversation(as, into));
      const part = messages.at(-1)?.parts.find(({ type }) => type === "data-sql");
      const messageId = messages.at(-1)?.id ?? "";
      return {
        messageId,
        conversationId: into,
        queryId: (part as { data: { queryId: string } } | undefined)?.data.queryId ?? "",
      };
    }

    it("goes to the set last used, a follow-up with the turns it needs, and never twice", async () => {
      const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
      sourceId = await createSqliteShop();
      const { addAnswer } = await import("./add-answer");
      const { readCases } = await cases();
      const first = await ask(designer, "how many customers are there");
      const added = await value(addAnswer(designer, first.queryId));
      expect(added).toMatchObject({ setName: "My questions", caseIds: [expect.any(String)] });
      expect(await readCases(added.setId)).toMatchObject([
        { question: "how many customers are there", conversation: null, turn: 1 },
      ]);
      await ask(designer, "number of orders per status", first.conversationId);
      const third = await ask(designer, "only shipped", first.conversationId);
      expect((await value(addAnswer(designer, third.queryId))).caseIds).toHaveLength(2);
      expect((await value(addAnswer(designer, third.queryId))).caseIds).toEqual([]);
      expect((await readCases(added.setId)).map(({ question, turn }) => [question, turn])).toEqual([
        ["how many customers are there", 1],
        ["number of orders per status", 1],
        ["only shipped", 2],
      ]);
      expect(await measured(added.setId)).toMatchObject({ total: 3, right: 3 });

      // Changed last, but not by the designer.
      const other = await value((await sets()).createSet(admin, { sourceId, name: "Other" }));
      await value((await cases()).addCase(admin, other.id, { question: "number of cities", goldSql: "SELECT 2" }));
      const fourth = await ask(designer, "number of orders per month");
      expect((await value(addAnswer(designer, fourth.queryId))).setId).toBe(added.setId);
      const theirs = await ask(admin, "how many orders");
      expect((await value(addAnswer(admin, theirs.queryId))).setId).toBe(other.id);
    });

    it("is taken back by whoever added it, and by nobody else without the right", async () => {
      const { addAnswer } = await import("./add-answer");
      const { deleteCase, readCases } = await cases();
      const asked = await ask(designer, "number of customers per city");
      expect(await addAnswer(person("viewer"), asked.queryId)).toMatchObject(refused("auth/forbidden"));
      expect(await addAnswer(admin, asked.queryId)).toMatchObject(refused("query/not-found"));
      const { caseIds, setId } = await value(addAnswer(designer, asked.queryId));
      const other = person("other", { role: "designer" });
      expect(await deleteCase(other, caseIds[0] ?? "")).toMatchObject(refused("quality/case-not-found"));
      await value(deleteCase(designer, caseIds[0] ?? ""));
      expect((await readCases(setId)).map(({ id }) => id)).not.toContain(caseIds[0]);
    });

    it("that a reader judges is listed with what it was, kept as a case or verified, and marked as dealt with", async () => {
      const { giveFeedback } = await import("@/lib/chat/feedback");
      const { listFeedback, resolveFeedback } = await import("./answer-feedback");
      const { feedbackAsCase, verifyFeedback } = await import("./use-feedback");
      const reader = person("reader");
      const asked = await ask(reader, "number of orders per city");
      const down = { verdict: "down", reason: "misunderstood", comment: "of suppliers, not customers" } as const;
      await value(giveFeedback(reader, asked, down));
      const list = (given: object) => listFeedback(admin, { sourceId, ...given });
      const [said] = (await value(list({ verdict: "down", state: "open" }))).feedback;
      expect(said).toMatchObject({
        ...down,
        question: "number of orders per city",
        engine: "offline",
        resolvedAt: null,
      });
      const id = said?.id ?? "";
      expect((await value(feedbackAsCase(admin, id))).caseIds).toHaveLength(1);
      expect(await verifyFeedback(admin, id)).toMatchObject({ ok: true, value: { sql: said?.sql } });
      await value(resolveFeedback(admin, id, true));
      expect((await value(list({ state: "open" }))).feedback).toEqual([]);
      expect((await value(list({ state: "resolved" }))).feedback).toHaveLength(1);
      expect(await listFeedback(designer, { sourceId })).toMatchObject(refused("auth/forbidden"));
      // Saying more makes it open again.
      await value(giveFeedback(reader, asked, { ...down, reason: "slow" }));
      expect((await value(list({ state: "open" }))).feedback).toMatchObject([{ id, reason: "slow" }]);
    });
  });
});
