import "server-only";
import { Redis } from "ioredis";
import { env } from "@/lib/env";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

/** Redis is only ever an accelerator: a command that takes longer than this counts as a miss. */
const commandMsMax = 200;
const connectMsMax = 2_000;
const reconnectMsMax = 2_000;

/**
 * A Redis client that fails fast: no queue while disconnected, a short limit per command, reconnects for ever.
 * The only place that makes one. Errors are logged once per outage, not once per attempt.
 */
export function connectRedis(url: string, role: "commands" | "subscriber"): Redis {
  const client = new Redis(url, {
    connectionName: `querent-${role}`,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: connectMsMax,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), reconnectMsMax),
    // A subscriber's commands wait for a server that may be slow to come up; nothing waits for them.
    ...(role === "commands" ? { commandTimeout: commandMsMax } : {}),
  });
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

/** The connection for commands of this process; null where `REDIS_URL` is not set. */
export function sharedRedis(): Redis | null {
  return remembered("commands");
}

/** The connection that listens to other instances; null where `REDIS_URL` is not set. A listening connection takes no commands. */
export function redisSubscriber(): Redis | null {
  return remembered("subscriber");
}

function remembered(role: "commands" | "subscriber"): Redis | null {
  const url = env.REDIS_URL;
  if (url === undefined) return null;
  return remember(`redis:${role}`, () => {
    const client = connectRedis(url, role);
    onShutdown(`redis:${role}`, () => client.disconnect());
    return client;
  });
}
