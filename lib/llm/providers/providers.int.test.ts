import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { callModel, type ModelCall } from "@/lib/llm/call-model";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { nameFailure } from "@/lib/llm/name-failure";
import { modelProviderSchema } from "@/lib/llm/schema";
import { type FakeReply, failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";

const schema = z.object({ sql: z.string(), note: z.string().optional() });
/** Every provider's own package against a server that speaks its protocol. */
describe.each(modelProviderSchema.options)("%s", (provider) => {
  const structuredOutput = provider === "deepseek" ? "json" : "json-schema";
  const model: ConnectedModel = {
    // The package gives models that it does not know a tool to reply with.
    ...{ id: provider, name: provider, provider, model: "claude-sonnet-4-5", apiKey: "right-key" },
    ...{ baseUrl: null, structuredOutput, fromEnvironment: true },
  };

  let server: FakeModel;
  beforeAll(async () => {
    server = await startFakeModel({ apiKey: "right-key" });
  });
  afterAll(() => server.close());

  async function call(reply: FakeReply | null, given: Partial<ModelCall> = {}, key = "right-key") {
    if (reply !== null) server.reply(reply);
    let text = "";
    let firstTokens = 0;
    const attempt = await callModel(
      { ...model, baseUrl: server.url, apiKey: key },
      {
        ...{ system: "Reply with JSON.", prompt: "one", begun: null, schema, signal: new AbortController().signal },
        ...{ totalMs: 5_000, silenceMs: 400, onFirstToken: () => firstTokens++ },
        onText: (delta) => {
          text += delta;
        },
        ...given,
      },
    );
    return { text, firstTokens, ...attempt };
  }

  it("streams JSON, sends its key where it belongs, and counts the tokens", async () => {
    const { text, firstTokens, outcome, usage } = await call(says({ sql: "SELECT 1" }));
    expect({ text, firstTokens, outcome }).toEqual({
      ...{ text: '{"sql":"SELECT 1"}', firstTokens: 1 },
      outcome: { kind: "complete" },
    });
    expect(usage?.inputTokens).toBeGreaterThan(0);
    expect(usage?.outputTokens).toBeGreaterThan(0);
    expect(server.requests.at(-1)).toMatchObject({
      ...{ model: "claude-sonnet-4-5", prompt: "one", stream: true, structured: structuredOutput },
      system: expect.stringContaining("Reply with JSON."),
    });
  });

  it("writes prose, and goes on with a reply that met the token limit", async () => {
    const cut = await call({ text: "Sales rose", fault: { kind: "length" } }, { schema: null });
    expect(cut).toMatchObject({ text: "Sales rose", outcome: { kind: "cut-off", limit: true } });
    await call(says(" by 4 %."), { schema: null, begun: "Sales rose" });
    expect(server.requests.at(-1)).toMatchObject({ json: false, begun: "Sales rose" });
  });

  it.each<[string, FakeReply, string]>([
    ["429", failsWith(429, "7"), "llm/rate"],
    ["500", failsWith(500), "llm/unavailable"],
    ["a connection that breaks", { text: '{"sql":', fault: { kind: "reset" } }, "llm/unavailable"],
    ["silence", { text: '{"sql":', fault: { kind: "silence" } }, "llm/timeout"],
  ])("names %s", async (_name, reply, code) => {
    const { outcome } = await call(reply);
    expect(outcome.kind === "failed" && nameFailure(outcome.cause, 0).refusal.code).toBe(code);
  });

  it("knows a wrong key, a reply that stops and one that the filter stops", async () => {
    const wrong = await call(null, {}, "wrong-key");
    expect(wrong.outcome.kind === "failed" && nameFailure(wrong.outcome.cause, 0).refusal.code).toBe("llm/key-refused");
    // Some packages take a stream without an end for an error, which is tried again alike.
    const stopped = await call({ text: '{"sql":', fault: { kind: "cut-off" } });
    expect(["cut-off", "failed"]).toContain(stopped.outcome.kind);
    if (stopped.outcome.kind === "failed") expect(nameFailure(stopped.outcome.cause, 0).retryable).toBe(true);
    expect(await call({ text: "", fault: { kind: "refused" } })).toMatchObject({ outcome: { kind: "refused" } });
  });
});
