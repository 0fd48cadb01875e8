import { readUIMessageStream } from "ai";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { type FakeReply, failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import type { ChatMessage } from "./schema";

const reader = viewer("reader");
/** Both engines can read it, so that it is seen which one did. */
const question = "How many customers are there?";
const json = JSON.stringify({ sql: "SELECT COUNT(*) AS customers FROM customers", understood: question });
const half = json.slice(0, 20);

/** What goes wrong on the wire, as it comes from real servers. The long silence is waited for with a short limit. */
const faults: readonly (readonly [string, FakeReply])[] = [
  ["429", failsWith(429)],
  ["429 for an hour", failsWith(429, "3600")],
  ["500", failsWith(500)],
  ["a reset in the middle", { text: half, fault: { kind: "reset" } }],
  ["a stream that stops", { text: half, fault: { kind: "cut-off" } }],
  ["the token limit", { text: half, fault: { kind: "length" } }],
  ["silence", { text: half, fault: { kind: "silence" } }],
  ["nothing", says("")],
  ["nothing but thinking", says("<think>hm</think>")],
  ["no JSON", says("Nice weather today.")],
  ["a refusal", says("I'm sorry, but I can't help with that.")],
  ["the provider's filter", { text: "", fault: { kind: "refused" } }],
];

const spoilt: readonly (readonly [string, FakeReply])[] = [
  ["in a fence", says(`Sure:\n\`\`\`json\n${json}\n\`\`\``)],
  ["after thinking aloud", says(`<think>{"sql": "no"}</think>${json}`)],
  ["as broken JSON", says(`${json.slice(0, -1).replaceAll('"', "'")},`)],
];

let sourceId: string;
let server: FakeModel;
let replies: FakeReply[] = [];

beforeAll(async () => {
  vi.stubEnv("DEEPSEEK_API_KEY", "");
  const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
  sourceId = await createSqliteShop();
  const { modelLimitsDefault } = await import("@/lib/llm/model-limits");
  // A person's patience, in the time that a test has.
  Object.assign(modelLimitsDefault, { silenceMs: 600, backoffMs: 5 });
});
// A new server each time: a circuit breaker remembers the one before.
beforeEach(async () => {
  server = await startFakeModel({ answer: () => replies.shift() ?? failsWith(500) });
  const { createModel } = await import("@/lib/llm/models");
  const made = await createModel(viewer("admin", { role: "admin" }), {
    ...{ name: server.url, provider: "openai-compatible", baseUrl: server.url, model: "faulty-model", apiKey: null },
    structuredOutput: "json",
  });
  if (!made.ok) throw new Error(made.error.code);
});
afterEach(async () => {
  const { deleteModel, listModels } = await import("@/lib/llm/models");
  const admin = viewer("admin", { role: "admin" });
  const listed = await listModels(admin);
  for (const { id } of listed.ok ? listed.value.models : []) await deleteModel(admin, id);
  await server.close();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
});

/** Asks the model as a person who has chosen it, and reads the answer and its receipt as a browser does. */
async function ask(...given: FakeReply[]) {
  replies = given;
  const { streamAnswer } = await import("./stream-answer");
  const request = { conversationId: null, sourceId, question, engine: "model" as const };
  const answer = await streamAnswer(reader, request, { signal: new AbortController().signal });
  if (!answer.ok) throw new Error(answer.error.code);
  let last: ChatMessage | undefined;
  for await (const message of readUIMessageStream<ChatMessage>({ stream: answer.value })) last = message;
  const find = (type: string) => last?.parts.find((part) => part.type === type);
  const [rows, receipt] = [find("data-rows"), find("data-receipt")];
  if (rows?.type !== "data-rows" || receipt?.type !== "data-receipt") {
    throw new Error(`The conversation was lost: ${JSON.stringify(last?.parts)}`);
  }
  return { count: Number(rows.data.result.rows[0]?.[0]), receipt: receipt.data };
}

describe("a conversation survives", () => {
  it.each(faults)(
    "%s once or for good: the model's second attempt or the built-in engine answers",
    async (_name, fault) => {
      const once = await ask(fault, says(json));
      expect(once).toMatchObject({ count: 3, receipt: { engine: expect.stringMatching(/^(model|offline)$/) } });
      const forGood = await ask(fault, fault, fault);
      expect(forGood).toMatchObject({ count: 3, receipt: { engine: "offline" } });
      // It says that the model failed, and why.
      expect(forGood.receipt.assumptions.join(" ")).toMatch(/model/i);
    },
  );

  it.each(spoilt)("a reply %s, which is read as it was meant", async (_name, reply) => {
    expect(await ask(reply)).toMatchObject({ count: 3, receipt: { engine: "model", model: "faulty-model" } });
  });

  it("a wrong key and a server that is gone", async () => {
    expect(await ask(failsWith(401))).toMatchObject({ count: 3, receipt: { engine: "offline" } });
    await server.close();
    expect(await ask()).toMatchObject({ count: 3, receipt: { engine: "offline" } });
  });
});
