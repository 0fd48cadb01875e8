import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { plausibleAnswer } from "@/scripts/fake-llm/plausible-answer";
import { type FakeModel, type FakeModelOptions, startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import type { ModelEdit, ModelsState } from "./schema";

const admin = person("admin", { role: "admin" });
const schema = z.object({ sql: z.string() });
const good = says({ sql: "SELECT 1" });
const key = "sk-a-very-secret-key";

let first: FakeModel;
let second: FakeModel;
let models: typeof import("./models");
let gateway: typeof import("./gateway");

beforeAll(async () => {
  vi.stubEnv("DEEPSEEK_API_KEY", "");
  models = await import("./models");
  gateway = await import("./gateway");
});
// New ports each time: circuit breakers remember a server.
beforeEach(async () => {
  first = await startFakeModel();
  second = await startFakeModel();
});
afterEach(async () => {
  for (const { id } of (await state()).models) await models.deleteModel(admin, id);
  await models.changeChains(admin, { default: null, operations: {} });
  await Promise.all([first.close(), second.close()]);
});
afterAll(async () => {
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  vi.unstubAllEnvs();
});

const edit = (server: FakeModel, given: Partial<ModelEdit> = {}): ModelEdit => ({
  ...{ name: "First", provider: "openai-compatible", baseUrl: server.url, model: "first-model", apiKey: key },
  ...{ structuredOutput: "json", ...given },
});

async function state(): Promise<ModelsState> {
  const listed = await models.listModels(admin);
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
}

async function connect(given: ModelEdit): Promise<string> {
  const created = await models.createModel(admin, given);
  if (!created.ok) throw new Error(created.error.code);
  return created.value.models.at(-1)?.id ?? "";
}

/** A first model and one to fall back to. */
async function connectBoth() {
  const firstId = await connect(edit(first));
  return [firstId, await connect(edit(second, { name: "Second", model: "second-model" }))] as const;
}

async function ask(operation: "sql" | "naming" = "sql", limits = {}) {
  return await gateway.generate({
    ...{ operation, viewer: null, conversationId: null, sourceId: null, promptVersion: null },
    ...{ system: "Reply with JSON.", prompt: "one", schema, signal: new AbortController().signal },
    limits: { backoffMs: 5, silenceMs: 1_000, ...limits },
  });
}

describe("a connected model", () => {
  it("is asked from then on; its key is sealed and never shown", async () => {
    expect(await gateway.modelAvailability(admin, "sql")).toEqual({ available: false, code: "llm/no-key" });
    await connect(edit(first));
    expect(await gateway.modelAvailability(admin, "sql")).toEqual({ available: true, model: "first-model" });
    first.reply(good);
    expect(await ask()).toMatchObject({ ok: true, value: { usage: { model: "first-model" } } });
    expect(JSON.stringify(await state())).not.toContain(key);
    const { store } = await import("@/lib/db/store");
    const { db, tables } = await store();
    expect(JSON.stringify(await db.select().from(tables.models))).not.toContain(key);
    expect(JSON.stringify(await db.select().from(tables.auditEvents))).not.toContain(key);
  });

  it("keeps its key over an edit, for the same provider and address alone", async () => {
    const guarded = await startFakeModel({ apiKey: key });
    const id = await connect(edit(guarded));
    const { apiKey: _apiKey, ...renamed } = edit(guarded, { name: "Renamed" });
    expect(await models.updateModel(admin, id, renamed)).toMatchObject({ ok: true });
    guarded.reply(good);
    expect(await ask()).toMatchObject({ ok: true });
    for (const moved of [{ baseUrl: second.url }, { baseUrl: null, provider: "openai" }] as const) {
      const refused = { ok: false, error: { code: "llm/key-needed" } };
      expect(await models.updateModel(admin, id, { ...renamed, ...moved })).toMatchObject(refused);
      const { testModelEdit } = await import("./test-model");
      const options = { modelId: id, signal: new AbortController().signal };
      expect(await testModelEdit(admin, { ...renamed, ...moved }, options)).toMatchObject(refused);
    }
    expect(second.requests).toHaveLength(0);
    await guarded.close();
  });

  it("that is disabled or removed is not asked, and names are one model's alone", async () => {
    const id = await connect(edit(first));
    expect(await models.createModel(admin, edit(second))).toMatchObject({ error: { code: "llm/name-taken" } });
    await models.updateModel(admin, id, { disabled: true });
    expect(await ask()).toMatchObject({ ok: false, error: { code: "llm/no-key" } });
    await models.updateModel(admin, id, { disabled: false });
    await models.deleteModel(admin, id);
    expect(await ask()).toMatchObject({ ok: false, error: { code: "llm/no-key" } });
    expect(await models.deleteModel(admin, id)).toMatchObject({ error: { code: "llm/not-found" } });
  });

  it("belongs to admins alone", async () => {
    const designer = person("designer", { role: "designer" });
    const forbidden = { ok: false, error: { code: "auth/forbidden" } };
    expect(await models.listModels(designer)).toMatchObject(forbidden);
    expect(await models.createModel(designer, edit(first))).toMatchObject(forbidden);
    expect(await models.changeChains(designer, { default: [], operations: {} })).toMatchObject(forbidden);
  });
});

describe("a chain", () => {
  it("goes on to the next model when one fails, and says so", async () => {
    await connectBoth();
    first.reply(failsWith(500), failsWith(500), failsWith(500));
    second.reply(good);
    expect(await ask()).toMatchObject({ ok: true, value: { usage: { model: "second-model" } } });
    const { store } = await import("@/lib/db/store");
    const { db, tables } = await store();
    const calls = (await db.select().from(tables.modelCalls)).slice(-2);
    expect(calls.map(({ model, outcome, fallbackFrom }) => [model, outcome, fallbackFrom])).toEqual([
      ["first-model", "llm/unavailable", null],
      ["second-model", "ok", "first-model"],
    ]);
    const { metricsRegistry } = await import("@/lib/telemetry/metrics");
    expect(await metricsRegistry.metrics()).toMatch(/llm_fallbacks_total\{model="second-model",operation="sql"\} 1/);
  });

  it("asks in the order that was set, for each operation its own", async () => {
    const [firstId, secondId] = await connectBoth();
    await models.changeChains(admin, { default: [secondId, firstId], operations: { naming: [firstId] } });
    first.reply(good);
    second.reply(good);
    expect(await ask("sql")).toMatchObject({ value: { usage: { model: "second-model" } } });
    expect(await ask("naming")).toMatchObject({ value: { usage: { model: "first-model" } } });
  });

  it("takes no longer than its limit, however many models there are, and fails as the first did", async () => {
    await connectBoth();
    for (const server of [first, second]) server.reply({ text: "", fault: { kind: "silence" } });
    const startedAt = performance.now();
    const limits = { chainMs: 2_400, silenceMs: 10_000 };
    expect(await ask("sql", limits)).toMatchObject({ ok: false, error: { code: "llm/timeout" } });
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect([first.requests.length, second.requests.length]).toEqual([1, 1]);
  });

  it("does not wait for a busy model while another one is there", async () => {
    await connectBoth();
    first.reply(failsWith(429, "15"));
    second.reply(good);
    expect(await ask()).toMatchObject({ ok: true, value: { usage: { model: "second-model" } } });
  });
});

describe("testing a model", () => {
  async function test(options: FakeModelOptions, given: Partial<ModelEdit> = {}) {
    const server = await startFakeModel({ answer: plausibleAnswer, ...options });
    const id = await connect(edit(server, given));
    const { testModel } = await import("./test-model");
    const tested = await testModel(admin, id, { signal: new AbortController().signal });
    await server.close();
    if (!tested.ok) throw new Error(tested.error.code);
    const outcomes = Object.fromEntries(tested.value.steps.map(({ step, outcome }) => [step, outcome]));
    return { ...tested.value, outcomes, summary: (await state()).models.at(-1) };
  }
  const fine = { reach: "passed", key: "passed", answer: "passed", stream: "passed", structured: "passed" };

  it.each<[string, FakeModelOptions, object, object]>([
    ["schemas", {}, { structuredOutput: "json-schema" }, fine],
    ["a JSON mode", { structured: "json" }, { structuredOutput: "json" }, fine],
    ["neither", { structured: "none" }, { structuredOutput: "none" }, { ...fine, structured: "warning" }],
    ["no temperature", { takesTemperature: false }, { structuredOutput: "json-schema" }, fine],
  ])("with %s finds it out and keeps it", async (_name, options, expected, outcomes) => {
    const tested = await test(options);
    expect(tested).toMatchObject({ ...expected, outcomes });
    expect(tested.firstTokenMs).toBeGreaterThanOrEqual(0);
    expect(tested.tokensPerSecond).toBeGreaterThan(0);
    expect(tested.summary).toMatchObject({ ...expected, lastTest: { steps: tested.steps } });
  });

  it.each<[string, FakeModelOptions, object, RegExp]>([
    ["a wrong key", { apiKey: "another" }, { reach: "passed", key: "failed", answer: "skipped" }, /refused its key/],
    ["a failure", { answer: () => failsWith(400) }, { key: "passed", answer: "failed" }, /status 400/],
    ["an unknown model", { answer: () => failsWith(404) }, { answer: "failed" }, /does not know the model first-model/],
    ["silence in words", { answer: () => says("") }, { answer: "failed", stream: "skipped" }, /empty/],
  ])("names %s at its step", async (_name, options, outcomes, sentence) => {
    const tested = await test(options);
    expect(tested.outcomes).toMatchObject(outcomes);
    expect(tested.steps.find(({ outcome }) => outcome === "failed")?.sentence).toMatch(sentence);
  });

  it("names a server that is not there", async () => {
    const tested = await test({}, { baseUrl: "http://127.0.0.1:9" });
    expect(tested.outcomes).toMatchObject({ reach: "failed", key: "skipped" });
  });
});
