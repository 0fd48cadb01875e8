import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type FakeReply, failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";

const schema = z.object({ sql: z.string() });
const good = { sql: "SELECT 1" };
const fast = { attemptMs: 20_000, silenceMs: 1_500, backoffMs: 5 };

let server: FakeModel;

beforeEach(async () => {
  server = await startFakeModel({ apiKey: "right-key" });
  vi.stubEnv("DEEPSEEK_BASE_URL", server.url);
  vi.stubEnv("DEEPSEEK_API_KEY", "right-key");
  // The environment is parsed once, at import: each test imports anew.
  vi.resetModules();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  await server.close();
});

async function ask(
  replies: FakeReply[],
  signal: AbortSignal = new AbortController().signal,
  given: { readonly isTrial?: boolean } = {},
) {
  const { generate } = await import("./gateway");
  server.reply(...replies);
  return await generate({
    operation: "sql",
    viewer: null,
    conversationId: null,
    sourceId: null,
    promptVersion: null,
    system: "Reply with JSON.",
    prompt: "one",
    schema,
    signal,
    limits: fast,
    ...given,
  });
}

async function write(replies: FakeReply[]) {
  const { writeText } = await import("./gateway");
  server.reply(...replies);
  let shown = "";
  let firstTokenCount = 0;
  const written = await writeText({
    ...{ operation: "answer", viewer: null, conversationId: null, sourceId: null, promptVersion: null },
    ...{ system: "Write.", prompt: "one", signal: new AbortController().signal, limits: fast },
    onText: (delta) => {
      shown += delta;
    },
    onRestart: () => {
      shown = "";
    },
    onFirstToken: () => {
      firstTokenCount++;
    },
  });
  return { written, shown, firstTokenCount };
}

async function lastCall() {
  const { store } = await import("@/lib/db/store");
  const { db, tables } = await store();
  return (await db.select().from(tables.modelCalls)).at(-1);
}

