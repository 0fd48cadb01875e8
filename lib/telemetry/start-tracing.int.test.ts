import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/lib/telemetry/logger";
import { shutDown } from "@/lib/telemetry/shutdown";
import { startTracing } from "@/lib/telemetry/start-tracing";
import { span, traceIds, traceRequest } from "@/lib/telemetry/trace";
import { startCollector } from "./__fixtures__/start-collector";
import { reportTrouble } from "./otel/report-trouble";

const settings = { OTEL_SERVICE_NAME: "querent-test", OTEL_TRACES_SAMPLER: "always_on" } as const;

async function oneRequest(): Promise<number> {
  const trace = traceRequest({ method: "GET", route: "/api/things", requestId: "request-1", headers: {} });
  const given = (await trace?.run(() => span("work", {}, async () => 7))) ?? 0;
  trace?.end(200);
  return given;
}

/** Takes connections and never says a word. */
async function silent(): Promise<{ server: Server; sockets: Set<Socket>; url: string }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    socket.resume();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, sockets, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

afterEach(async () => {
  await shutDown();
  vi.restoreAllMocks();
});

describe("startTracing", () => {
  it("does nothing where no collector is named", async () => {
    await startTracing({ ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: undefined });
    expect(traceRequest({ method: "GET", route: "/api/things", requestId: "request-1", headers: {} })).toBeNull();
  });

  it("sends what waits before the process ends, and nothing after", async () => {
    const collector = await startCollector();
    await startTracing({ ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/` });
    expect(await oneRequest()).toBe(7);
    expect(collector.spans).toEqual([]);
    await shutDown();
    expect(collector.spans.map(({ name }) => name).sort()).toEqual(["GET /api/things", "work"]);
    expect(collector.spans[0]?.resource).toMatchObject({ "service.name": "querent-test" });
    expect(traceIds()).toBeNull();
    expect(await oneRequest()).toBe(0);
    await collector.close();
  });

  it("leaves everything as it is where nobody collects, and says so in one line", async () => {
    const gone = await startCollector();
    await gone.close();
    const warn = vi.spyOn(logger("traces"), "warn");
    await startTracing({ ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: gone.url });
    const given = await Promise.all(Array.from({ length: 600 }, oneRequest));
    expect(new Set(given)).toEqual(new Set([7]));
    await shutDown();
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1), 20_000);
  });

  it("leaves everything as it is where the collector refuses", async () => {
    const refusing = await startCollector(401);
    const warn = vi.spyOn(logger("traces"), "warn");
    await startTracing({ ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: refusing.url });
    expect(await oneRequest()).toBe(7);
    await shutDown();
    expect(refusing.bodies).toHaveLength(1);
    expect(warn).toHaveBeenCalledTimes(1);
    await refusing.close();
  });

  it("ends with the process while a collector that never answers still has not", async () => {
    const { server, sockets, url } = await silent();
    await startTracing({ ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: url });
    expect(await oneRequest()).toBe(7);
    await shutDown();
    // The delivery is still under way: nobody has waited for its end.
    expect(sockets.size).toBe(1);
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});

describe("reportTrouble", () => {
  it("says that traces are lost once a minute, and how often it happened", () => {
    let now = 1_000;
    const warn = vi.spyOn(logger("traces"), "warn").mockReturnValue(undefined);
    const { told } = reportTrouble(() => now);
    for (let time = 0; time < 5; time += 1) told(new Error("connect ECONNREFUSED"));
    now += 60_001;
    told("Dropped 12 spans because maxQueueSize reached");
    expect(warn.mock.calls.map(([fields]) => fields)).toMatchObject([{ count: 1 }, { count: 5 }]);
  });
});
