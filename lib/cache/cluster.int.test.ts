import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openInstanceBoard } from "@/lib/cache/instance-board";
import { connectRedis, type RedisClient } from "@/lib/cache/redis";
import { newId } from "@/lib/id";
import type { RedisServer } from "@/scripts/test/redis-server";
import { closeInstances, counter, openInstance, request, value } from "./__fixtures__/instance";
import { type RunningCluster, runCluster } from "./__fixtures__/redis-cluster";

let cluster: RunningCluster;
const clients: RedisClient[] = [];

beforeAll(async () => {
  cluster = await runCluster();
});
afterAll(() => cluster.remove());
afterEach(() => {
  closeInstances();
  for (const client of clients.splice(0)) client.disconnect();
});

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe("a Redis Cluster", () => {
  it("serves one instance what another read, whichever node it lies on, until one invalidates it", async () => {
    const [one, two] = [await openInstance(cluster.url), await openInstance(cluster.url)];
    const load = counter();
    const asked = many(30, request);
    for (const each of asked) expect(value(await one.cached(each, load)).tier).toBe("source");
    const read = await Promise.all(asked.map(async (each) => value(await two.cached(each, load))));
    expect(read.map(({ tier }) => tier)).toEqual(asked.map(() => "redis"));
    expect(read.map((each) => each.value.n)).toEqual(asked.map((_, index) => index + 1));
    for (const each of asked) await one.invalidate(each.tags);
    await vi.waitFor(async () => {
      for (const each of asked) expect(value(await two.cached(each, load)).value.n).toBeGreaterThan(asked.length);
    });
  });

  it("lets one instance read what all ask for at the same moment", async () => {
    const instances = await Promise.all(many(3, () => openInstance(cluster.url)));
    for (const asked of many(5, request)) {
      const load = counter();
      const slow = async () => {
        await new Promise((resolve) => setTimeout(resolve, 100)); // the time a query takes; nothing waits for a state
        return await load();
      };
      const answers = await Promise.all(instances.map((instance) => instance.cached(asked, slow)));
      expect(load).toHaveBeenCalledTimes(1);
      expect(answers.map((answer) => value(answer).value.n)).toEqual([1, 1, 1]);
    }
  });

  it("counts uses, whichever node the count lies on", async () => {
    const { limitRate, redis } = await openLimits(cluster.url);
    for (const key of many(6, newId)) {
      for (let use = 0; use < 10; use += 1) expect((await limitRate("setup", key)).ok).toBe(true);
      // Not in the memory that stands in for Redis.
      expect(await redis.get(`querent:v1:rate:setup:${key}`)).toBe("10");
    }
  });

  it("shows each instance what the others have pinned, and carries calls", async () => {
    const name = `test-${newId()}`;
    const heard: string[] = [];
    const boards = await Promise.all(
      many(2, async () => {
        const [commands, subscriber] = [connectRedis(cluster.url, "commands"), connectRedis(cluster.url, "subscriber")];
        clients.push(commands, subscriber);
        const board = openInstanceBoard(name, { commands, subscriber }, (message) => heard.push(message));
        await vi.waitFor(() => expect([commands.status, subscriber.status]).toEqual(["ready", "ready"]), 5_000);
        return board;
      }),
    );
    await boards[0]?.pin("in hand");
    expect(await boards[1]?.others()).toEqual(["in hand"]);
    await vi.waitFor(async () => {
      await boards[1]?.call("stop");
      expect(heard).toContain("stop");
    }, 5_000);
    await boards[0]?.pin(null);
    expect(await boards[1]?.others()).toEqual([]);
  });
});

