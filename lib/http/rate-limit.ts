import "server-only";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { audit } from "@/lib/auth/audit";
import { sharedRedis } from "@/lib/cache/redis";
import { refuse } from "@/lib/errors";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";

/**
 * How often what may be done per key, and why not more often. People at work stay far below; whoever tries things out by
 * program does not get far. Together per name and key for all instances.
 */
const limits = {
  /** Guesses of one password from one address. A person who forgot theirs gives up sooner. */
  "sign-in": { points: 10, seconds: 300 },
  /** The same from a browser that has signed in to this account before: its own count, so that nobody else can use it up. */
  "sign-in-device": { points: 10, seconds: 300 },
  /** Failures of one address over all accounts: a list of stolen passwords. An office behind one address mistypes less. */
  "sign-in-address": { points: 50, seconds: 900 },
  /** Failures at one account from browsers that it does not know, wherever they are: guessing from many addresses. */
  "sign-in-account": { points: 30, seconds: 900 },
  /** Guesses of the set-up token from one address. */
  setup: { points: 10, seconds: 300 },
  /** Guesses of the present password in a session that somebody left open. */
  "password-change": { points: 10, seconds: 300 },
  /** A token a minute is a script that forgets its tokens. */
  "token-create": { points: 30, seconds: 3_600 },
  /** Requests of one address with tokens that are none: each is a look into the store. */
  "token-refuse": { points: 100, seconds: 300 },
  /** Questions cost a model call and a query each. */
  question: { points: 60, seconds: 60 },
  /** A report asks many questions at once. A person reads one before they start the next. */
  report: { points: 30, seconds: 600 },
  /** Files hold up to all rows that a query may bring. */
  export: { points: 30, seconds: 60 },
  /** Each is a browser of its own. */
  print: { points: 6, seconds: 60 },
  /** Each is unpacked and packed anew. */
  picture: { points: 30, seconds: 60 },
  /** Each reads the audit from end to end. */
  "audit-export": { points: 10, seconds: 300 },
  /** Opens connections to wherever it is told to. */
  "connection-test": { points: 20, seconds: 60 },
  /** Each is a few calls of a language model, to wherever it is told to. */
  "model-test": { points: 20, seconds: 60 },
  /** Reads of public links by one address; a dashboard on a wall asks a few times a minute. */
  "public-link": { points: 240, seconds: 60 },
  /** Reads of one public link by everybody: the key is the link's id, never its token. */
  "public-link-each": { points: 1_200, seconds: 60 },
  /** Tokens of links that do not exist, by address. */
  "public-link-refuse": { points: 20, seconds: 300 },
  /** Guesses of the password of one public link from one address. */
  "public-link-password": { points: 10, seconds: 300 },
  /** The same from everywhere. */
  "public-link-password-each": { points: 100, seconds: 900 },
} as const satisfies Record<string, { points: number; seconds: number }>;

export type RateLimitName = keyof typeof limits;

/**
 * Counts one use and refuses when there were too many. Shared by all instances through Redis; while Redis is down each
 * instance counts for itself. Keys are addresses, ids and accounts, never secrets: they stand in Redis and in the audit.
 * Fails: request/rate, with the seconds to wait in `seconds`.
 */
export async function limitRate(name: RateLimitName, key: string): Promise<Result<void>> {
  try {
    await limiterOf(name).consume(key);
    return ok(undefined);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    // The first time alone: a program that goes on does not fill the audit.
    if (refusal.consumedPoints === limits[name].points + 1) {
      await audit(null, "limit.reach", name, { key, ...limits[name] });
    }
    return refuse("request/rate", { seconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
  }
}

/** Takes back one counted use: it was no failure after all. */
export async function returnUse(name: RateLimitName, key: string): Promise<void> {
  await limiterOf(name).reward(key, 1);
}

/** Forgets all counted uses of a key. */
export async function forgetUses(name: RateLimitName, key: string): Promise<void> {
  await limiterOf(name).delete(key);
}

function limiterOf(name: RateLimitName): RateLimiterMemory | RateLimiterRedis {
  return remember(`rate-limit:${name}`, () => makeLimiter(name));
}

function makeLimiter(name: RateLimitName): RateLimiterMemory | RateLimiterRedis {
  const { points, seconds: duration } = limits[name];
  const options = { keyPrefix: `querent:v1:rate:${name}`, points, duration };
  const memory = new RateLimiterMemory(options);
  const storeClient = sharedRedis();
  if (storeClient === null) return memory;
  return new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: memory, rejectIfRedisNotReady: true });
}
