import "server-only";
import type { Redis } from "ioredis";
import type { StoredEntry } from "@/lib/cache/encode-entry";
import { InvalidationBus } from "@/lib/cache/invalidation-bus";
import { everyTag, type MemoryTier } from "@/lib/cache/memory-tier";
import type { RedisClient } from "@/lib/cache/redis";
import { type Lock, RedisTier } from "@/lib/cache/redis-tier";
import { ServerLives } from "@/lib/cache/server-lives";
import { UnsentInvalidations } from "@/lib/cache/unsent-invalidations";

/** What instances share. None of its methods ever fails: without an answer there is simply nothing there. */
export type SharedTier = {
  /** Whether invalidations of other instances reach this one at this moment. */
  readonly heard: boolean;
  /** Null where there is none; open: it fails and is left alone for a moment. */
  readonly breaker: "closed" | "open" | null;
  /** `tags`: null where they are not known before. */
  read(key: string, tags: readonly string[] | null): Promise<StoredEntry | null>;
  write(key: string, entry: StoredEntry, ttlMs: number): Promise<void>;
  generations(tags: readonly string[]): Promise<Record<string, string> | null>;
  lock(key: string): Promise<Lock | null>;
  isLocked(key: string): Promise<boolean>;
  invalidate(tags: readonly string[]): Promise<void>;
  announce(tags: readonly string[]): Promise<void>;
  /** Whether every invalidation of this instance has been taken; tries again what has not. */
  settled(): Promise<boolean>;
};

/** A cache of one process alone: every lock is free, nothing is shared. */
export function withoutSharedTier(): SharedTier {
  return {
    heard: true,
    breaker: null,
    read: async () => null,
    write: async () => undefined,
    generations: async () => null,
    lock: async () => ({ release: async () => undefined }),
    isLocked: async () => false,
    invalidate: async () => undefined,
    announce: async () => undefined,
    settled: async () => true,
  };
}

/** A holder that died blocks nobody longer. */
const lockHoldMs = 10_000;
/** A larger value would hold up everybody's commands on the one connection. */
const redisBytesMax = 8 * 1024 * 1024;

/** Redis as the shared tier. Invalidations that Redis could not take are kept and sent before anything is read from it again. */
export function openRedisTier(commands: RedisClient, subscriber: Redis): (memory: MemoryTier) => SharedTier {
  return (memory) => {
    const tier = new RedisTier(commands);
    const bus = new InvalidationBus(commands, subscriber, {
      onTags: (tags) => memory.invalidate(tags),
      onGap: () => memory.invalidateAll(),
    });
    const unsent = new UnsentInvalidations(
      (tags) => tier.bump(tags),
      (tags) => bus.publish(tags),
    );
    commands.on("end", () => unsent.stop());
    const lives = new ServerLives(commands, () => tier.bump([everyTag]));

    let catchingUp: Promise<boolean> | null = null;

    /** Whether Redis knows of every invalidation; tells it what it does not, once for all who ask. */
    const upToDate = async () => {
      if (unsent.isEmpty && lives.areKnown) return true;
      catchingUp ??= tier
        .succeeds(async () => (await unsent.settle()) && (await lives.look()))
        .finally(() => {
          catchingUp = null;
        });
      return await catchingUp;
    };

    return {
      get heard() {
        return bus.connected;
      },
      get breaker() {
        return tier.isLeftAlone ? "open" : "closed";
      },
      read: async (key, tags) => {
        const entry = (await upToDate()) ? await tier.read(key, tags && [everyTag, ...tags]) : null;
        // A node of a Cluster may have been reached for the first time just now.
        return lives.areKnown ? entry : null;
      },
      write: (key, entry, ttlMs) => tier.write(key, entry, ttlMs, redisBytesMax),
      generations: async (tags) => ((await upToDate()) ? await tier.generations([everyTag, ...tags]) : null),
      lock: (key) => tier.lock(key, lockHoldMs),
      isLocked: (key) => tier.isLocked(key),
      invalidate: (tags) => unsent.send(tags),
      announce: (tags) => bus.publish(tags),
      settled: upToDate,
    };
  };
}
