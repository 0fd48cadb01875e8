import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { newId } from "@/lib/id";
import { RedisServer } from "@/scripts/test/redis-server";

let server: RedisServer;

beforeAll(async () => {
  server = await RedisServer.run();
  vi.stubEnv("REDIS_URL", server.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  await server.remove();
});

async function read(): Promise<void> {
  const { cached } = await import("@/lib/cache/cached");
  const request = { kind: "query-result" as const, key: [newId()], tags: [], schema: z.number() };
  await cached(request, async () => ({ ok: true, value: 1 }));
}

async function shown(): Promise<string | undefined> {
  const { metricsRegistry } = await import("@/lib/telemetry/metrics");
  const text = await metricsRegistry.getSingleMetricAsString("redis_breaker_open");
  return text.split("\n").find((line) => line.startsWith("redis_breaker_open"));
}

it("is 1 while Redis is left alone, and 0 again by itself when it is back, though nobody reads anything", async () => {
  const { watchBreaker } = await import("@/lib/cache/breaker-metric");
  const { sharedRedis } = await import("@/lib/cache/redis");
  watchBreaker();
  await vi.waitFor(() => expect(sharedRedis()?.status).toBe("ready"), 10_000);
  await read();
  expect(await shown()).toBe("redis_breaker_open 0");
  await server.die();
  await vi.waitFor(async () => {
    await read();
    expect(await shown()).toBe("redis_breaker_open 1");
  }, 10_000);
  server.start();
  await vi.waitFor(async () => expect(await shown()).toBe("redis_breaker_open 0"), 15_000);
});

it("is no metric where there is no Redis", async () => {
  vi.resetModules();
  vi.stubEnv("REDIS_URL", "");
  const { metricsRegistry } = await import("@/lib/telemetry/metrics");
  metricsRegistry.removeSingleMetric("redis_breaker_open");
  const { watchBreaker } = await import("@/lib/cache/breaker-metric");
  watchBreaker();
  expect(metricsRegistry.getSingleMetric("redis_breaker_open")).toBeUndefined();
});
