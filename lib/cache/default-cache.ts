import "server-only";
import { openCache, type TieredCache } from "@/lib/cache/open-cache";
import { redisSubscriber, sharedRedis } from "@/lib/cache/redis";
import { openRedisTier, withoutSharedTier } from "@/lib/cache/shared-tier";
import { env } from "@/lib/env";
import { remember } from "@/lib/remember";

/** The cache of this process: memory, and Redis where `REDIS_URL` is set. */
export function defaultCache(): TieredCache {
  return remember("cache", () => {
    const commands = sharedRedis();
    const subscriber = redisSubscriber();
    const openShared =
      commands === null || subscriber === null ? withoutSharedTier : openRedisTier(commands, subscriber);
    return openCache({ memoryBytesMax: env.QUERENT_CACHE_MIB * 1024 * 1024, openShared });
  });
}
