import { readUIMessageStream } from "ai";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { type FakeReply, failsWith, says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import type { ChatMessage, ChatRequest } from "./schema";

const reader = viewer("reader");
const good = says({ sql: "SELECT name FROM customers ORDER BY name", understood: "names" });

let server: FakeModel;
let sourceId: string;

beforeAll(async () => {
  // Where nothing is queued: the sentence below an answer.
  server = await startFakeModel({ answer: ({ json }) => (json ? failsWith(500) : says("So it is.")) });
  vi.stubEnv("DEEPSEEK_BASE_URL", server.url);
  vi.stubEnv("DEEPSEEK_API_KEY", "any-key");
  const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
  sourceId = await createSqliteShop();
});

afterAll(async () => {
  vi.unstubAllEnvs();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  await server.close();
});

async function ask(given: Partial<ChatRequest>, signal: AbortSignal = new AbortController().signal, as = reader) {
  const { streamAnswer } = await import("./stream-answer");
  const request: ChatRequest = {
    conversationId: null,
    sourceId,
    question: "SELECT 1 AS one",
    engine: "auto",
    ...given,
  };
  return await streamAnswer(as, request, { signal });
}

/** Asks and reads the stream as a browser does: the last state of the message, and the conversation it is in. */
async function askAndRead(given: Partial<ChatRequest>, signal?: AbortSignal) {
  const answer = await ask(given, signal);
  if (!answer.ok) throw new Error(answer.error.code);
  let last: ChatMessage | undefined;
  for await (const message of readUIMessageStream<ChatMessage>({ stream: answer.value })) last = message;
  if (!last) throw new Error("The stream had no message");
  const { conversationId, title } = dataOf(last, "data-conversation");
  return { message: last, conversationId, title };
}

function dataOf<T extends ChatMessage["parts"][number]["type"]>(message: ChatMessage, type: T) {
  const found = message.parts.find((candidate) => candidate.type === type);
  if (!found || !("data" in found)) throw new Error(`No ${type}`);
  // Found by its type just above.
  return found.data as Extract<ChatMessage["parts"][number], { type: T; data: unknown }>["data"];
}

async function stored(conversationId: string) {
  const { listMessages } = await import("./messages");
  return await listMessages(conversationId);
}

describe("an answer in a conversation", () => {
  it("starts a new one, named after the question, and keeps both sides", async () => {
    const question = "SELECT name\nFROM customers ORDER BY name";
    const { message, conversationId, title } = await askAndRead({ question });
    expect(title).toBe("SELECT name");
    const [asked, answered] = await stored(conversationId);
    expect(asked).toMatchObject({ role: "user", parts: [{ type: "text", text: question }] });
    expect(answered?.id).toBe(message.id);
    const news = new Set(["data-conversation", "data-step"]);
    expect(answered?.parts).toEqual(
      message.parts.filter(({ type }) => !news.has(type)).map((kept) => expectKept(kept)),
    );
  });

  it("goes on in an old one", async () => {
    const first = await askAndRead({});
    const second = await askAndRead({ conversationId: first.conversationId, question: "SELECT 2 AS two" });
    expect(second.conversationId).toBe(first.conversationId);
    expect(await stored(first.conversationId)).toHaveLength(4);
  });

  it("can be read in full and run again by its query id, by its owner alone", async () => {
    const { message } = await askAndRead({ question: "SELECT name FROM customers ORDER BY name" });
    const { queryId } = dataOf(message, "data-sql");
    const { queryData } = await import("./query-data");
    const options = { signal: new AbortController().signal, refresh: false };
    expect(await queryData(reader, queryId, options)).toMatchObject({
      ok: true,
      value: { result: { rows: [["Ada"], ["Alan"], ["Grace"]] } },
    });
    expect(await queryData(viewer("other"), queryId, options)).toMatchObject({
      ok: false,
      error: { code: "query/not-found" },
    });
  });

  it("carries at most a thousand rows and says how many there are", async () => {
    const digits = "(SELECT id FROM orders LIMIT 11)";
    const question = `SELECT a.id AS a, b.id AS b, c.id AS c FROM ${digits} a CROSS JOIN ${digits} b CROSS JOIN ${digits} c`;
    const { message } = await askAndRead({ question });
    const rows = dataOf(message, "data-rows");
    expect(rows.result.rows).toHaveLength(1_000);
    expect(rows.totalRowCount).toBe(1_331);
  });
});

describe("branches", () => {
  const asked = (messages: ChatMessage[]) =>
    messages.map(({ role, parts }) => (role === "user" && parts[0]?.type === "text" ? parts[0].text : role));

  it("a question that is edited, and an answer made again, stand beside their earlier form; each keeps its own thread", async () => {
    const { pathOf } = await import("./message-tree");
    const first = await askAndRead({ question: "SELECT 1 AS one" });
    const { conversationId, message: answer } = first;
    const { questionId } = dataOf(answer, "data-conversation");
    await askAndRead({ conversationId, parentId: answer.id, question: "SELECT 2 AS two" });
    const edited = await askAndRead({ conversationId, parentId: answer.id, question: "SELECT 3 AS three" });
    expect(edited.message.metadata?.parentId).toBe(dataOf(edited.message, "data-conversation").questionId);
    const again = await askAndRead({ conversationId, answerTo: questionId, engine: "offline" });
    expect(dataOf(again.message, "data-conversation")).toMatchObject({ questionId, parentId: conversationId });
    const messages = await stored(conversationId);
    expect(asked(pathOf(messages, null))).toEqual(["SELECT 1 AS one", "assistant"]);
    expect(pathOf(messages, null).at(-1)?.id).toBe(again.message.id);
    expect(asked(pathOf(messages, answer.id))).toEqual([
      "SELECT 1 AS one",
      "assistant",
      "SELECT 3 AS three",
      "assistant",
    ]);
    const beside = await askAndRead({ conversationId, parentId: conversationId, question: "SELECT 4 AS four" });
    expect(asked(pathOf(await stored(conversationId), beside.message.id))).toEqual(["SELECT 4 AS four", "assistant"]);
  });

  it("a follow-up refers to its own branch alone", async () => {
    const { placesOf, placesTo } = await import("./message-tree");
    const first = await askAndRead({ question: "How many orders are there?", engine: "offline" });
    const { conversationId, message: answer } = first;
    const other = await askAndRead({ conversationId, parentId: answer.id, question: "How many customers are there?" });
    server.reply(good);
    const ours = { conversationId, parentId: answer.id, question: "names please", engine: "model" } as const;
    const { message } = await askAndRead(ours);
    const prompt = server.requests.findLast(({ json }) => json)?.prompt ?? "";
    expect(prompt).toContain("How many orders are there?");
    expect(prompt).not.toContain("How many customers are there?");
    const path = placesTo(placesOf(await stored(conversationId)), message.id).map(({ id }) => id);
    expect(path).not.toContain(other.message.id);
  });

  it("a message of nowhere or of another conversation is no place to go on from", async () => {
    const [here, there] = [await askAndRead({}), await askAndRead({})];
    const { questionId } = dataOf(there.message, "data-conversation");
    const refused = { ok: false, error: { code: "chat/not-found" } };
    const { conversationId } = here;
    expect(await ask({ conversationId, parentId: there.message.id })).toMatchObject(refused);
    expect(await ask({ conversationId, answerTo: questionId })).toMatchObject(refused);
    expect(await ask({ conversationId, answerTo: here.message.id })).toMatchObject(refused);
    expect(await ask({ conversationId: null, answerTo: questionId })).toMatchObject(refused);
    expect(await ask({ conversationId: null, parentId: questionId })).toMatchObject(refused);
    expect(await stored(conversationId)).toHaveLength(2);
  });
});

describe("SQL written by hand for a question", () => {
  it("becomes another answer of it, says so on its receipt, and what is refused is not kept", async () => {
    const { conversationId, message } = await askAndRead({ question: "How many customers are there?" });
    const { questionId } = dataOf(message, "data-conversation");
    const byHand = { conversationId, answerTo: questionId };
    const refused = await askAndRead({ ...byHand, sql: "DELETE FROM customers" });
    expect(dataOf(refused.message, "data-refusal").code).toMatch(/^guard\//);
    const failed = await askAndRead({ ...byHand, sql: "SELECT nothing_like_it FROM customers" });
    expect(dataOf(failed.message, "data-refusal").message).not.toBe("");
    expect(await stored(conversationId)).toHaveLength(2);
    const written = await askAndRead({ ...byHand, sql: "SELECT name FROM customers ORDER BY name" });
    expect(dataOf(written.message, "data-receipt")).toMatchObject({
      engine: "sql",
      understood: "How many customers are there?",
      assumptions: ["The SQL was edited by hand."],
    });
    expect(await stored(conversationId)).toMatchObject([
      { role: "user" },
      { role: "assistant", metadata: { parentId: questionId } },
      { id: written.message.id, role: "assistant", metadata: { parentId: questionId } },
    ]);
  });
});

describe("a question whose query reads very much", () => {
  it("is held back with the number of rows, and runs as it was for the reader who confirms", async () => {
    const { systemViewer } = await import("@/lib/auth/system-viewer");
    const { updateSource } = await import("@/lib/source/sources");
    const { sourceLimitsSchema } = await import("@/lib/source/schema");
    const setLimits = (limits: object) =>
      updateSource(systemViewer(), sourceId, { limits: sourceLimitsSchema.parse(limits) });
    await setLimits({ confirmRowsAbove: 1, confirmRole: "viewer" });
    const question = "SELECT COUNT(*) AS order_count FROM orders";
    const held = await askAndRead({ question });
    const { queryId } = dataOf(held.message, "data-sql");
    expect(dataOf(held.message, "data-refusal")).toMatchObject({ code: "execute/costly", confirmQueryId: queryId });
    const confirmed = { question, conversationId: held.conversationId, confirmedQueryId: queryId };
    const { message } = await askAndRead(confirmed);
    expect(dataOf(message, "data-sql").sql).toBe(question);
    expect(dataOf(message, "data-rows").totalRowCount).toBe(1);
    const stranger = await ask({ ...confirmed, conversationId: null }, undefined, viewer("other"));
    expect(stranger).toMatchObject({ ok: false, error: { code: "query/not-found" } });
    await setLimits({});
  });
});

describe("what is refused before anything is kept", () => {
  it.each<[string, Partial<ChatRequest>, string]>([
    ["an empty question", { question: " " }, "question/empty"],
    ["a question that is too long", { question: "a".repeat(4_001) }, "question/too-long"],
    ["an unknown source", { sourceId: "nowhere" }, "source/not-found"],
    ["an unknown conversation", { conversationId: "nowhere" }, "chat/not-found"],
  ])("%s", async (_name, given, code) => {
    expect(await ask(given)).toMatchObject({ ok: false, error: { code } });
  });

  it("somebody else's conversation", async () => {
    const { conversationId } = await askAndRead({});
    const refused = await ask({ conversationId }, new AbortController().signal, viewer("other"));
    expect(refused).toMatchObject({ ok: false, error: { code: "chat/not-found" } });
    expect(await stored(conversationId)).toHaveLength(2);
  });
});

describe("no fault of the model loses a conversation", () => {
  const thrice = (reply: FakeReply) => [reply, reply, reply];
  it.each<[string, FakeReply[]]>([
    ["429", thrice(failsWith(429, "0"))],
    ["500", thrice(failsWith(500))],
    ["a refused key", [failsWith(401)]],
    ["a reset half-way", thrice({ text: '{"sql":', fault: { kind: "reset" } })],
    ["malformed JSON", thrice(says("{{{"))],
    ["emptiness", thrice(says(""))],
    ["endless thinking", thrice(says("<think>hm"))],
    ["SQL that is refused", thrice(says({ sql: "DROP TABLE customers" }))],
  ])("%s", async (_name, replies) => {
    server.reply(...replies);
    const { message, conversationId } = await askAndRead({ question: "names please", engine: "model" });
    // SQL that may not run is refused; where no reply came, the built-in engine answers and says why.
    const refusal = message.parts.find((part) => part.type === "data-refusal")?.data.message;
    expect(refusal ?? dataOf(message, "data-receipt").offlineReason).toMatch(/model/);
    server.reply(good);
    const next = await askAndRead({ conversationId, question: "names, again", engine: "model" });
    expect(dataOf(next.message, "data-rows").result.rows).toHaveLength(3);
    expect((await stored(conversationId)).map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);
  });
});

describe("a reader who leaves", () => {
  it("stops the model; question and what there was of the answer are kept", async () => {
    const leaving = new AbortController();
    const requestCount = server.requests.length;
    server.reply({ text: '{"sql":', fault: { kind: "silence" } });
    const asked = askAndRead({ question: "names please", engine: "model" }, leaving.signal);
    await vi.waitUntil(() => server.requests.length > requestCount);
    leaving.abort();
    const { conversationId, message } = await asked;
    expect(dataOf(message, "data-refusal").code).toBe("execute/cancelled");
    expect(await stored(conversationId)).toHaveLength(2);
  });

  it("does not keep the answer from being stored, even when nobody reads the stream any more", async () => {
    const answer = await ask({ question: "SELECT name FROM customers" });
    if (!answer.ok) throw new Error(answer.error.code);
    const stream = answer.value.getReader();
    await stream.cancel();
    const { listConversations } = await import("./conversations");
    const newest = (await listConversations(reader, { limit: 1 })).conversations[0];
    await vi.waitUntil(async () => (await stored(newest?.id ?? "")).length === 2);
  });
});

/** A part as the store gives it back: the same, without the state the client adds to text. */
function expectKept(part: ChatMessage["parts"][number]): unknown {
  return part.type === "text" ? { type: "text", text: part.text } : part;
}
