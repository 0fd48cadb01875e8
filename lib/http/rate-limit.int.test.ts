import { afterEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/id";

const redisUrl = process.env.QUERENT_TEST_REDIS_URL;

/** The limits as one instance has them: its own modules, memory and connection. */
async function openInstance(url: string) {
  vi.resetModules();
  vi.stubEnv("REDIS_URL", url);
  const { limitRate } = await import("@/lib/http/rate-limit");
  const { sharedRedis } = await import("@/lib/cache/redis");
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  // Each instance keeps what it remembers on the global object, so that the next one must not find it.
  const own = Reflect.get(globalThis, "__querent");
  return { limitRate, redis: sharedRedis(), own, shutDown };
}
const forgetInstance = () => Reflect.deleteProperty(globalThis, "__querent");

afterEach(() => {
  vi.unstubAllEnvs();
  forgetInstance();
});

describe.runIf(redisUrl !== undefined)("limits on Redis", () => {
  it("are counted by all instances together", async () => {
    const key = newId();
    forgetInstance();
    const one = await openInstance(redisUrl ?? "");
    await vi.waitFor(() => expect(one.redis?.status).toBe("ready"), 5_000);
    for (let use = 0; use < 6; use += 1) expect((await one.limitRate("setup", key)).ok).toBe(true);
    forgetInstance();
    const two = await openInstance(redisUrl ?? "");
    await vi.waitFor(() => expect(two.redis?.status).toBe("ready"), 5_000);
    for (let use = 0; use < 4; use += 1) expect((await two.limitRate("setup", key)).ok).toBe(true);
    expect((await two.limitRate("setup", key)).ok).toBe(false);
    one.redis?.disconnect();
    two.redis?.disconnect();
  });
});

it("are counted in memory while Redis is away, and never let through without counting", async () => {
  forgetInstance();
  const alone = await openInstance("redis://127.0.0.1:1");
  const key = newId();
  for (let use = 0; use < 10; use += 1) expect((await alone.limitRate("setup", key)).ok).toBe(true);
  expect(await alone.limitRate("setup", key)).toMatchObject({ ok: false, error: { code: "request/rate" } });
  alone.redis?.disconnect();
});