describe("a node that dies", () => {
  afterEach(async () => {
    for (const node of cluster.nodes) node.start();
    await cluster.settled();
  });

  it("takes its own values with it and nobody else's, costs no error, and is used again when it is back", async () => {
    const [one, two] = [await openInstance(cluster.url), await openInstance(cluster.url)];
    const load = counter();
    const { asked, node } = await requestWithout(async (each) => value(await one.cached(each, load)));
    await node.die();
    await vi.waitFor(async () => expect(value(await two.cached(asked, load)).tier).toBe("redis"), 10_000);
    const startedAt = performance.now();
    for (const each of many(20, request)) {
      const answer = value(await one.cached(each, load));
      expect(answer.tier).toBe("source");
      await one.invalidate(each.tags);
      expect(value(await one.cached(each, load)).value.n).toBeGreaterThan(answer.value.n);
    }
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    node.start();
    await cluster.settled();
    await vi.waitFor(async () => {
      const fresh = many(10, request);
      for (const each of fresh) await one.cached(each, load);
      const read = await Promise.all(fresh.map(async (each) => value(await two.cached(each, load)).tier));
      expect(read).toEqual(fresh.map(() => "redis"));
    }, 15_000);
  });

  it("keeps nobody from hearing what is invalidated", async () => {
    const listening = await openInstance(cluster.url);
    const node = await nodeListenedTo();
    const other = await openInstance(cluster.url);
    const load = counter();
    const asked = many(10, request);
    for (const each of asked) await listening.cached(each, load);
    await node.die();
    for (const each of asked) await other.invalidate(each.tags);
    const after = load.mock.calls.length;
    await vi.waitFor(async () => {
      for (const each of asked) expect(value(await listening.cached(each, load)).value.n).toBeGreaterThan(after);
    }, 10_000);
    const later = request();
    await listening.cached(later, load);
    await other.invalidate(later.tags);
    const before = load.mock.calls.length;
    await vi.waitFor(
      async () => expect(value(await listening.cached(later, load)).value.n).toBeGreaterThan(before),
      10_000,
    );
  });

  it("and all others with it cost no error, and are used again when they are back", async () => {
    const [one, two] = [await openInstance(cluster.url), await openInstance(cluster.url)];
    await Promise.all(cluster.nodes.map((node) => node.die()));
    const load = counter();
    for (const each of many(10, request)) {
      expect(value(await one.cached(each, load)).tier).toBe("source");
      await one.invalidate(each.tags);
    }
    for (const node of cluster.nodes) node.start();
    await cluster.settled();
    await vi.waitFor(async () => {
      const fresh = request();
      await one.cached(fresh, load);
      expect(value(await two.cached(fresh, load)).tier).toBe("redis");
    }, 15_000);
  });
});

/** Asks until there is a value that needs no key of one of the nodes. */
async function requestWithout(ask: (asked: ReturnType<typeof request>) => Promise<unknown>) {
  for (;;) {
    for (const node of cluster.nodes) for (const key of await keysOf(node)) await cluster.ask(node, "DEL", key);
    const asked = request();
    await ask(asked);
    for (const node of cluster.nodes) if ((await keysOf(node)).length === 0) return { asked, node };
  }
}

async function keysOf(node: RedisServer): Promise<string[]> {
  const keys = (await cluster.ask(node, "KEYS", "*")) as string[];
  return keys.filter((key) => !key.endsWith(":lives")); // which server is which was noticed before
}

/** The node that the one open instance listens to. */
async function nodeListenedTo(): Promise<RedisServer> {
  for (const node of cluster.nodes) {
    const list = String(await cluster.ask(node, "CLIENT", "LIST"));
    if (list.includes("name=querent-subscriber")) return node;
  }
  throw new Error("nobody listens");
}

/** The rate limits as one instance has them: modules, memory and connection of its own. */
async function openLimits(url: string) {
  vi.resetModules();
  vi.stubEnv("REDIS_URL", url);
  Reflect.deleteProperty(globalThis, "__querent");
  const { limitRate } = await import("@/lib/http/rate-limit");
  const { sharedRedis } = await import("@/lib/cache/redis");
  const redis = sharedRedis();
  if (redis === null) throw new Error("no Redis");
  clients.push(redis);
  await vi.waitFor(() => expect(redis.status).toBe("ready"), 5_000);
  return { limitRate, redis };
}
