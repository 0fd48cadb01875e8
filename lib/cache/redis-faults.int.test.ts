import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RedisServer } from "@/scripts/test/redis-server";
import { delayed, serveTcp, type TcpServer } from "@/scripts/test/tcp-server";
import { closeInstances, counter, openInstance, openUnready, request, value } from "./__fixtures__/instance";

// A rejection that nobody handles fails the run by itself.

const servers: RedisServer[] = [];
const others: TcpServer[] = [];

afterEach(async () => {
  closeInstances();
  for (const other of others.splice(0)) other.close();
  await Promise.all(servers.splice(0).map((server) => server.remove()));
});

async function runRedis(options?: readonly string[]): Promise<RedisServer> {
  const server = await RedisServer.run(options);
  servers.push(server);
  return server;
}

/** Talks to a server behind the back of the cache. */
async function ask(server: RedisServer, work: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(server.url);
  redis.on("error", () => undefined); // it may still be starting
  await work(redis);
  redis.disconnect();
}

/** Reads, invalidates and reads again, as if there were no Redis. */
async function worksAlone(cache: ReturnType<typeof openUnready>, times = 5): Promise<void> {
  const load = counter();
  for (let i = 0; i < times; i += 1) {
    const asked = request();
    const first = value(await cache.cached(asked, load));
    expect(first.tier).toBe("source");
    expect(value(await cache.cached(asked, load)).value).toEqual(first.value);
    await cache.invalidate(asked.tags);
    expect(value(await cache.cached(asked, load)).value.n).toBeGreaterThan(first.value.n);
  }
}

/** Waits until what one reads comes to the other from Redis. */
async function isShared(one: ReturnType<typeof openUnready>, two: ReturnType<typeof openUnready>): Promise<void> {
  const load = counter();
  await vi.waitFor(async () => {
    const asked = request();
    await one.cached(asked, load);
    expect(value(await two.cached(asked, load)).tier).toBe("redis");
  }, 15_000);
}

describe("a Redis that takes half a second for each answer", () => {
  it("is done without, hears of every invalidation, and is used again when it is quick", async () => {
    const server = await runRedis();
    const line = await delayed(server.port);
    others.push(line);
    const [slow, quick] = [await openInstance(line.url), await openInstance(server.url)];
    const load = counter();
    const asked = request();
    await slow.cached(asked, load);
    await quick.cached(asked, load);
    line.delayMs = 500;
    await worksAlone(slow);
    await slow.invalidate(asked.tags);
    const before = load.mock.calls.length;
    expect(value(await slow.cached(asked, load)).value.n).toBeGreaterThan(before);
    await vi.waitFor(
      async () => expect(value(await quick.cached(asked, load)).value.n).toBeGreaterThan(before),
      10_000,
    );
    const later = request();
    await slow.cached(later, load);
    await quick.invalidate(later.tags);
    const then = load.mock.calls.length;
    await vi.waitFor(async () => expect(value(await slow.cached(later, load)).value.n).toBeGreaterThan(then), 10_000);
    line.delayMs = 0;
    await isShared(slow, quick);
  });

  it("leaves no lock behind that others would wait for", async () => {
    const server = await runRedis();
    const line = await delayed(server.port);
    others.push(line);
    const [slow, quick] = [await openInstance(line.url), await openInstance(server.url)];
    line.delayMs = 500;
    const asked = request();
    await slow.cached(asked, counter());
    await vi.waitFor(
      () => ask(server, async (redis) => expect(await redis.keys("querent:v2:lock:*")).toEqual([])),
      3_000,
    );
    expect(value(await quick.cached(asked, counter())).tier).toBe("source");
  });
});

describe("a line that is open and says nothing any more", () => {
  it("is noticed and replaced, and what was invalidated meanwhile is not served", async () => {
    const server = await runRedis();
    const line = await delayed(server.port);
    others.push(line);
    const [deaf, other] = [await openInstance(line.url), await openInstance(server.url)];
    const load = counter();
    const asked = request();
    await deaf.cached(asked, load);
    line.mute();
    await other.invalidate(asked.tags);
    await vi.waitFor(async () => expect(value(await deaf.cached(asked, load)).value.n).toBeGreaterThan(1), 15_000);
    await isShared(deaf, other);
  });
});

