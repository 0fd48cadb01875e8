import { expect, vi } from "vitest";
import { z } from "zod";
import type { Cache, CacheRequest } from "@/lib/cache/cache-request";
import { type CacheOptions, openCache } from "@/lib/cache/open-cache";
import { connectRedis, type RedisClient } from "@/lib/cache/redis";
import { openRedisTier, type SharedTier } from "@/lib/cache/shared-tier";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

const schema = z.object({ n: z.number() });
export type Value = z.infer<typeof schema>;

const clients: RedisClient[] = [];

/** One instance of Querent with connections of its own, whether Redis answers or not. */
export function openUnready(url: string): Cache {
  return openWith(url).cache;
}

/** The same, once it is connected, hears the others and knows the servers. */
export async function openInstance(url: string): Promise<Cache> {
  const { cache, commands, shared } = openWith(url);
  await vi.waitFor(() => expect([commands.status, shared.heard]).toEqual(["ready", true]), 10_000);
  await shared.generations([]);
  return cache;
}

function openWith(url: string) {
  const [commands, subscriber] = [connectRedis(url, "commands"), connectRedis(url, "subscriber")];
  clients.push(commands, subscriber);
  const opened: SharedTier[] = [];
  const openShared: CacheOptions["openShared"] = (memory) => {
    opened[0] = openRedisTier(commands, subscriber)(memory);
    return opened[0];
  };
  const cache = openCache({ memoryBytesMax: 1_000_000, openShared });
  const [shared] = opened;
  if (shared === undefined) throw new Error("the cache opened nothing to share");
  return { cache, commands, shared };
}

/** For after each test. */
export function closeInstances(): void {
  for (const client of clients.splice(0)) client.disconnect();
}

/** A value that nobody else asks for. */
export function request(): CacheRequest<Value> {
  const id = newId();
  return { kind: "dashboard", key: [id], tags: [`dashboard:${id}`], schema };
}

/** A source that says how often it was read. */
export function counter() {
  let n = 0;
  return vi.fn(async (): Promise<Result<Value>> => {
    n += 1;
    return ok({ n });
  });
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
