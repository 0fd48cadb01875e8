import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { RedisServer } from "@/scripts/test/redis-server";
import { closeInstances, counter, openInstance, request, value } from "./__fixtures__/instance";

let master: RedisServer;
let replica: RedisServer;
let sentinel: RedisServer;

beforeAll(async () => {
  master = await RedisServer.run();
  replica = await RedisServer.run(["--replicaof", "127.0.0.1", String(master.port)]);
  sentinel = await RedisServer.runSentinel(master, "querent");
  await answers(replica, ["INFO", "replication"], /master_link_status:up/);
  await answers(sentinel, ["SENTINEL", "MASTER", "querent"], /num-slaves,1/);
});
afterEach(closeInstances);
afterAll(() => Promise.all([sentinel.remove(), replica.remove(), master.remove()]));

async function answers(server: RedisServer, [command = "", ...rest]: string[], expected: RegExp): Promise<void> {
  const redis = new Redis(server.url);
  redis.on("error", () => undefined); // it may still be starting
  await vi.waitFor(async () => expect(String(await redis.call(command, ...rest))).toMatch(expected), 20_000);
  redis.disconnect();
}

it("finds the server by its Sentinel, and the replica that takes its place, which may have missed an invalidation", async () => {
  const url = `redis-sentinel://127.0.0.1:${sentinel.port}/querent`;
  const [one, two] = [await openInstance(url), await openInstance(url)];
  const load = counter();
  const asked = request();
  await one.cached(asked, load);
  expect(value(await two.cached(asked, load)).tier).toBe("redis");
  replica.freeze();
  await answers(master, ["CLIENT", "KILL", "TYPE", "replica"], /1/);
  await one.invalidate(asked.tags);
  await master.die();
  replica.goOn();
  await vi.waitFor(async () => {
    const fresh = request();
    await one.cached(fresh, load);
    expect(value(await two.cached(fresh, load)).tier).toBe("redis");
  }, 20_000);
  const three = await openInstance(url);
  for (const cache of [one, two, three]) expect(value(await cache.cached(asked, load)).value.n).toBeGreaterThan(1);
  const later = request();
  await two.cached(later, load);
  await one.invalidate(later.tags);
  const before = load.mock.calls.length;
  await vi.waitFor(async () => expect(value(await two.cached(later, load)).value.n).toBeGreaterThan(before), 5_000);
});
