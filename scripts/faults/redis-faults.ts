import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import { ApiClient, accountSettings } from "@/scripts/bench/serving/api-client";
import { RedisServer } from "@/scripts/test/redis-server";
import { startBuiltServer } from "@/scripts/test/start-built-server";
import { delayed } from "@/scripts/test/tcp-server";
import type { Fault, FaultReport } from "./fault";
import { withLookers } from "./lookers";

const beforeMs = 3_000;
const duringMs = 8_000;
const recoverMsMax = 30_000;
const pollMs = 50;

type Scene = {
  readonly redis: RedisServer;
  /** What Querent is told as its Redis, where that is not the server itself. */
  readonly url?: string;
  readonly begin: () => unknown;
  readonly end: () => unknown;
};

/** People look before, while and after; `stage` makes the scene of each run. */
function redisFault(name: string, about: string, stage: () => Promise<Scene>, { startsDown = false } = {}): Fault {
  return {
    name,
    about,
    async run(): Promise<FaultReport> {
      const scene = await stage();
      if (startsDown) await scene.begin();
      const server = await startBuiltServer({ ...accountSettings, REDIS_URL: scene.url ?? scene.redis.url });
      try {
        const client = await ApiClient.signIn(server.origin);
        return await withLookers(client, async () => {
          await delay(beforeMs);
          if (!startsDown) await scene.begin();
          await delay(duringMs);
          await scene.end();
          const since = performance.now();
          await recovered(client, since);
          return performance.now() - since;
        });
      } finally {
        await server.stop();
        await scene.redis.remove();
      }
    },
  };
}

/** Until the instance says that every part answers, and Redis gives what it was given. */
async function recovered(client: ApiClient, since: number): Promise<void> {
  while (performance.now() - since < recoverMsMax) {
    const { status } = JSON.parse((await client.get("/api/ready")).body.toString("utf8"));
    if (status === "ready") return;
    await delay(pollMs);
  }
  throw new Error(`after ${recoverMsMax / 1_000} s the instance is not as it was before`);
}

const dies = async (): Promise<Scene> => {
  const redis = await RedisServer.run();
  return { redis, begin: () => redis.die(), end: () => redis.start() };
};

const isDownAtStart = async (): Promise<Scene> => {
  const redis = await RedisServer.prepare();
  return { redis, begin: () => undefined, end: () => redis.start() };
};

const isSlow = async (): Promise<Scene> => {
  const redis = await RedisServer.run();
  const line = await delayed(redis.port);
  const setDelay = (ms: number) => () => {
    line.delayMs = ms;
  };
  return { redis, url: line.url, begin: setDelay(500), end: setDelay(0) };
};

const isFull = async (): Promise<Scene> => {
  const redis = await RedisServer.run(["--maxmemory", "3mb", "--maxmemory-policy", "noeviction"]);
  const rest = (work: (client: Redis) => Promise<unknown>) => async () => {
    const client = new Redis(redis.url);
    await work(client);
    client.disconnect();
  };
  const fill = rest(async (client) => {
    for (let i = 0; i < 100; i++) {
      const isTaken = await client.set(`filler:${i}`, randomBytes(100_000)).catch(() => null); // "out of memory" is what is wanted
      if (isTaken === null) return;
    }
  });
  const empty = rest(async (client) => {
    for (let i = 0; i < 100; i++) await client.del(`filler:${i}`);
  });
  return { redis, begin: fill, end: empty };
};

const isRubbish = async (): Promise<Scene> => {
  const redis = await RedisServer.run();
  const line = await delayed(redis.port);
  const setRaving = (raves: boolean) => () => {
    line.raves = raves;
  };
  return { redis, url: line.url, begin: setRaving(true), end: setRaving(false) };
};

/** What Redis can do to an instance. */
export const redisFaults: readonly Fault[] = [
  redisFault("redis-dies", "Redis is killed under load, and started again empty after 8 s", dies),
  redisFault("redis-down-at-start", "Redis is not there when the instance starts, and comes 8 s later", isDownAtStart, {
    startsDown: true,
  }),
  redisFault("redis-slow", "every answer of Redis takes 500 ms for 8 s", isSlow),
  redisFault("redis-full", "Redis has no room and takes no write for 8 s", isFull),
  redisFault("redis-rubbish", "what comes from Redis is random bytes for 8 s", isRubbish),
];
