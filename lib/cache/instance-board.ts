import "server-only";
import type { Redis } from "ioredis";
import type { RedisClient } from "@/lib/cache/redis";
import { newId } from "@/lib/id";

/** Kept in one place of Redis by all that share a board; long enough to outlive a lost heartbeat. **Units** milliseconds. */
const lifeMs = 15_000;

/**
 * A board on which each instance pins what it has in hand at this moment, and a line to call to all of them. Nothing here ever
 * fails: without Redis, or while it is down, an instance is alone.
 */
export type InstanceBoard = {
  /** Pins this instance's text in place of its last one; null takes it down. It falls down by itself after 15 s. */
  pin(text: string | null): Promise<void>;
  /** What the others have pinned. */
  others(): Promise<string[]>;
  /** Calls to all others. */
  call(message: string): Promise<void>;
};

export const withoutBoard: InstanceBoard = {
  pin: async () => undefined,
  others: async () => [],
  call: async () => undefined,
};

/** Opens the board with a name; `onCall` hears what others call. */
export function openInstanceBoard(
  name: string,
  { commands, subscriber }: { readonly commands: RedisClient; readonly subscriber: Redis },
  onCall: (message: string) => void,
): InstanceBoard {
  const instanceId = newId();
  // One hash tag, so that a Redis Cluster keeps a board in one place.
  const members = `querent:v1:{board:${name}}`;
  const noteOf = (id: string) => `${members}:${id}`;
  const channel = `querent:v1:board:${name}`;

  const subscribe = () => void subscriber.subscribe(channel).catch(() => undefined); // the next "ready" tries again
  subscriber.on("ready", subscribe);
  if (subscriber.status === "ready") subscribe();
  subscriber.on("message", (heardOn: string, message: string) => {
    if (heardOn === channel) onCall(message);
  });

  /** Without an answer there is simply nothing there; redis.ts logs an outage. */
  const attempt = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null);

  return {
    async pin(text) {
      if (text === null) {
        await attempt(commands.del(noteOf(instanceId)));
        await attempt(commands.zrem(members, instanceId));
        return;
      }
      await attempt(commands.set(noteOf(instanceId), text, "PX", lifeMs));
      await attempt(commands.zadd(members, Date.now(), instanceId));
      await attempt(commands.pexpire(members, 10 * lifeMs));
    },
    async others() {
      await attempt(commands.zremrangebyscore(members, "-inf", String(Date.now() - 4 * lifeMs)));
      const ids = (await attempt(commands.zrange(members, "0", "-1"))) ?? [];
      const notes = await Promise.all(
        ids.filter((id) => id !== instanceId).map((id) => attempt(commands.get(noteOf(id)))),
      );
      return notes.filter((note) => note !== null);
    },
    async call(message) {
      await attempt(commands.publish(channel, message));
    },
  };
}