describe("a Redis that is full", () => {
  it("costs no error, hides no invalidation, and is used again when it has room", async () => {
    const server = await runRedis(["--maxmemory-policy", "noeviction"]);
    const [one, two] = [await openInstance(server.url), await openInstance(server.url)];
    const load = counter();
    const asked = request();
    await one.cached(asked, load);
    expect(value(await two.cached(asked, load)).tier).toBe("redis");
    await ask(server, async (redis) => {
      await redis.set("somebody else's", randomBytes(2_000_000));
      await redis.config("SET", "maxmemory", "1mb");
      await expect(redis.set("one more", "")).rejects.toThrow("OOM");
    });
    await one.invalidate(asked.tags);
    const three = await openInstance(server.url);
    await vi.waitFor(async () => expect(value(await two.cached(asked, load)).value.n).toBeGreaterThan(1), 5_000);
    expect(value(await two.cached(asked, load)).value.n).toBeGreaterThan(1);
    expect(value(await three.cached(asked, load)).value.n).toBeGreaterThan(1);
    await worksAlone(one);
    await ask(server, (redis) => redis.config("SET", "maxmemory", "0"));
    await isShared(one, two);
  });
});

describe("something that is no Redis", () => {
  const talks: Record<string, () => string | Buffer> = {
    "random bytes": () => randomBytes(64),
    "a page of the web": () => "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n<html></html>",
    "OK to everything": () => "+OK\r\n",
    "a number to everything": () => ":1\r\n",
    "an empty list to everything": () => "*0\r\n",
    "nil to everything": () => "$-1\r\n",
    "text to everything": () => "$7\r\nrubbish\r\n",
    "an error to everything": () => "-ERR no\r\n",
    "a list that never ends": () => "*1000000\r\n$1000000\r\n",
  };

  it("is done without, whatever it says", async () => {
    const each = Object.entries(talks).map(async ([name, answer]) => {
      let answers = 0;
      const rubbish = await serveTcp((client) =>
        client.on("data", () => {
          answers += 1;
          client.write(answer());
        }),
      );
      others.push(rubbish);
      const cache = openUnready(rubbish.url);
      // As it connects, and once it has or tries again.
      await vi.waitFor(async () => {
        await worksAlone(cache, 1);
        expect(answers, name).toBeGreaterThan(5);
      }, 15_000);
    });
    await Promise.all(each);
  });

  it("under our keys is a miss, and an invalidation still arrives", async () => {
    const server = await runRedis();
    const [one, two] = [await openInstance(server.url), await openInstance(server.url)];
    const load = counter();
    const asked = request();
    await one.cached(asked, load);
    await two.cached(asked, load);
    await ask(server, async (redis) => {
      for (const key of await redis.keys("*")) {
        await redis.del(key);
        await redis.lpush(key, "rubbish");
      }
    });
    const three = await openInstance(server.url);
    const before = load.mock.calls.length;
    expect(value(await three.cached(asked, load)).value.n).toBeGreaterThan(before);
    await one.invalidate(asked.tags);
    const then = load.mock.calls.length;
    await vi.waitFor(async () => expect(value(await two.cached(asked, load)).value.n).toBeGreaterThan(then), 5_000);
    await worksAlone(one);
  });
});

describe("a Redis that dies", () => {
  it("is done without while it is down at the start, and used when it comes", async () => {
    const server = await RedisServer.prepare();
    servers.push(server);
    const [one, two] = [openUnready(server.url), openUnready(server.url)];
    await worksAlone(one);
    server.start();
    await isShared(one, two);
    const load = counter();
    const asked = request();
    await two.cached(asked, load);
    await one.invalidate(asked.tags);
    await vi.waitFor(async () => expect(value(await two.cached(asked, load)).value.n).toBeGreaterThan(1), 5_000);
  });

  it("comes back with what it knew before the last invalidation, and nobody is served that", async () => {
    const server = await runRedis();
    const [one, two] = [await openInstance(server.url), await openInstance(server.url)];
    const load = counter();
    const asked = request();
    await one.cached(asked, load);
    await two.cached(asked, load);
    await ask(server, (redis) => redis.save());
    await one.invalidate(asked.tags);
    await server.die();
    server.start(); // reads its snapshot
    const three = await openInstance(server.url);
    for (const cache of [one, three]) expect(value(await cache.cached(asked, load)).value.n).toBeGreaterThan(1);
    // Its line may have broken before it heard; then it trusts its memory for a moment.
    await vi.waitFor(async () => expect(value(await two.cached(asked, load)).value.n).toBeGreaterThan(1), 10_000);
    await isShared(one, two);
  });
});
