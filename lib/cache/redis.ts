import "server-only";
import { Cluster, Redis, type RedisOptions } from "ioredis";
import { anyNode } from "@/lib/cache/any-node";
import { QuickCluster, QuickRedis } from "@/lib/cache/quick-redis";
import { env } from "@/lib/env";
import { parseRedisAddress, type RedisAddress, redisAddressForms } from "@/lib/redis-address";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

/** One Redis or a Cluster of them. Each command may name keys of one slot only. */
export type RedisClient = Redis | Cluster;

const connectMsMax = 2_000;
const reconnectMsMax = 2_000;
/** A server that says nothing at all for so long is gone, though nobody has closed the line. */
const silentMsMax = 5_000;
/** How soon a replica that took over is found. */
const slotsRefreshMs = 3_000;

/** "jobs" waits for work and for a server that is away: nobody waits for it. */
type RedisRole = "commands" | "subscriber" | "jobs";

const common = {
  connectTimeout: connectMsMax,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
} satisfies RedisOptions;
const forCommands = { ...common, socketTimeout: silentMsMax } satisfies RedisOptions;
const retryDelay = (attempt: number) => Math.min(50 * 2 ** Math.min(attempt, 6), reconnectMsMax);

/**
 * A Redis client that fails fast: no queue while disconnected, a short limit per command, reconnects for ever.
 * The only place that makes one. Errors are logged once per outage, not once per attempt.
 */
export function connectRedis(url: string, role: "commands" | "jobs"): RedisClient;
export function connectRedis(url: string, role: "subscriber"): Redis;
export function connectRedis(url: string, role: RedisRole): RedisClient {
  const address = parseRedisAddress(url);
  if (address === null) throw new Error(`the address of Redis ${redisAddressForms}`);
  const client =
    address.kind === "cluster" && role !== "subscriber" ? openCluster(address, role) : openRedis(address, role);
  let outage = false;
  client.on("error", (cause: unknown) => {
    if (!outage) logger("cache").warn({ err: cause, role }, "Redis cannot be reached; working without it");
    outage = true;
  });
  client.on("ready", () => {
    if (outage) logger("cache").info({ role }, "Redis is back");
    outage = false;
  });
  return client;
}

/** What differs between the roles. A subscriber's commands wait for a server that may be slow to come up; nothing waits for them. */
const optionsOf = {
  commands: { ...forCommands, enableOfflineQueue: false },
  subscriber: { ...common, enableOfflineQueue: false },
  jobs: { connectTimeout: connectMsMax, maxRetriesPerRequest: null },
} satisfies Record<RedisRole, RedisOptions>;

function openRedis(address: RedisAddress, role: RedisRole): Redis {
  // The form of replies is part of a client's type.
  const options: Omit<RedisOptions, "replyMapping"> = {
    ...optionsOf[role],
    connectionName: `querent-${role}`,
    retryStrategy: retryDelay,
  };
  const isQuick = role === "commands";
  if (address.kind === "single") {
    return isQuick ? new QuickRedis(address.url, options) : new Redis(address.url, options);
  }
  const { username, password, tls } = address;
  const login = { username, password, ...(tls ? { tls: {} } : {}) };
  if (address.kind === "cluster") return new Redis({ ...options, ...login, Connector: anyNode(address.nodes, tls) });
  const bySentinel = {
    ...options,
    ...login,
    sentinels: [...address.sentinels],
    name: address.masterName,
    sentinelCommandTimeout: connectMsMax,
    failoverDetector: true,
    ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
  };
  return isQuick ? new QuickRedis(bySentinel) : new Redis(bySentinel);
}

type ClusterAddress = Extract<RedisAddress, { kind: "cluster" }>;

function openCluster(address: ClusterAddress, role: "commands" | "jobs"): Cluster {
  if (role === "jobs") return openClusterForJobs(address);
  const { nodes } = address;
  const cluster = new QuickCluster([...nodes], {
    enableOfflineQueue: false,
    clusterRetryStrategy: retryDelay,
    slotsRefreshTimeout: connectMsMax,
    slotsRefreshInterval: slotsRefreshMs,
    // A command whose node is gone is given up after two other tries; without a node for its slot, at once.
    maxRedirections: 2,
    retryDelayOnFailover: 20,
    retryDelayOnClusterDown: 0,
    // Replicas lag behind: a generation read there could be one that was invalidated.
    scaleReads: "master",
    // Names are looked up at each connection, and stay names for certificates.
    dnsLookup: (host, found) => found(null, host),
    redisOptions: { ...forCommands, connectionName: "querent-commands", ...loginOf(address) },
  });
  connectEarly(cluster);
  logLostNodes(cluster);
  return cluster;
}

function openClusterForJobs(address: ClusterAddress): Cluster {
  return new Cluster([...address.nodes], {
    clusterRetryStrategy: retryDelay,
    slotsRefreshTimeout: connectMsMax,
    slotsRefreshInterval: slotsRefreshMs,
    dnsLookup: (host, found) => found(null, host),
    redisOptions: { ...optionsOf.jobs, connectionName: "querent-jobs", ...loginOf(address) },
  });
}

function loginOf({ username, password, tls }: ClusterAddress): Pick<RedisOptions, "username" | "password" | "tls"> {
  return { username, password, ...(tls ? { tls: {} } : {}) };
}

/** Connects to each master before there is a command for it, so that the first is as quick as the next. */
function connectEarly(cluster: Cluster): void {
  const connect = (node: Redis) => {
    const isDue = cluster.status === "ready" && node.status === "wait" && !node.options.readOnly;
    if (isDue) node.connect().catch(() => undefined); // told as a "node error"
  };
  cluster.on("ready", () => cluster.nodes("master").forEach(connect));
  cluster.on("+node", connect);
}

function logLostNodes(cluster: Cluster): void {
  const lost = new Set<string>();
  cluster.on("node error", (cause: unknown, node: string) => {
    if (!lost.has(node)) logger("cache").warn({ err: cause, node }, "A node of the Redis Cluster cannot be reached");
    lost.add(node);
  });
  cluster.on("+node", (node: Redis) => {
    node.on("ready", () => {
      const name = `${node.options.host}:${node.options.port}`;
      if (lost.delete(name)) logger("cache").info({ node: name }, "A node of the Redis Cluster is back");
    });
  });
}

/** Gives each connection of a client to a server, those there are and those that come. */
export function eachServer(client: RedisClient, visit: (server: Redis) => void): void {
  for (const server of client instanceof Redis ? [client] : client.nodes()) visit(server);
  if (client instanceof Cluster) client.on("+node", visit);
}

/** The connection for commands of this process; null where `REDIS_URL` is not set. */
export function sharedRedis(): RedisClient | null {
  const url = env.REDIS_URL;
  return url === undefined ? null : remembered("commands", () => connectRedis(url, "commands"));
}

/** The connection that listens to other instances; null where `REDIS_URL` is not set. A listening connection takes no commands. */
export function redisSubscriber(): Redis | null {
  const url = env.REDIS_URL;
  return url === undefined ? null : remembered("subscriber", () => connectRedis(url, "subscriber"));
}

function remembered<T extends RedisClient>(role: string, connect: () => T): T {
  return remember(`redis:${role}`, () => {
    const client = connect();
    onShutdown(`redis:${role}`, () => client.disconnect());
    return client;
  });
}
