import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { createPool, type Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/id";
import type { SentSpan } from "@/lib/telemetry/__fixtures__/read-spans";
import { type Collector, startCollector } from "@/lib/telemetry/__fixtures__/start-collector";
import { says } from "@/scripts/fake-llm/fake-reply";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const redisUrl = process.env.QUERENT_TEST_REDIS_URL;

/** Stands in the question, in the query and in the prompt, and in no span. */
const person = "Grace";
const question = `What has ${person} ordered, zebra-question?`;
const sql = `SELECT c.city, SUM(o.amount) AS total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.name = '${person}' GROUP BY c.city`;
const caller = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7" };

describe.runIf(mysqlUrl !== undefined && redisUrl !== undefined)("a question in a traced server", () => {
  const database = `querent_test_${newId().replaceAll("-", "")}`;
  let [collector, model, admin, server]: [Collector, FakeModel, Pool, Server] = [] as never;
  let [sourceId, origin, cookie]: [string, string, string] = ["", "", ""];

  beforeAll(async () => {
    collector = await startCollector();
    model = await startFakeModel({
      answer: ({ json }) => says(json ? { sql, understood: `orders of ${person}` } : "So it is."),
    });
    admin = createPool({ uri: mysqlUrl });
    await admin.query(`CREATE DATABASE ${database}`);
    const store = new URL(mysqlUrl ?? "");
    store.pathname = `/${database}`;
    const settings = { DATABASE_URL: store.href, REDIS_URL: redisUrl, DEEPSEEK_BASE_URL: model.url };
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    vi.stubEnv("DEEPSEEK_API_KEY", "zebra-key-of-the-model");
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url);
    vi.stubEnv("OTEL_EXPORTER_OTLP_HEADERS", "x-collector-key=zebra-key-of-the-collector");
    // The environment is parsed at import: what follows is imported after this.
    const { startTracing } = await import("@/lib/telemetry/start-tracing");
    await startTracing();
    const { sharedRedis } = await import("@/lib/cache/redis");
    await vi.waitFor(() => expect(sharedRedis()?.status).toBe("ready"), 5_000);
    const { createSqliteShop } = await import("@/lib/pipeline/__fixtures__/sqlite-shop");
    sourceId = await createSqliteShop();
    const { signInAs } = await import("@/scripts/test/sign-in-as");
    cookie = (await signInAs("viewer")).headers.cookie;
    [server, origin] = await serve();
    await ask();
    const { shutDown } = await import("@/lib/telemetry/shutdown");
    await shutDown();
  });

  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await admin.query(`DROP DATABASE ${database}`);
    await Promise.all([admin.end(), model.close(), collector.close()]);
    vi.unstubAllEnvs();
  });

  /** The server of production around the chat's route, and nothing of Next. */
  async function serve(): Promise<[Server, string]> {
    const { makeServer } = await import("@/lib/http/make-server");
    const { keptResponses } = await import("@/lib/http/kept/kept-responses");
    const { POST } = await import("@/app/api/chat/route");
    const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
      const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
      const body = Readable.toWeb(incoming) as ReadableStream;
      const request = new Request(`${origin}/api/chat`, {
        method: "POST",
        headers,
        body,
        duplex: "half",
      } as RequestInit);
      const response = await POST(request, { params: Promise.resolve({}) });
      outgoing.writeHead(response.status);
      for await (const chunk of response.body ?? []) outgoing.write(chunk);
      outgoing.end();
    };
    const application = { answer, routeLabel: () => "/api/chat", kept: keptResponses() };
    const made = makeServer(() => application).listen(0, "127.0.0.1");
    await once(made, "listening");
    return [made, `http://127.0.0.1:${(made.address() as AddressInfo).port}`];
  }

  async function ask(): Promise<void> {
    const traceparent = `00-${caller.traceId}-${caller.spanId}-01`;
    const reply = await fetch(`${origin}/api/chat`, {
      method: "POST",
      headers: { cookie, traceparent, "content-type": "application/json", "x-request-id": "traced-request" },
      body: JSON.stringify({ sourceId, question, engine: "model", conversationId: null }),
    });
    expect(await reply.text()).toContain("data-rows");
  }

  const named = (name: string | RegExp): SentSpan => {
    const found = collector.spans.find((span) =>
      typeof name === "string" ? span.name === name : name.test(span.name),
    );
    if (!found) throw new Error(`No ${name} among ${collector.spans.map((span) => span.name).join(", ")}`);
    return found;
  };
  /** The names from the request down to a span. */
  const pathTo = (span: SentSpan): string[] => {
    const parent = collector.spans.find(({ spanId }) => spanId === span.parentId);
    return [...(parent ? pathTo(parent) : []), span.name];
  };

  it("is one trace, the caller's, with a request on top", () => {
    expect(new Set(collector.spans.map(({ traceId }) => traceId))).toEqual(new Set([caller.traceId]));
    const request = named("POST /api/chat");
    expect(request).toMatchObject({ parentId: caller.spanId, kind: 2, isError: false });
    expect(request.attributes).toEqual({
      "http.request.method": "POST",
      "http.route": "/api/chat",
      "http.response.status_code": 200,
      "querent.request_id": "traced-request",
    });
    expect(request.resource).toMatchObject({ "service.name": "querent", "service.version": expect.any(String) });
    const roots = collector.spans.filter(({ parentId }) => !collector.spans.some(({ spanId }) => spanId === parentId));
    expect(roots).toEqual([request]);
  });

  it("has the stages below it in their order", () => {
    const stages = ["chat", "semantic", "nl2sql", "guard", "execute", "chart", "answer"];
    for (const stage of stages) expect(pathTo(named(stage))).toEqual(["POST /api/chat", stage]);
    expect(named("nl2sql").attributes).toEqual({ "querent.outcome": "draft", "querent.engine": "model" });
  });

  it("shows the query at its source below the cache that missed it", () => {
    const query = named(/^SELECT (customers orders|orders customers)$/);
    expect(pathTo(query)).toEqual(["POST /api/chat", "execute", "cache query-result", query.name]);
    expect(query).toMatchObject({ kind: 3, isError: false });
    expect(query.attributes).toMatchObject({
      "db.system.name": "sqlite",
      "db.operation.name": "SELECT",
      "db.response.returned_rows": 1,
      "querent.source_id": sourceId,
    });
    expect(named("cache query-result").attributes).toMatchObject({ "querent.cache.level": "source" });
    const hits = collector.spans.flatMap(({ events }) => events).map(({ attributes }) => attributes);
    expect(hits).toContainEqual({ "querent.cache.kind": "semantic-model", "querent.cache.level": "memory" });
  });

  it("shows Redis, the store and the model with what they took", () => {
    const redis = collector.spans.filter(({ attributes }) => attributes["db.system.name"] === "redis");
    expect(redis.map(({ name }) => name)).toEqual(expect.arrayContaining(["MGET", "SET"]));
    expect(pathTo(redis.find(({ name }) => name === "MGET") as SentSpan).length).toBeGreaterThan(2);
    const store = collector.spans.filter(({ attributes }) => attributes["db.system.name"] === "mysql");
    expect(store.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["SELECT sources", "INSERT messages", "COMMIT"]),
    );
    const asked = named("chat deepseek-flash");
    expect(pathTo(asked)).toEqual(["POST /api/chat", "nl2sql", "chat deepseek-flash"]);
    expect(asked.attributes).toMatchObject({
      "gen_ai.provider.name": "deepseek",
      "gen_ai.request.model": "deepseek-flash",
      "gen_ai.usage.input_tokens": expect.any(Number),
      "gen_ai.usage.output_tokens": expect.any(Number),
      "querent.model.operation": "sql",
    });
    expect(asked.attributes["gen_ai.usage.input_tokens"]).toBeGreaterThan(0);
  });

  it("holds no question, no prompt, no query, no value and no key", () => {
    const sent = Buffer.concat([...collector.bodies]).toString("latin1");
    expect(sent.length).toBeGreaterThan(1_000);
    for (const secret of [person, "zebra", "Paris", "SUM(", "WHERE", "c.city", cookie.slice(-40)])
      expect(sent).not.toContain(secret);
    expect(collector.spans.map(({ message }) => message).join("")).toBe("");
    expect(collector.headers[0]).toMatchObject({ "x-collector-key": "zebra-key-of-the-collector" });
  });
});
