import "server-only";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { sharedRedis } from "@/lib/cache/redis";
import { refuse } from "@/lib/errors";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";

/** How often what may be done per key (an address, a user, an account). */
const limits = {
  /** Guessing passwords; the key is the account and, apart from it, the address. */
  "sign-in": { points: 10, seconds: 300 },
  setup: { points: 10, seconds: 300 },
  /** Questions cost a model call and a query each. */
  question: { points: 60, seconds: 60 },
  "audit-export": { points: 10, seconds: 300 },
  "connection-test": { points: 20, seconds: 60 },
} as const;

export type RateLimitName = keyof typeof limits;

/**
 * Counts one use and refuses when there were too many. Shared by all instances through Redis; while Redis is down each
 * instance counts for itself.
 * Fails: request/rate, with the seconds to wait in `seconds`.
 */
export async function limitRate(name: RateLimitName, key: string): Promise<Result<void>> {
  const limiter = remember(`rate-limit:${name}`, () => makeLimiter(name));
  try {
    await limiter.consume(key);
    return ok(undefined);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return refuse("request/rate", { seconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
  }
}

function makeLimiter(name: RateLimitName): RateLimiterMemory | RateLimiterRedis {
  const { points, seconds: duration } = limits[name];
  const options = { keyPrefix: `querent:v1:rate:${name}`, points, duration };
  const memory = new RateLimiterMemory(options);
  const storeClient = sharedRedis();
  if (storeClient === null) return memory;
  return new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: memory, rejectIfRedisNotReady: true });
}
