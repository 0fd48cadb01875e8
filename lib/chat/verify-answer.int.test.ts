import { readUIMessageStream } from "ai";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { ChartSpec } from "@/lib/chart/schema";
import { failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import type { ChatMessage, ChatRequest } from "./schema";

const reader = person("reader");
let designer = person("designer", { role: "designer" });
let server: FakeModel;
let sourceId: string;

beforeAll(async () => {
  // Where nothing is queued: the sentence below an answer.
  server = await startFakeModel({ answer: ({ json }) => (json ? failsWith(500) : says("So it is.")) });
  vi.stubEnv("DEEPSEEK_BASE_URL", server.url);
  vi.stubEnv("DEEPSEEK_API_KEY", "any-key");
  const { signInAs } = await import("@/scripts/test/sign-in-as");
  const { user } = await signInAs("designer");
  designer = person(user.id, { role: "designer", name: user.name });
});

beforeEach(async () => {
  const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
  sourceId = await createSqliteShop();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  await server.close();
});

type Answered = Awaited<ReturnType<typeof ask>>;

async function ask(question: string, given: Partial<ChatRequest> = {}, as = designer) {
  const { streamAnswer } = await import("./stream-answer");
  const request: ChatRequest = { conversationId: null, sourceId, question, engine: "auto", ...given };
  const answer = await streamAnswer(as, request, { signal: new AbortController().signal });
  if (!answer.ok) throw new Error(answer.error.code);
  let message: ChatMessage | undefined;
  for await (const state of readUIMessageStream<ChatMessage>({ stream: answer.value })) message = state;
  const data = <T extends ChatMessage["parts"][number]["type"]>(type: T) => {
    const found = message?.parts.find((part) => part.type === type);
    // Found by its type just above.
    return found && "data" in found
      ? (found.data as Extract<ChatMessage["parts"][number], { type: T; data: unknown }>["data"])
      : null;
  };
  return {
    ...{ receipt: data("data-receipt"), sql: data("data-sql"), rows: data("data-rows")?.result.rows ?? null },
    ...{ columns: data("data-rows")?.result.columns ?? null, chart: data("data-chart"), refusal: data("data-refusal") },
    conversationId: data("data-conversation")?.conversationId ?? null,
  };
}

async function verify({ sql }: Answered, question: string, chart: ChartSpec | null = null, as = designer) {
  const { verifyAnswer } = await import("./verify-answer");
  return await verifyAnswer(as, sourceId, { queryId: sql?.queryId ?? "", question, chart });
}

async function list(as = designer) {
  const { listVerifiedEntries } = await import("@/lib/pipeline/verified-entries");
  const entries = await listVerifiedEntries(as, sourceId);
  if (!entries.ok) throw new Error(entries.error.code);
  return entries.value;
}

/** No plan, and nothing that the offline engine could read. */
const loyal = "loyal people of Paris";
const loyalReply = says({
  sql: "SELECT c.name, COUNT(*) AS orders FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.city = 'Paris' GROUP BY c.name ORDER BY c.name",
  understood: "People in Paris with their number of orders",
});

describe("an answer that was verified", () => {
  it("is given to everybody who asks the same with other values, without asking any model, and says whose word it is", async () => {
    server.reply(loyalReply);
    const first = await ask(loyal, { engine: "model" });
    expect(first.rows).toEqual([
      ["Alan", 4],
      ["Grace", 4],
    ]);
    expect(await verify(first, loyal)).toMatchObject({
      ok: true,
      value: { question: loyal, verifiedBy: "designer", slots: [{ kind: "value", start: 16, end: 21 }], problem: null },
    });
    const requestCount = server.requests.length;
    for (const engine of ["auto", "offline", "model"] as const) {
      const again = await ask("Please show me the loyal people of Berlin", { engine }, reader);
      expect(again.rows).toEqual([["Ada", 4]]);
      expect(again.receipt).toMatchObject({
        engine: "verified",
        verified: { question: loyal, verifiedBy: "designer", verifiedAt: expect.stringMatching(/^\d{4}-/) },
        ...{ model: null, confidence: null, inputTokens: 0 },
        assumptions: ["“Berlin” in place of “Paris”"],
      });
    }
    expect(server.requests).toHaveLength(requestCount);
  });

  it("with a plan carries on into follow-ups", async () => {
    const first = await ask("number of orders by status");
    await verify(first, "how do our orders stand");
    const again = await ask("how do our orders stand");
    expect(again.receipt?.engine).toBe("verified");
    expect(again.rows?.toSorted()).toEqual([
      ["cancelled", 4],
      ["shipped", 8],
    ]);
    const { conversationId } = again;
    const next = await ask("only in Paris", { conversationId, engine: "offline" });
    expect(next.receipt?.engine).toBe("offline");
    // All that was cancelled was ordered from Berlin.
    expect(next.rows).toEqual([["shipped", 8]]);
  });

  it("is not given to a fragment that goes on from something else", async () => {
    const first = await ask("number of orders by status");
    await verify(first, "by city");
    const next = await ask("by city", { conversationId: first.conversationId, engine: "offline" });
    expect(next.receipt).toMatchObject({ engine: "offline", verified: null });
    expect((await ask("by city", { engine: "offline" })).receipt?.engine).toBe("verified");
  });

  it("is drawn as it was when it was verified, where its rows still allow it", async () => {
    const first = await ask("number of orders by status");
    const pie = first.chart?.alternatives.find(({ type }) => type === "pie");
    expect(first.chart?.spec.type).not.toBe("pie");
    await verify(first, "order stands", pie);
    expect((await ask("order stands")).chart).toMatchObject({ spec: { type: "pie", x: pie?.x }, reason: "chosen" });
  });

  it("goes before the chart that its reader chose for such results, which others do not see", async () => {
    const { keepChartChoice } = await import("./chart-choices");
    const first = await ask("number of orders by status");
    const found = (type: string) => first.chart?.alternatives.find((other) => other.type === type) ?? null;
    const keep = (chart: ChartSpec | null) =>
      keepChartChoice(designer, first.sql?.queryId ?? "", { columns: first.columns ?? [], chart });
    const seen = async (as = designer) => {
      const { chart } = await ask("number of orders by status", { engine: "offline" }, as);
      return [chart?.spec.type, chart?.reason];
    };
    const recommended = await seen();
    expect(await keep(found("table"))).toMatchObject({ ok: true });
    await keep(found("pie"));
    expect(await seen()).toEqual(["pie", "remembered"]);
    expect(await seen(reader)).toEqual(recommended);
    expect((await ask("number of orders by status as a bar chart", { engine: "offline" })).chart?.reason).toBe("asked");
    expect(
      await keepChartChoice(reader, first.sql?.queryId ?? "", { columns: first.columns ?? [], chart: null }),
    ).toMatchObject({
      error: { code: "query/not-found" },
    });
    await keep(null);
    expect(await seen()).toEqual(recommended);
    await keep(found("pie"));
    await verify(first, "number of orders by status", found("table"));
    const verified = await ask("number of orders by status");
    expect([verified.chart?.spec.type, verified.chart?.reason]).toEqual(["table", "chosen"]);
  });

  it("takes hostile values as values", async () => {
    server.reply(loyalReply);
    await verify(await ask(loyal, { engine: "model" }), loyal);
    const hostile = await ask(`loyal people of "Paris' OR '1' = '1"`);
    expect(hostile.receipt?.engine).toBe("verified");
    expect(hostile.rows).toEqual([]);
  });

  it("makes room for the engines when its table is hidden, and is back when it is shown", async () => {
    const first = await ask("number of customers in Paris");
    await verify(first, "number of customers in Paris");
    const { editModel } = await import("@/lib/semantic/__fixtures__/edit-model");
    const { semanticModelFor } = await import("@/lib/semantic/semantic-view");
    const hide = async (hidden: boolean) => {
      const model = await semanticModelFor(designer, sourceId);
      const revision = model.ok ? model.value.revision : 0;
      const edit = { revision, entity: "customers", column: "city", hidden };
      expect(await editModel(systemViewer(), sourceId, edit)).toMatchObject({ ok: true });
    };
    await hide(true);
    expect((await ask("number of customers in Paris", { engine: "offline" })).receipt?.engine).not.toBe("verified");
    expect(await list()).toMatchObject([{ problem: "data" }]);
    expect(await list(reader)).toEqual([]);
    await hide(false);
    expect((await ask("number of customers in Paris")).receipt?.engine).toBe("verified");
    expect(await list(reader)).toMatchObject([{ problem: null, sql: null }]);
  });

  it("can be worded otherwise, and taken back", async () => {
    const made = await verify(await ask("number of customers in Paris"), "people in Paris");
    const questionId = made.ok ? made.value.id : "";
    const { rewordVerified } = await import("@/lib/pipeline/verified-entries");
    const reworded = await rewordVerified(designer, { sourceId, questionId }, { question: "巴黎有多少客户" });
    expect(reworded).toMatchObject({ ok: true, value: { question: "巴黎有多少客户", language: "zh", slots: [] } });
    expect((await ask("请问巴黎有多少客户？", { engine: "offline" })).receipt?.engine).toBe("verified");
    const { deleteVerifiedQuestion } = await import("@/lib/semantic/verified-questions");
    expect(await deleteVerifiedQuestion(designer, { sourceId, id: questionId })).toMatchObject({ ok: true });
    expect((await ask("巴黎有多少客户", { engine: "offline" })).receipt?.engine ?? null).not.toBe("verified");
  });
});

describe("what cannot be verified", () => {
  const refused = (code: string) => ({ ok: false, error: { code } });

  it("somebody else's answer, one of another source, and anything by those who only look", async () => {
    const first = await ask("number of customers in Paris");
    const admin = person("another", { role: "admin" });
    expect(await verify(first, "q", null, admin)).toMatchObject(refused("query/not-found"));
    expect(await verify(first, "q", null, reader)).toMatchObject(refused("auth/forbidden"));
    const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
    sourceId = await createSqliteShop();
    expect(await verify(first, "q")).toMatchObject(refused("verified/other-source"));
    expect(await list()).toEqual([]);
  });

  it("an answer of a day that is over, whose dates nothing in the question accounts for", async () => {
    server.reply(
      says({ sql: "SELECT id FROM orders WHERE ordered_on > '2025-06-01' AND amount > 1", understood: "x" }),
    );
    const first = await ask("orders of today", { engine: "model" });
    const { store } = await import("@/lib/db/store");
    const { eq } = await import("drizzle-orm");
    const { db, tables } = await store();
    const yesterday = new Date(Date.now() - 86_400_000);
    await db
      .update(tables.queries)
      .set({ createdAt: yesterday })
      .where(eq(tables.queries.id, first.sql?.queryId ?? ""));
    expect(await verify(first, "orders of today")).toMatchObject(refused("verified/dated"));
    expect(await verify(first, "orders after June")).toMatchObject({ ok: true });
  });

  it("the same question twice", async () => {
    const first = await ask("number of customers in Paris");
    await verify(first, "people in Paris");
    expect(await verify(first, "People in Paris?")).toMatchObject(refused("verified/exists"));
  });
});

it("an answer given last month about “this month” is verified with the dates of this month", async () => {
  const first = await ask("number of orders this month", { engine: "offline" });
  const { store } = await import("@/lib/db/store");
  const { eq } = await import("drizzle-orm");
  const { db, tables } = await store();
  const { interpretOffline } = await import("@/lib/nl2sql/offline/interpret-offline");
  const { semanticModelFor } = await import("@/lib/semantic/semantic-view");
  const model = await semanticModelFor(designer, sourceId);
  if (!model.ok) throw new Error(model.error.code);
  const then = new Date("2025-02-10T00:00:00Z");
  const asked = { question: "number of orders this month", model: model.value, locale: "en", previous: null };
  const old = interpretOffline({ ...asked, now: then });
  if (old.kind !== "draft") throw new Error("no answer");
  await db
    .update(tables.queries)
    .set({ createdAt: then, plan: old.plan, sql: old.sql })
    .where(eq(tables.queries.id, first.sql?.queryId ?? ""));
  expect(await verify(first, "number of orders this month")).toMatchObject({ ok: true });
  const { listVerifiedQuestions } = await import("@/lib/semantic/verified-questions");
  const stored = await listVerifiedQuestions(designer, sourceId);
  expect(stored.ok && stored.value[0]?.plan).toEqual(first.sql?.plan);
});
