import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { answerPartSchemas } from "@/lib/chat/schema";
import type { ErrorCode } from "@/lib/errors";
import { type FakeReply, failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import type { AnswerPart, KeptQuery, Turn } from "./answer-part";
import type { AnswerOptions, Ask } from "./answer-question";

const reader = viewer("reader");
const now = new Date("2026-02-01T12:00:00Z");
const byCity =
  "SELECT c.city, SUM(o.amount) AS total FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.city ORDER BY total DESC";

let server: FakeModel;
let sourceId: string;

beforeAll(async () => {
  // Where nothing is queued: the sentence below an answer.
  server = await startFakeModel({ answer: (request) => (request.json ? failsWith(500) : says("So it is.")) });
  // The environment is parsed at import: what follows is imported after this.
  vi.stubEnv("DEEPSEEK_BASE_URL", server.url);
  vi.stubEnv("DEEPSEEK_API_KEY", "any-key");
  const { createSqliteShop } = await import("./__fixtures__/sqlite-shop");
  sourceId = await createSqliteShop();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  await server.close();
});

type Answered = { parts: AnswerPart[]; kept: KeptQuery[] };

async function answer(ask: Partial<Ask>, given: Partial<AnswerOptions> = {}): Promise<Answered> {
  const { answerQuestion } = await import("./answer-question");
  const parts: AnswerPart[] = [];
  const kept: KeptQuery[] = [];
  await answerQuestion(
    reader,
    { sourceId, question: "", engine: "auto", conversationId: null, ...ask },
    {
      signal: new AbortController().signal,
      turns: [],
      now,
      limits: { backoffMs: 5, silenceMs: 2_000 },
      emit: (part) => void parts.push(part),
      keepQuery: async (query) => `query-${kept.push(query)}`,
      ...given,
    },
  );
  return { parts, kept };
}

function part<K extends AnswerPart["kind"]>({ parts }: Answered, kind: K): Extract<AnswerPart, { kind: K }> {
  const found = parts.findLast((candidate) => candidate.kind === kind);
  if (!found)
    throw new Error(`No ${kind} among ${parts.map((made) => made.kind).join(", ")}: ${JSON.stringify(parts)}`);
  // Found by its kind just above.
  return found as Extract<AnswerPart, { kind: K }>;
}

/** What the model was asked last, sentences below answers aside. */
const lastPrompt = () => server.requests.findLast(({ json }) => json)?.prompt;

const kinds = ({ parts }: Answered) => parts.map(({ kind }) => kind).filter((kind) => kind !== "step");

describe("SQL pasted as a question", () => {
  it("is guarded, run, charted, told and accounted for, in this order", async () => {
    const answered = await answer({ question: byCity });
    expect(kinds(answered).slice(0, 6)).toEqual(["question", "sql", "rows", "chart", "text", "receipt"]);
    expect(part(answered, "rows").data.result.rows).toEqual([
      ["Paris", 480],
      ["Berlin", 300],
    ]);
    expect(part(answered, "text").text).toContain("Paris");
    expect(part(answered, "chart").data.spec.type).toBe("bar");
    expect(part(answered, "receipt").data).toMatchObject({
      engine: "sql",
      model: null,
      tables: ["customers", "orders"],
      rowCount: 2,
      truncated: false,
      inputTokens: 0,
    });
    expect(answered.kept).toEqual([expect.objectContaining({ sql: byCity, engine: "sql", sourceId })]);
  });

  it("is counted for the tables it was answered from, which says what is worth describing", async () => {
    const { entityQuestionCounts } = await import("@/lib/semantic/score/entity-questions");
    const before = await entityQuestionCounts(sourceId, now);
    await answer({ question: byCity });
    await answer({ question: "SELECT nothing FROM nowhere" });
    const after = await entityQuestionCounts(sourceId, now);
    const more = ["customers", "orders"].map((table) => (after.get(table) ?? 0) - (before.get(table) ?? 0));
    expect(more).toEqual([1, 1]);
  });

  it("names its steps as they happen, each begun and ended", async () => {
    const steps = (await answer({ question: byCity })).parts.filter((made) => made.kind === "step");
    expect(steps.map(({ data }) => `${data.step} ${data.status}`)).toEqual([
      "reading active",
      "reading done",
      "checking active",
      "checking done",
      "running active",
      "running done",
      "drawing active",
      "drawing done",
    ]);
  });

  it("keeps every part to its schema", async () => {
    for (const made of (await answer({ question: byCity })).parts) {
      if (made.kind !== "text") expect(answerPartSchemas[made.kind].safeParse(made.data).error).toBeUndefined();
    }
  });

  it.each([
    ["DROP TABLE customers", /^guard\//],
    ["SELECT * FROM sqlite_master", /^guard\//],
    ["SELECT nothing, id FROM customers", /^guard\/column/],
  ])("that may not run is refused with a reason, and not kept: %s", async (question, code) => {
    const answered = await answer({ question });
    expect(part(answered, "refusal").data.code).toMatch(code);
    expect(part(answered, "refusal").data.message).not.toBe("");
    expect(answered.kept).toEqual([]);
  });
});

describe("the offline engine", () => {
  it("answers from the data without any model", async () => {
    const requestCount = server.requests.length;
    const answered = await answer({ question: "How many customers are there?", engine: "offline" });
    expect(part(answered, "rows").data.result.rows).toEqual([[3]]);
    expect(part(answered, "text").text).toContain("3");
    expect(part(answered, "sql").data.plan).not.toBeNull();
    expect(part(answered, "receipt").data).toMatchObject({ engine: "offline", model: null });
    expect(server.requests).toHaveLength(requestCount);
  });

  it("is taken by auto when it is sure, although a model is there", async () => {
    const requestCount = server.requests.length;
    const answered = await answer({ question: "number of orders by status" });
    expect(part(answered, "rows").data.result.rows.toSorted()).toEqual([
      ["cancelled", 4],
      ["shipped", 8],
    ]);
    expect(server.requests).toHaveLength(requestCount);
  });

  it("says that it cannot, with questions that it can", async () => {
    const answered = await answer({ question: "flurbish the quux", engine: "offline" });
    const { data } = part(answered, "refusal");
    expect(data.code).toBe("nl2sql/cannot-answer");
    expect(data.nearest.length).toBeGreaterThan(0);
  });

  it("offers follow-ups that it answers", async () => {
    const { data } = part(await answer({ question: "number of orders by status", engine: "offline" }), "followups");
    for (const question of data.questions) {
      expect(kinds(await answer({ question, engine: "offline" }))).toContain("rows");
    }
  });

  it("answers Chinese in Chinese", async () => {
    const answered = await answer({ question: "有多少客户？", engine: "offline" });
    expect(part(answered, "text").text).toMatch(/\p{Script=Han}|：/u);
  });
});

describe("the model", () => {
  const reply = { sql: byCity, understood: "Sum of amounts per city", assumptions: ["cancelled orders count"] };
  const ask = (replies: FakeReply[], engine: Ask["engine"] = "model", turns: Turn[] = []) => {
    server.reply(...replies);
    return answer({ question: "what does each town bring in?", engine }, { turns });
  };

  it("writes the SQL; the figures come from the rows", async () => {
    const answered = await ask([says(reply)]);
    expect(part(answered, "rows").data.result.rows[0]).toEqual(["Paris", 480]);
    expect(part(answered, "question").data.understood).toBe("Sum of amounts per city");
    const { data } = part(answered, "receipt");
    expect(data).toMatchObject({ engine: "model", model: "deepseek-flash", assumptions: ["cancelled orders count"] });
    expect(data.inputTokens).toBeGreaterThan(0);
    expect(lastPrompt()).toContain("Table customers");
  });

  it("is told of the earlier turns", async () => {
    const turn = {
      question: "all cities",
      understood: null,
      sql: "SELECT city FROM customers",
      plan: null,
      extract: null,
    };
    await ask([says(reply)], "model", [turn]);
    expect(lastPrompt()).toContain("SQL: SELECT city FROM customers");
  });

  it("mends its SQL when the guard refuses it", async () => {
    const answered = await ask([says({ ...reply, sql: "SELECT town FROM customers" }), says(reply)]);
    expect(kinds(answered)).toContain("rows");
    expect(lastPrompt()).toContain("SELECT town FROM customers");
    expect(lastPrompt()).toContain("guard/column");
  });

  it("may try twice more, then it is said plainly what failed", async () => {
    const requestCount = server.requests.length;
    const bad = says({ ...reply, sql: "DELETE FROM customers" });
    const answered = await ask([bad, bad, bad]);
    const { data } = part(answered, "refusal");
    expect(data.code).toMatch(/^guard\//);
    expect(data.message).toContain("Its last query was: DELETE FROM customers");
    expect(server.requests).toHaveLength(requestCount + 3);
    expect(answered.kept).toEqual([]);
  });

  it("may say that it cannot", async () => {
    const answered = await ask([says({ cannot_answer: "There is no weather.", missing: ["weather data"] })]);
    const { data } = part(answered, "refusal");
    expect(data.code).toBe("nl2sql/cannot-answer");
    expect(data.message).toContain("There is no weather.");
    expect(data.nearest.length).toBeGreaterThan(0);
  });

  it("is asked by auto when the offline engine is not sure", async () => {
    server.reply(says(reply));
    const answered = await answer({ question: "flurbish the quux", engine: "auto" });
    expect(part(answered, "receipt").data.engine).toBe("model");
  });

  it.each<[string, FakeReply[], ErrorCode]>([
    ["a refused key", [failsWith(401)], "llm/key-refused"],
    ["nonsense", [says("no"), says("no"), says("no")], "llm/malformed"],
    ["silence", [{ text: "", fault: { kind: "silence" } }], "llm/timeout"],
  ])("that fails with %s is named, and the built-in engine answers in its place", async (_name, replies, code) => {
    const { errorMessage } = await import("@/lib/i18n/error-message");
    server.reply(...replies);
    const answered = await answer({ question: "number of orders by status", engine: "model" });
    expect(part(answered, "rows").data.result.rows).toHaveLength(2);
    const { data } = part(answered, "receipt");
    expect(data).toMatchObject({ engine: "offline", offlineReason: errorMessage({ code, params: {} }, "en") });
    expect(data.assumptions.join()).toContain(data.offlineReason);
    server.reply(...replies);
    const neither = part(await answer({ question: "flurbish the quux", engine: "model" }), "refusal").data;
    expect(neither).toMatchObject({ code, message: expect.stringContaining("built-in engine cannot answer") });
    expect(neither.nearest.length).toBeGreaterThan(0);
  });

  it("that fails while it mends leaves the question to the built-in engine", async () => {
    server.reply(says({ sql: "SELECT nothing FROM nowhere" }), failsWith(401));
    const answered = await answer({ question: "number of orders by status", engine: "model" });
    expect(part(answered, "receipt").data).toMatchObject({ engine: "offline", promptVersion: expect.any(String) });
  });
});

describe("a plan of the model", () => {
  const plan = {
    measures: [{ figure: "sum(orders.amount)", label: "revenue" }],
    dimensions: ["customers.city"],
    where: [{ column: "orders.status", op: "=", value: "shipped" }],
    order: [{ by: "revenue", direction: "desc" }],
  };
  const ask = (...replies: object[]) => {
    server.reply(...replies.map((reply) => says(reply)));
    return answer({ question: "what does each town bring in?", engine: "model" });
  };

  it("becomes SQL, is kept and told on the receipt", async () => {
    const answered = await ask({ plan });
    expect(part(answered, "sql").data.plan?.root).toBe("orders");
    expect(part(answered, "receipt").data).toMatchObject({
      engine: "model",
      columns: ["customers.city", "customers.id", "orders.amount", "orders.customer_id", "orders.status"],
      filters: [expect.stringContaining("status = shipped")],
      promptVersion: expect.stringContaining("built-in"),
    });
    expect(answered.kept[0]?.plan).not.toBeNull();
  });

  it("that names what is not there goes back with what comes nearest", async () => {
    const answered = await ask({ plan: { ...plan, dimensions: ["customers.town"] } }, { plan });
    expect(kinds(answered)).toContain("rows");
    expect(lastPrompt()).toContain("There is no column customers.town. The nearest:");
  });

  it("that is of no use three times is refused with what was wrong", async () => {
    const bad = { plan: { ...plan, dimensions: ["customers.town"] } };
    const { data } = part(await ask(bad, bad, bad), "refusal");
    expect(data).toMatchObject({ code: "nl2sql/unusable-plan", message: expect.stringContaining("customers.town") });
  });

  it("may be a question back, with questions that can be asked", async () => {
    const choices = ["Revenue by city of the customer", "Revenue by city of the store"];
    const { data } = part(await ask({ clarify: { prompt: "Which town?", choices } }), "clarify");
    expect(data.choices.map(({ question }) => question)).toEqual(choices);
  });
});

describe("a text of the model", () => {
  const plan = { measures: ["sum(orders.amount)"], dimensions: ["customers.city"] };
  const ask = (text: string) => {
    server.reply(says({ plan }), says(text));
    return answer({ question: "what does each town bring in?", engine: "model" });
  };
  const texts = ({ parts }: Answered) => parts.flatMap((made) => (made.kind === "text" ? [made.text] : []));

  it("replaces the computed one when every figure stands in the result or is computed from it", async () => {
    const text = "Paris brings in 480, which is 61.5% of the total of 780.";
    const answered = await ask(text);
    expect(texts(answered)).toEqual([expect.stringContaining("Paris"), text]);
    expect(part(answered, "receipt").data.textBy).toBe("model");
    expect(server.requests.at(-1)?.prompt).toContain("Paris | 480");
    expect(server.requests.at(-1)?.json).toBe(false);
  });

  it.each(["Paris brings in 4,800.", "Berlin brings in 480.", "Paris brings in twice as much as Berlin."])(
    "that lies is never shown: %s",
    async (lie) => {
      const answered = await ask(lie);
      expect(texts(answered)).toEqual([expect.stringContaining("480")]);
      const { data } = part(answered, "receipt");
      expect(data.textBy).toBe("computed");
      // It was paid for all the same.
      expect(data.outputTokens).toBeGreaterThan(20);
    },
  );

  it("that does not come leaves the computed one", async () => {
    server.reply(says({ plan }), failsWith(401));
    const answered = await answer({ question: "what does each town bring in?", engine: "model" });
    expect(texts(answered)).toHaveLength(1);
    expect(part(answered, "receipt").data.textBy).toBe("computed");
  });
});

describe("what cannot be answered at all is a part, never an error", () => {
  it.each([
    ["nothing", "", "question/empty"],
    ["marks", "?!", "question/empty"],
    ["a novel", "a".repeat(4_001), "question/too-long"],
  ])("%s", async (_name, question, code) => {
    expect(part(await answer({ question }), "refusal").data.code).toBe(code);
  });

  it("an unknown source", async () => {
    const answered = await answer({ question: "how many?", sourceId: "nowhere" });
    expect(part(answered, "refusal").data.code).toBe("source/not-found");
  });

  it("a reader who has left", async () => {
    const signal = AbortSignal.abort();
    const answered = await answer({ question: "SELECT name FROM customers LIMIT 1" }, { signal });
    expect(part(answered, "refusal").data.code).toBe("execute/cancelled");
  });
});

describe("a stored query", () => {
  it("runs through the guard for whoever looks, and asks no model", async () => {
    const { runStoredQuery } = await import("./run-stored-query");
    const requestCount = server.requests.length;
    const occasion = { kind: "answer" as const, asked: "customers by city", subject: null };
    const options = { signal: new AbortController().signal, occasion };
    const run = await runStoredQuery(reader, { sourceId, sql: byCity }, options);
    expect(run).toMatchObject({
      ok: true,
      value: {
        result: {
          rows: [
            ["Paris", 480],
            ["Berlin", 300],
          ],
        },
      },
    });
    const refused = await runStoredQuery(reader, { sourceId, sql: "DELETE FROM customers" }, options);
    expect(refused).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^guard\//) } });
    expect(server.requests).toHaveLength(requestCount);
  });
});
