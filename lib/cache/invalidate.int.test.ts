import { afterEach, expect, it, vi } from "vitest";
import { invalidateBeforeEnd } from "@/lib/cache/invalidate";
import { env } from "@/lib/env";
import { RedisServer } from "@/scripts/test/redis-server";
import { closeInstances, counter, openInstance, request, value } from "./__fixtures__/instance";

const servers: RedisServer[] = [];
afterEach(async () => {
  closeInstances();
  for (const server of servers.splice(0)) await server.remove();
});

it("does not end before Redis and the instances know, though this process has only just begun to connect", async () => {
  const server = await RedisServer.run();
  servers.push(server);
  const instance = await openInstance(server.url);
  const load = counter();
  const asked = request();
  await instance.cached(asked, load);
  Object.assign(env, { REDIS_URL: server.url });
  try {
    expect(await invalidateBeforeEnd(["*"])).toBe(true);
  } finally {
    Object.assign(env, { REDIS_URL: undefined });
  }
  await vi.waitFor(async () => expect(value(await instance.cached(asked, load)).value.n).toBe(2), 5_000);
});
