import "server-only";
import { openCache, type TieredCache } from "@/lib/cache/open-cache";
import { redisSubscriber, sharedRedis } from "@/lib/cache/redis";
import { openRedisTier, withoutSharedTier } from "@/lib/cache/shared-tier";
import { remember } from "@/lib/remember";

/** Serialised size; the objects in memory take about four times as much. */
const memoryBytesMax = 64 * 1024 * 1024;

/** The cache of this process: memory, and Redis where `REDIS_URL` is set. */
export function defaultCache(): TieredCache {
  return remember("cache", () => {
    const commands = sharedRedis();
    const subscriber = redisSubscriber();
    const openShared =
      commands === null || subscriber === null ? withoutSharedTier : openRedisTier(commands, subscriber);
    return openCache({ memoryBytesMax, openShared });
  });
}
