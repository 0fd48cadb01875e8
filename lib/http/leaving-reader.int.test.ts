import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { signalFromNodeResponse } from "next/dist/server/web/spec-extension/adapters/next-request";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { findConversation } from "@/lib/chat/conversations";
import { listMessages } from "@/lib/chat/messages";
import { saveQuery } from "@/lib/chat/queries";
import { closeStore } from "@/lib/db/store";
import { sourceLimitsSchema } from "@/lib/source/schema";
import { updateSource } from "@/lib/source/sources";
import { connectLargeSources, type LargeSources } from "@/scripts/test/large-sources";
import { signInAs } from "@/scripts/test/sign-in-as";

const url = process.env.QUERENT_TEST_POSTGRES_URL;
type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

let sources: LargeSources;
let observer: pg.Client;

beforeAll(async () => {
  if (url === undefined) return;
  sources = await connectLargeSources();
  // By the plan that the database chooses, these queries read more rows than readers may ask for, or not.
  const limits = sourceLimitsSchema.parse({ confirmRowsAbove: null });
  for (const id of sources.ids.values()) await updateSource(systemViewer(), id, { limits });
  observer = new pg.Client({ connectionString: url });
  await observer.connect();
});
afterAll(async () => {
  if (url === undefined) return;
  await observer.end();
  await sources.close();
  await closeStore();
});

/** Serves a route over HTTP with the signal that Next makes of a connection that closes. */
async function serve(handler: Handler, params: object = {}) {
  const server = createServer(async (request, response) => {
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const signal = signalFromNodeResponse(response);
    const { method = "GET" } = request;
    const body = method === "GET" ? null : await text(request);
    const asked = new Request(`http://querent.example${request.url}`, { method, headers, signal, body });
    const answer = await handler(asked, { params: Promise.resolve(params) });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    await pipeline(answer.body ?? [], response).catch((cause: unknown) => {
      if (!signal.aborted) throw cause;
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/api/queries/x/data`, close: () => server.close() };
}

async function working(word: string): Promise<number> {
  const { rows } = await observer.query(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()",
    [`%${word}%`],
  );
  return rows[0].count;
}

describe.skipIf(url === undefined)("a reader who leaves", () => {
  it("ends the query at its database by closing the connection", async () => {
    const { headers, user } = await signInAs("admin");
    const sql = "SELECT COUNT(*) AS left_alone FROM big a JOIN big b ON a.m = b.m JOIN big c ON b.m = c.m";
    const sourceId = sources.ids.get("postgres") ?? "";
    const query = { conversationId: null, sourceId, question: "How many?", sql, plan: null, engine: "sql" as const };
    const queryId = await saveQuery({ ...systemViewer(), userId: user.id }, query);
    const route: { GET: Handler } = await import(resolve("app/api/queries/[queryId]/data/route.ts"));
    const server = await serve(route.GET, { queryId });
    const leaving = new AbortController();
    const reading = fetch(server.address, { headers, signal: leaving.signal }).then((answer) => answer.text());
    await vi.waitFor(async () => expect(await working("left_alone")).toBeGreaterThan(0), 15_000);
    leaving.abort();
    await expect(reading).rejects.toThrow();
    await vi.waitFor(async () => expect(await working("left_alone")).toBe(0), 15_000);
    server.close();
  });

  it("who stops an answer ends its query, and finds it kept as stopped", async () => {
    const { headers, user } = await signInAs("viewer");
    const { streamedConversation } = await import("./__fixtures__/streamed-conversation");
    const sql = "SELECT COUNT(*) AS stopped_here FROM big a JOIN big b ON a.m = b.m JOIN big c ON b.m = c.m";
    const route: { POST: Handler } = await import(resolve("app/api/chat/route.ts"));
    const server = await serve(route.POST);
    const leaving = new AbortController();
    const reply = await fetch(server.address, {
      ...{ method: "POST", signal: leaving.signal, headers: { ...headers, "content-type": "application/json" } },
      body: JSON.stringify({ sourceId: sources.ids.get("postgres"), question: sql }),
    });
    const conversationId = await streamedConversation(reply);
    await vi.waitFor(async () => expect(await working("stopped_here")).toBeGreaterThan(0), 15_000);
    leaving.abort();
    await vi.waitFor(async () => expect(await working("stopped_here")).toBe(0), 15_000);
    const kept = async () => (await listMessages(conversationId)).at(-1)?.parts ?? [];
    await vi.waitFor(async () => expect(await kept()).not.toEqual([]), 15_000);
    expect((await kept()).find(({ type }) => type === "data-refusal")).toMatchObject({
      data: { code: "execute/cancelled" },
    });
    expect((await findConversation({ ...systemViewer(), userId: user.id }, conversationId)).ok).toBe(true);
    server.close();
  });
});