describe("a good reply", () => {
  it("comes back parsed, with what it cost, and is counted", async () => {
    const reply = await ask([says(good)]);
    expect(reply).toMatchObject({ ok: true, value: { value: good, usage: { model: "deepseek-flash" } } });
    expect(server.requests[0]).toMatchObject({ stream: true, json: true, system: expect.stringContaining("JSON") });
    const call = await lastCall();
    expect(call).toMatchObject({ operation: "sql", provider: "deepseek", outcome: "ok" });
    expect(call?.inputTokens).toBeGreaterThan(0);
    expect(call?.outputTokens).toBeGreaterThan(0);
    const { metricsRegistry } = await import("@/lib/telemetry/metrics");
    expect(await metricsRegistry.metrics()).toMatch(/llm_tokens_used_total\{[^}]*operation="sql"[^}]*\} \d+/);
  });

  it.each<[string, FakeReply]>([
    ["in a fence", says(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``)],
    ["after thinking aloud", says(`<think>{"sql": 1}</think>${JSON.stringify(good)}`)],
    ["with reasoning in its own field", { ...says(good), reasoning: "Let me see." }],
    ["with broken JSON", says("{sql: 'SELECT 1',")],
  ])("%s is read", async (_name, reply) => {
    expect(await ask([reply])).toMatchObject({ ok: true, value: { value: good } });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a fault that passes is lived through", () => {
  it.each<[string, FakeReply]>([
    ["500", failsWith(500)],
    ["429 without Retry-After", failsWith(429)],
    ["a connection that breaks half-way", { text: '{"sql": "SEL', fault: { kind: "reset" } }],
    ["a stream that ends early", { text: '{"sql": "SELECT 1 FROM', fault: { kind: "cut-off" } }],
    ["a reply at the token limit", { text: '{"sql": "SELECT 1 FROM', fault: { kind: "length" } }],
    ["an empty reply", says("")],
    ["a reply that is no JSON", says("Nice weather today.")],
    ["a reply of another shape", says({ query: 1 })],
  ])("%s", async (_name, fault) => {
    expect(await ask([fault, says(good)])).toMatchObject({ ok: true, value: { value: good } });
    expect(server.requests).toHaveLength(2);
  });

  it("waits as long as Retry-After asks", async () => {
    expect(await ask([failsWith(429, "1"), says(good)])).toMatchObject({ ok: true });
    const [first, second] = server.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

const thrice = (reply: FakeReply) => [reply, reply, reply];

describe("a fault that stays is named", () => {
  it.each<[string, FakeReply[], string, number]>([
    ["500", thrice(failsWith(500)), "llm/unavailable", 3],
    ["429", thrice(failsWith(429)), "llm/rate", 3],
    ["a pause too long to wait for", [failsWith(429, "3600")], "llm/rate", 1],
    ["an unknown model", [failsWith(404)], "llm/unavailable", 1],
    ["silence before the first word", [{ text: "", fault: { kind: "silence" } }], "llm/timeout", 1],
    ["silence in the middle", [{ text: '{"sql":', fault: { kind: "silence" } }], "llm/timeout", 1],
    ["resets", thrice({ text: "{", fault: { kind: "reset" } }), "llm/unavailable", 3],
    ["emptiness", thrice(says("<think>hm</think>")), "llm/empty", 3],
    ["nonsense", thrice(says("no")), "llm/malformed", 3],
  ])("%s", async (_name, replies, code, requestCount) => {
    expect(await ask(replies)).toMatchObject({ ok: false, error: { code } });
    expect(server.requests).toHaveLength(requestCount);
    expect(await lastCall()).toMatchObject({ outcome: code });
  });

  it("a wrong key is not tried again", async () => {
    vi.stubEnv("DEEPSEEK_API_KEY", "wrong-key");
    expect(await ask([])).toMatchObject({ ok: false, error: { code: "llm/key-refused" } });
  });

  it("a server that is not there is named", async () => {
    await server.close();
    expect(await ask([])).toMatchObject({ ok: false, error: { code: "llm/unavailable" } });
  });

  it("after four questions in vain the server is left alone for a while", async () => {
    for (let count = 0; count < 4; count++) await ask(thrice(failsWith(500)));
    expect(server.requests).toHaveLength(12);
    expect(await ask([says(good)])).toMatchObject({ ok: false, error: { code: "llm/unavailable" } });
    expect(server.requests).toHaveLength(12);
  });
});

describe("when all models have failed", () => {
  const fallbacks = async () => {
    const { metricsRegistry } = await import("@/lib/telemetry/metrics");
    const text = await metricsRegistry.getSingleMetricAsString("offline_engine_fallbacks_total");
    return Number(/operation="sql"\} (\d+)/.exec(text)?.[1] ?? 0);
  };

  it("the built-in engine that answers instead is counted", async () => {
    const before = await fallbacks();
    await ask(thrice(failsWith(500)));
    expect(await fallbacks()).toBe(before + 1);
  });

  it("nothing is counted where none answers instead: a good reply, a reader who leaves, a prompt that is tried", async () => {
    const before = await fallbacks();
    await ask([says(good)]);
    const reader = new AbortController();
    const asked = ask([failsWith(429, "15")], reader.signal);
    await vi.waitUntil(() => server.requests.length === 2);
    reader.abort();
    await asked;
    await ask(thrice(failsWith(500)), new AbortController().signal, { isTrial: true });
    expect(await fallbacks()).toBe(before);
  });
});

it("a call leaves a line with its tokens and its time, and no word of what was said", async () => {
  const { logger } = await import("@/lib/telemetry/logger");
  const info = vi.spyOn(logger("llm"), "info");
  await ask([says({ sql: "SELECT 'zebra'" })]);
  expect(info.mock.calls).toEqual([[expect.anything(), "model call"]]);
  const [[fields]] = info.mock.calls as unknown as [[Record<string, unknown>]];
  expect(fields).toMatchObject({ operation: "sql", provider: "deepseek", model: "deepseek-flash", outcome: "ok" });
  for (const count of ["inputTokens", "outputTokens", "durationMs"]) expect(fields[count]).toBeGreaterThan(0);
  expect(JSON.stringify(fields)).not.toMatch(/zebra|Reply with JSON|right-key/);
  info.mockRestore();
});

describe("prose", () => {
  const prose = "Sales rose by 4 % in March.";
  it.each<[string, FakeReply[]]>([
    ["plain", [says(prose)]],
    ["after thinking aloud, in a fence", [says(`<think>Hm.</think>\`\`\`md\n${prose}\n\`\`\``)]],
    ["after a connection that broke half-way", [{ text: "Sales fell", fault: { kind: "reset" } }, says(prose)]],
    [
      "gone on with after the token limit",
      [{ text: "Sales rose by ", fault: { kind: "length" } }, says("4 % in March.")],
    ],
  ])("%s is shown as it ends", async (_name, replies) => {
    const { written, shown, firstTokenCount } = await write(replies);
    expect(written).toMatchObject({ ok: true, value: { value: prose } });
    expect({ shown, firstTokenCount }).toEqual({ shown: prose, firstTokenCount: 1 });
    expect(server.requests[0]).toMatchObject({ json: false });
  });

  it("that never comes to an end is named", async () => {
    const cut: FakeReply = { text: "Sales rose", fault: { kind: "cut-off" } };
    expect(await write([cut, cut, cut])).toMatchObject({ written: { ok: false, error: { code: "llm/cut-off" } } });
  });
});

describe("leaving", () => {
  it("stops the request at once, also between two attempts", async () => {
    const reader = new AbortController();
    const asked = ask([failsWith(429, "15")], reader.signal);
    await vi.waitUntil(() => server.requests.length === 1);
    reader.abort();
    expect(await asked).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
    expect(server.requests).toHaveLength(1);
  });

  it("stops a reply that is being written", async () => {
    const reader = new AbortController();
    const asked = ask([{ text: '{"sql":', fault: { kind: "silence" } }], reader.signal);
    await vi.waitUntil(() => server.requests.length === 1);
    reader.abort();
    expect(await asked).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
  });
});

it("without a key nothing leaves the machine", async () => {
  vi.stubEnv("DEEPSEEK_API_KEY", "");
  expect(await ask([])).toMatchObject({ ok: false, error: { code: "llm/no-key" } });
  expect(server.requests).toHaveLength(0);
});

describe("money", () => {
  it("is counted at the price of the day, with what failed attempts took", async () => {
    const { builtInPrice } = await import("./usage/built-in-prices");
    const reply = await ask([says("no JSON"), says(good)]);
    const usage = reply.ok ? reply.value.usage : null;
    const price = builtInPrice("deepseek-flash");
    expect(usage?.costNanoUsd).toBeGreaterThan(0);
    const fresh = (usage?.inputTokens ?? 0) - (usage?.cachedInputTokens ?? 0);
    expect(usage?.costNanoUsd).toBe(
      fresh * (price?.inputNanoUsd ?? 0) +
        (usage?.cachedInputTokens ?? 0) * (price?.cachedInputNanoUsd ?? 0) +
        (usage?.outputTokens ?? 0) * (price?.outputNanoUsd ?? 0),
    );
    expect(await lastCall()).toMatchObject({ costNanoUsd: usage?.costNanoUsd });
  });

  it("that is used up keeps the next request from being sent, from the first call on", async () => {
    const { store } = await import("@/lib/db/store");
    const { invalidate } = await import("@/lib/cache/invalidate");
    const { modelBudgetsTag } = await import("./usage/budgets");
    const { db, tables } = await store();
    const budget = { scope: "everyone", subject: "", period: "day", limitNanoUsd: 1 };
    await db.insert(tables.modelBudgets).values({ id: "b", ...budget, createdBy: "a", updatedAt: new Date() });
    await db.delete(tables.modelCalls);
    await invalidate([modelBudgetsTag]);
    try {
      expect(await ask([says(good)])).toMatchObject({ ok: true });
      expect(await ask([says(good)])).toMatchObject({ ok: false, error: { code: "llm/budget" } });
      expect(server.requests).toHaveLength(1);
      const { modelAvailability } = await import("./gateway");
      expect(await modelAvailability(null, "sql")).toEqual({ available: false, code: "llm/budget" });
    } finally {
      await db.delete(tables.modelBudgets);
      await invalidate([modelBudgetsTag]);
    }
  });
});
