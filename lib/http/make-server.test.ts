import { once } from "node:events";
import { request as httpRequest, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openCache } from "@/lib/cache/open-cache";
import { drain } from "@/lib/http/drain";
import { KeptResponses } from "@/lib/http/kept/kept-responses";
import { type Application, makeServer } from "@/lib/http/make-server";
import { takeAnswered } from "@/lib/telemetry/answered-kind";
import { metricsRegistry } from "@/lib/telemetry/metrics";
import { requestContext } from "@/lib/telemetry/request-context";

let application: Application | null;
let server: Server;
let origin: string;

/** Answers with what the application is told about the request. */
const echo: Application = {
  kept: new KeptResponses(openCache({ memoryBytesMax: 1_000_000 })),
  routeLabel: () => "/echo/[id]",
  answer: async (request, response) => {
    response.end(JSON.stringify({ headers: request.headers, context: requestContext() }));
  },
};

beforeEach(async () => {
  takeAnswered();
  metricsRegistry.resetMetrics();
  application = echo;
  server = makeServer(() => application).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
});

it("gives a request its id and says it back, taking the caller's where it is one", async () => {
  const kept = await fetch(`${origin}/echo/1`, { headers: { "x-request-id": "caller-id-1" } });
  expect(kept.headers.get("x-request-id")).toBe("caller-id-1");
  expect(await kept.json()).toMatchObject({
    headers: { "x-request-id": "caller-id-1" },
    context: { requestId: "caller-id-1" },
  });
  const replaced = await fetch(`${origin}/echo/1`, { headers: { "x-request-id": "a b" } });
  expect(replaced.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

it("sets the client's address itself, whatever the client sends under that name", async () => {
  const reply = await fetch(`${origin}/echo/1`, { headers: { "x-querent-client-address": "8.8.8.8" } });
  expect(await reply.json()).toMatchObject({ headers: { "x-querent-client-address": "127.0.0.1" } });
});

it("counts requests under the pattern, the method and the status", async () => {
  await (await fetch(`${origin}/echo/secret-id`)).text();
  const text = await metricsRegistry.metrics();
  expect(text).toContain('http_requests_total{method="GET",route="/echo/[id]",status="200"} 1');
  expect(text).toContain('request_duration_seconds_count{method="GET",route="/echo/[id]",status="200"} 1');
  expect(text).not.toContain("secret-id");
  expect(text).toMatch(/active_connections [1-9]/);
});

it("answers health while the application still starts, and asks everybody else to come back", async () => {
  application = null;
  expect(await (await fetch(`${origin}/api/health`)).json()).toEqual({ status: "ok" });
  const early = await fetch(`${origin}/ask`);
  expect([early.status, early.headers.get("retry-after")]).toEqual([503, "1"]);
});

it("turns a failure of the application into a 500 without its message", async () => {
  application = { ...echo, answer: () => Promise.reject(new Error("secret detail")) };
  const reply = await fetch(`${origin}/echo/1`);
  expect(reply.status).toBe(500);
  expect(await reply.text()).not.toContain("secret detail");
});

it("counts a client that leaves early as 499", async () => {
  const arrived = Promise.withResolvers<void>();
  application = { ...echo, answer: async () => arrived.resolve() };
  const counted = Promise.withResolvers<void>();
  server.on("request", (_request, response) => response.on("close", counted.resolve));
  const leaving = httpRequest(`${origin}/echo/1`).on("error", () => undefined); // its own doing
  leaving.end();
  await arrived.promise;
  leaving.destroy();
  await counted.promise;
  expect(await metricsRegistry.metrics()).toContain('status="499"} 1');
});

it("lets a running request finish when it stops, and takes no new one", async () => {
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  application = {
    ...echo,
    answer: async (_request, response) => {
      arrived.resolve();
      await release.promise;
      response.end("done");
    },
  };
  const running = fetch(`${origin}/echo/1`);
  await arrived.promise;
  const drained = drain(server, { graceMs: 0, patienceMs: 10_000 });
  await expect(fetch(`${origin}/echo/2`)).rejects.toThrow();
  release.resolve();
  expect(await (await running).text()).toBe("done");
  await drained;
});

it("cuts off what does not finish in time", async () => {
  const arrived = Promise.withResolvers<void>();
  application = { ...echo, answer: async () => arrived.resolve() };
  const hanging = fetch(`${origin}/echo/1`);
  await arrived.promise;
  const outcome = expect(hanging).rejects.toThrow();
  await drain(server, { graceMs: 0, patienceMs: 50 });
  await outcome;
});

it("hands requests on when it is about to end, where whoever brings them can take them elsewhere", async () => {
  await drainedBeside(async () => {
    const handedOn = await fetch(`${origin}/echo/1`, {
      ...{ method: "POST", body: "an edit" },
      headers: { "x-may-hand-on": "yes" },
    });
    expect([handedOn.status, handedOn.headers.get("x-accel-redirect")]).toEqual([503, "@another-instance"]);
    expect(await handedOn.json()).toEqual({ status: "stopping" });
  });
  expect(await metricsRegistry.metrics()).not.toMatch(/requests_total\{[^}]*status="503"[^}]*\} [1-9]/);
});

it("goes on answering when it is about to end, until nobody comes any more, and keeps no connection", async () => {
  await drainedBeside(async () => {
    for (let request = 0; request < 3; request += 1) {
      const answered = await fetch(`${origin}/echo/1`);
      expect([answered.status, answered.headers.get("connection")]).toEqual([200, "close"]);
      await answered.text();
    }
  });
  await expect(fetch(`${origin}/echo/1`)).rejects.toThrow();
});

/** Somebody is connected when it begins to drain; `work` is done before it has ended. */
async function drainedBeside(work: () => Promise<void>): Promise<void> {
  const somebody = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [accepted] = await Promise.all([once(server, "connection"), once(somebody, "connect")]);
  expect(accepted).toHaveLength(1);
  const drained = drain(server, { graceMs: 10_000, patienceMs: 10_000 });
  await work();
  somebody.destroy();
  await drained;
}
