import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MemoryTier } from "@/lib/cache/memory-tier";
import { connectRedis, type RedisClient } from "@/lib/cache/redis";
import { openRedisTier } from "@/lib/cache/shared-tier";
import { ok } from "@/lib/result";
import { RedisServer } from "@/scripts/test/redis-server";
import { closeInstances, counter, openInstance, request, type Value, value } from "./__fixtures__/instance";

const clients: RedisClient[] = [];

afterEach(() => {
  closeInstances();
  for (const client of clients.splice(0)) client.disconnect();
});

describe("two instances on one Redis", () => {
  const url = process.env.QUERENT_TEST_REDIS_URL ?? "redis://127.0.0.1:16379";

  it("serves from Redis what the other instance read", async () => {
    const [one, two] = [await openInstance(url), await openInstance(url)];
    const load = counter();
    const asked = request();
    expect(value(await one.cached(asked, load)).tier).toBe("source");
    expect(value(await two.cached(asked, load))).toMatchObject({ value: { n: 1 }, tier: "redis" });
    expect(value(await two.cached(asked, load)).tier).toBe("memory");
  });

  it("reads a key once for both at the same moment", async () => {
    const [one, two] = [await openInstance(url), await openInstance(url)];
    const load = counter();
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100)); // the time a query takes; nothing waits for a state
      return await load();
    };
    const asked = request();
    const answers = await Promise.all([one.cached(asked, slow), two.cached(asked, slow)]);
    expect(load).toHaveBeenCalledTimes(1);
    expect(answers.map((answer) => value(answer).tier).sort()).toEqual(["redis", "source"]);
  });

  it("forgets on every instance what one invalidates", async () => {
    const [one, two] = [await openInstance(url), await openInstance(url)];
    const load = counter();
    const asked = request();
    await one.cached(asked, load);
    await two.cached(asked, load);
    await one.invalidate(asked.tags);
    await vi.waitFor(async () => expect(value(await two.cached(asked, load)).value.n).toBe(2));
    expect(value(await one.cached(asked, load)).value.n).toBe(2);
  });

  it("hears the other over a connection that was open before its cache was", async () => {
    const [commands, subscriber] = [connectRedis(url, "commands"), connectRedis(url, "subscriber")];
    clients.push(commands, subscriber);
    await vi.waitFor(() => expect([commands.status, subscriber.status]).toEqual(["ready", "ready"]), 5_000);
    const tier = openRedisTier(commands, subscriber)(new MemoryTier(1_000_000));
    await vi.waitFor(() => expect(tier.heard).toBe(true), 5_000);
  });

  it("never keeps a value that was invalidated elsewhere while it was read", async () => {
    const [one, two] = [await openInstance(url), await openInstance(url)];
    const load = counter();
    const asked = request();
    const during = async () => {
      const old = await load();
      await two.invalidate(asked.tags);
      return old;
    };
    await one.cached(asked, during);
    expect(value(await two.cached(asked, load)).value.n).toBe(2);
  });

  it("takes rubbish under its key, and values of another shape, for a miss", async () => {
    const [one, two] = [await openInstance(url), await openInstance(url)];
    const load = counter();
    const asked = request();
    await one.cached(asked, async () => ok({ n: "not a number" } as unknown as Value));
    expect(value(await two.cached(asked, load))).toMatchObject({ value: { n: 1 }, tier: "source" });
    const raw = connectRedis(url, "commands");
    clients.push(raw);
    await vi.waitFor(() => expect(raw.status).toBe("ready"));
    for (const key of await raw.keys("querent:v2:value:*")) await raw.set(key, "rubbish", "EX", 5);
    const three = await openInstance(url);
    expect(value(await three.cached(asked, load)).tier).toBe("source");
  });
});

describe("a Redis that goes away", () => {
  let server: RedisServer;

  beforeEach(async () => {
    server = await RedisServer.run();
  });
  afterEach(() => server.remove());

  it("costs no error and little time, and is used again when it is back", async () => {
    const cache = await openInstance(server.url);
    const load = counter();
    await cache.cached(request(), load);
    await server.die();
    const asked = request();
    const startedAt = performance.now();
    expect(value(await cache.cached(asked, load)).tier).toBe("source");
    expect(value(await cache.cached(asked, load)).tier).toBe("memory");
    await cache.invalidate(asked.tags);
    expect(value(await cache.cached(asked, load)).tier).toBe("source");
    expect(performance.now() - startedAt).toBeLessThan(5_000);

    server.start();
    const other = await openInstance(server.url);
    await vi.waitFor(async () => {
      const fresh = request();
      await cache.cached(fresh, load);
      expect(value(await other.cached(fresh, load)).tier).toBe("redis");
    }, 15_000);
  });

  it("cannot hang a reader by not answering", async () => {
    const cache = await openInstance(server.url);
    server.freeze();
    const load = counter();
    for (let i = 0; i < 10; i += 1) expect(value(await cache.cached(request(), load)).tier).toBe("source");
    server.goOn();
  });

  it("serves nothing that was invalidated while it was away", async () => {
    const [one, two] = [await openInstance(server.url), await openInstance(server.url)];
    const load = counter();
    const asked = request();
    await one.cached(asked, load);
    server.freeze(); // away with its memory kept
    await one.invalidate(asked.tags);
    server.goOn();
    await vi.waitFor(async () => expect(value(await one.cached(asked, load)).value.n).toBeGreaterThan(1), 10_000);
    await vi.waitFor(async () => expect(value(await two.cached(asked, load)).value.n).toBeGreaterThan(1), 10_000);
  });
});
