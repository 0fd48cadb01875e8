import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { createApiToken } from "@/lib/auth/api-tokens";
import { systemViewer } from "@/lib/auth/system-viewer";
import { createUser } from "@/lib/auth/users";
import { createSqliteShop } from "@/lib/pipeline/__fixtures__/sqlite-shop";
import { shutDown } from "@/lib/telemetry/shutdown";
import { GET as readConversation } from "../conversations/[conversationId]/route";
import { GET as listConversations } from "../conversations/route";
import { GET as readData } from "../queries/[queryId]/data/route";
import { POST } from "./route";

let authorization: string;
let sourceId: string;

beforeAll(async () => {
  sourceId = await createSqliteShop();
  authorization = await bearerFor("reader@querent.test");
});

afterAll(shutDown);

async function bearerFor(email: string): Promise<string> {
  const wanted = { email, name: email, role: "viewer", password: null, groups: [], attributes: {} } as const;
  const user = await createUser(systemViewer(), { ...wanted, groups: [] });
  if (!user.ok) throw new Error(user.error.code);
  const token = await createApiToken(viewer(user.value.id), { name: "test", days: null });
  return `Bearer ${token.secret}`;
}

function request(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  return new Request(`http://localhost${path}`, { ...init, headers: { authorization, ...init.headers } });
}

function ask(body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const init = { method: "POST", body: text, headers: { "content-type": "application/json", ...headers } };
  return POST(request("/api/chat", init), { params: Promise.resolve({}) });
}

/** The events of a server-sent stream, without its closing mark. */
async function eventsOf(response: Response): Promise<{ type: string; data?: Record<string, unknown> }[]> {
  const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
  return lines.map((line) => JSON.parse(line.slice("data: ".length)));
}

describe("POST /api/chat", () => {
  it("streams the answer as UI message parts, and everything can be read again", async () => {
    const response = await ask({ sourceId, question: "How many customers are there?" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
    const events = await eventsOf(response);
    expect(events[0]?.type).toBe("start");
    expect(events[1]?.type).toBe("data-conversation");
    expect(events.at(-1)?.type).toBe("finish");

    const conversationId = String(events[1]?.data?.conversationId);
    const read = await readConversation(request(`/api/conversations/${conversationId}`), {
      params: Promise.resolve({ conversationId }),
    });
    expect(await read.json()).toMatchObject({
      id: conversationId,
      messages: [{ role: "user" }, { role: "assistant" }],
    });
    const list = await listConversations(request("/api/conversations"), { params: Promise.resolve({}) });
    expect(await list.json()).toMatchObject({ conversations: [{ id: conversationId }], nextCursor: null });

    const queryId = String(events.find(({ type }) => type === "data-sql")?.data?.queryId);
    const data = await readData(request(`/api/queries/${queryId}/data`), { params: Promise.resolve({ queryId }) });
    expect(await data.json()).toMatchObject({ result: { rows: [[3]] } });
  });

  it.each<[string, unknown, number, string]>([
    ["JSON that cannot be read", "{", 400, "request/malformed"],
    ["a body of another form", { question: 7 }, 400, "request/invalid"],
    ["an unknown engine", { sourceId: "s", question: "q", engine: "magic" }, 400, "request/invalid"],
    ["an empty question", { question: " " }, 400, "question/empty"],
    ["a question that is too long", { question: "a".repeat(4_001) }, 400, "question/too-long"],
    ["an unknown source", { sourceId: "nowhere", question: "how many?" }, 404, "source/not-found"],
    ["an unknown conversation", { conversationId: "nowhere", question: "how many?" }, 404, "chat/not-found"],
    ["a body over the limit", { question: "a".repeat(1_100_000) }, 413, "request/too-large"],
  ])("answers %s with its status and code", async (_name, body, status, code) => {
    const response = await ask(typeof body === "string" ? body : { sourceId, ...(body as object) });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code, message: expect.stringMatching(/\w/) } });
  });

  it("is for signed-in people", async () => {
    const response = await ask({ sourceId, question: "how many?" }, { authorization: "Bearer nobody" });
    expect(response.status).toBe(401);
  });

  it("does not show one's conversation to another", async () => {
    const events = await eventsOf(await ask({ sourceId, question: "How many orders are there?" }));
    const conversationId = String(events[1]?.data?.conversationId);
    const other = await bearerFor("other@querent.test");
    const read = await readConversation(
      request(`/api/conversations/${conversationId}`, { headers: { authorization: other } }),
      { params: Promise.resolve({ conversationId }) },
    );
    expect(read.status).toBe(404);
    expect((await ask({ sourceId, conversationId, question: "and now?" }, { authorization: other })).status).toBe(404);
  });
});
