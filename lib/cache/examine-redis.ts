import "server-only";
import { Cluster, type Redis } from "ioredis";
import { connectRedis, type RedisClient } from "@/lib/cache/redis";
import { AppError } from "@/lib/errors";

/** A server of Redis: one, or each master of a Cluster. */
export type RedisFacts = {
  /** "host:port" */
  readonly node: string;
  readonly version: string;
  /** What it throws away when it is full. */
  readonly evictionPolicy: string;
  /** **Units** bytes; 0: no limit. */
  readonly memoryBytesMax: number;
  /** How much later it is there than here. **Units** milliseconds. */
  readonly clockSkewMs: number;
};

/** For how long a server may be only just starting. */
const connectMsMax = 3_000;

/**
 * Looks at the servers behind `REDIS_URL`, over a connection of its own. `clusterState`: "ok" is good; null where there is no Cluster.
 * Fails: throws an AppError when they cannot be reached; its cause is what the connection said last.
 */
export async function examineRedis(url: string): Promise<{ servers: RedisFacts[]; clusterState: string | null }> {
  const client = connectRedis(url, "jobs");
  try {
    await whenReady(client);
    if (!(client instanceof Cluster)) return { servers: [await factsOf(client)], clusterState: null };
    const [, clusterState = null] = /^cluster_state:(\w+)/m.exec(String(await client.cluster("INFO"))) ?? [];
    return { servers: await Promise.all(client.nodes("master").map(factsOf)), clusterState };
  } finally {
    client.disconnect();
  }
}

async function whenReady(client: RedisClient): Promise<void> {
  let last: unknown;
  const hear = (cause: unknown) => {
    last = cause;
  };
  client.on("error", hear);
  client.on("node error", hear);
  const ready = Promise.withResolvers<void>();
  if (client.status === "ready") ready.resolve();
  client.once("ready", () => ready.resolve());
  const late = () => ready.reject(new AppError("Redis cannot be reached", { cause: last }));
  const timer = setTimeout(late, connectMsMax);
  await ready.promise.finally(() => clearTimeout(timer));
}

async function factsOf(server: Redis): Promise<RedisFacts> {
  const info = await server.info();
  const [askedAt, [seconds, micros]] = [Date.now(), await server.time()];
  const value = (name: string) => new RegExp(`^${name}:(.*)\r?$`, "m").exec(info)?.[1]?.trim() ?? "";
  return {
    node: `${server.options.host}:${server.options.port}`,
    version: value("redis_version"),
    evictionPolicy: value("maxmemory_policy"),
    memoryBytesMax: Number(value("maxmemory")),
    clockSkewMs: Number(seconds) * 1_000 + Number(micros) / 1_000 - (askedAt + Date.now()) / 2,
  };
}
