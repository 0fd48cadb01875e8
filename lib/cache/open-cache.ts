import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { ZodType } from "zod";
import { freeze } from "@/lib/cache/freeze";
import { MemoryTier } from "@/lib/cache/memory-tier";
import { type CacheKind, cachePolicies, ttlSecondsMax } from "@/lib/cache/policies";
import { type SharedTier, withoutSharedTier } from "@/lib/cache/shared-tier";
import { SingleFlight } from "@/lib/cache/single-flight";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { cacheHitsTotal, cacheMissesTotal } from "@/lib/telemetry/metrics";

export type CacheTier = "memory" | "redis" | "source";

export type CacheRequest<T> = {
  readonly kind: CacheKind;
  readonly key: readonly string[];
  readonly tags: readonly string[];
  /** How long the value may be served; the kind's policy when absent, 0 for "never keep it". */
  readonly ttlSeconds?: number;
  /** The shape of T as JSON: what comes from Redis is parsed with it, and rubbish is a miss. */
  readonly schema: ZodType<T>;
  readonly signal?: AbortSignal;
  /** Goes to the source and keeps what it says. */
  readonly refresh?: boolean;
};

export type CacheAnswer<T> = { readonly value: T; readonly tier: CacheTier; readonly ageSeconds: number };

/** Reads the source. `signal` falls when nobody waits for the value any more, never because one of several has left. */
export type Load<T> = (signal: AbortSignal) => Promise<Result<T>>;

/** What is enough to look whether a value is there. */
export type CachePeek<T> = Pick<CacheRequest<T>, "kind" | "key" | "tags" | "ttlSeconds" | "schema">;

export type Cache = {
  cached<T>(request: CacheRequest<T>, load: Load<T>): Promise<Result<CacheAnswer<T>>>;
  peek<T>(request: CachePeek<T>): Promise<CacheAnswer<T> | null>;
  invalidate(tags: readonly string[]): Promise<void>;
};

export type CacheOptions = {
  readonly memoryBytesMax: number;
  readonly openShared?: (memory: MemoryTier) => SharedTier;
  readonly now?: () => number;
};

/** How long one instance waits for another that is already reading the same key. */
const foreignLoadMsMax = 2_000;
const foreignPollMs = 25;
/** While other instances cannot be heard, memory is trusted for this long only. */
const unheardMsMax = 5_000;

type Found = { value: unknown; storedAt: number; tier: CacheTier };

/** Opens a cache of memory and, where given, a tier shared with other instances. Most code wants `cached` and `invalidate`. */
export const openCache = (options: CacheOptions): Cache => new TieredCache(options);

class TieredCache implements Cache {
  readonly #now: () => number;
  readonly #memory: MemoryTier;
  readonly #shared: SharedTier;
  readonly #flights = new SingleFlight<Result<Found>>();

  constructor({ memoryBytesMax, openShared = withoutSharedTier, now = Date.now }: CacheOptions) {
    this.#now = now;
    this.#memory = new MemoryTier(memoryBytesMax, now);
    this.#shared = openShared(this.#memory);
  }

  async cached<T>(request: CacheRequest<T>, load: Load<T>): Promise<Result<CacheAnswer<T>>> {
    const limits = limitsOf(request);
    if (limits.ttlMs <= 0) {
      const loaded = await load(request.signal ?? new AbortController().signal);
      return loaded.ok ? ok({ value: loaded.value, tier: "source", ageSeconds: 0 }) : loaded;
    }
    const key = keyOf(request);
    const hit = request.refresh ? null : this.#readMemory(key, limits);
    if (hit !== null) return ok(this.#answer<T>(hit, request.kind));
    const outcome = this.#flights.run(
      request.refresh ? `refresh ${key}` : key,
      (signal) => this.#read(key, request, limits, () => load(signal)),
      request.signal,
    );
    const found = await unlessCancelled(outcome, request.signal);
    return found.ok ? ok(this.#answer<T>(found.value, request.kind)) : found;
  }

  async peek<T>(request: CachePeek<T>): Promise<CacheAnswer<T> | null> {
    const limits = limitsOf(request);
    const key = keyOf(request);
    const hit = this.#readMemory(key, limits);
    if (hit !== null) return this.#answer<T>(hit, request.kind);
    const readFrom = this.#memory.tagLog.now;
    const found = await this.#readShared(key, request, limits);
    return found && this.#answer<T>(this.#keep(key, request.tags, limits, readFrom, found), request.kind);
  }

  #readMemory(key: string, limits: Limits): Found | null {
    const hit = this.#memory.read(key, this.#shared.heard ? limits.memoryMs : limits.unheardMs);
    return hit && { ...hit, tier: "memory" };
  }

  async #read<T>(
    key: string,
    request: CacheRequest<T>,
    limits: Limits,
    load: () => Promise<Result<T>>,
  ): Promise<Result<Found>> {
    const readFrom = this.#memory.tagLog.now;
    const fromShared = request.refresh ? null : await this.#readShared(key, request, limits);
    if (fromShared !== null) return ok(this.#keep(key, request.tags, limits, readFrom, fromShared));
    const lock = request.refresh ? null : await this.#shared.lock(key);
    if (lock === null && !request.refresh) {
      const foreign = await this.#awaitForeignLoad(key, request, limits);
      if (foreign !== null) return ok(this.#keep(key, request.tags, limits, readFrom, foreign));
    }
    try {
      const generations = await this.#shared.generations(request.tags);
      const loaded = await load();
      if (!loaded.ok) return loaded;
      const found = this.#keep(key, request.tags, limits, readFrom, {
        value: loaded.value,
        storedAt: this.#now(),
        tier: "source",
      });
      if (generations !== null) {
        await this.#shared.write(key, { value: found.value, storedAt: found.storedAt, generations }, limits.ttlMs);
      }
      return ok(found);
    } finally {
      await lock?.release();
    }
  }

  async #readShared<T>(key: string, request: CachePeek<T>, limits: Limits): Promise<Found | null> {
    const entry = await this.#shared.read(key, request.tags);
    if (entry === null || this.#now() - entry.storedAt > limits.ttlMs) return null;
    const parsed = request.schema.safeParse(entry.value);
    return parsed.success ? { value: parsed.data, storedAt: entry.storedAt, tier: "redis" } : null;
  }

  /** Nulls: the other instance failed or is too slow; then this one reads too. */
  async #awaitForeignLoad<T>(key: string, request: CacheRequest<T>, limits: Limits): Promise<Found | null> {
    const giveUpAt = performance.now() + foreignLoadMsMax;
    for (;;) {
      const wasLocked = await this.#shared.isLocked(key);
      const found = await this.#readShared(key, request, limits);
      if (found !== null || !wasLocked || performance.now() > giveUpAt) return found;
      await delay(foreignPollMs);
    }
  }

  #keep(key: string, tags: readonly string[], limits: Limits, readFrom: number, found: Found): Found {
    const value = freeze(found.value);
    const expiresAt = Math.min(this.#now() + limits.memoryMs, found.storedAt + limits.ttlMs);
    const bytes = Buffer.byteLength(JSON.stringify(value));
    this.#memory.write(key, { value, storedAt: found.storedAt, expiresAt, tags, readFrom }, bytes);
    return { ...found, value };
  }

  #answer<T>(found: Found, kind: CacheKind): CacheAnswer<T> {
    if (found.tier === "source") cacheMissesTotal.inc({ kind });
    else cacheHitsTotal.inc({ level: found.tier, kind });
    const ageSeconds = Math.max(0, (this.#now() - found.storedAt) / 1000);
    // Under this key stands only what a load of the same kind and schema gave.
    return { value: found.value as T, tier: found.tier, ageSeconds };
  }

  // First where all instances look, then here: otherwise a read in between would take the old value from there.
  async invalidate(tags: readonly string[]): Promise<void> {
    await this.#shared.invalidate(tags);
    this.#memory.tagLog.invalidate(tags);
    await this.#shared.announce(tags);
  }
}

const keyOf = ({ kind, key }: CachePeek<unknown>) => `${kind} ${JSON.stringify(key)}`;

type Limits = { readonly ttlMs: number; readonly memoryMs: number; readonly unheardMs: number };

function limitsOf({ kind, ttlSeconds }: { kind: CacheKind; ttlSeconds?: number }): Limits {
  const policy = cachePolicies[kind];
  const ttlMs = Math.min(ttlSeconds ?? policy.redisSeconds, ttlSecondsMax) * 1000;
  const memoryMs = Math.min(policy.memorySeconds * 1000, ttlMs);
  return { ttlMs, memoryMs, unheardMs: Math.min(memoryMs, unheardMsMax) };
}

/** The outcome, or execute/cancelled as soon as the caller leaves; the work itself goes on for the others. */
function unlessCancelled<T>(outcome: Promise<Result<T>>, signal: AbortSignal | undefined): Promise<Result<T>> {
  if (signal === undefined) return outcome;
  if (signal.aborted) {
    outcome.catch(() => undefined); // nobody is left to hear it
    return Promise.resolve(refuse("execute/cancelled"));
  }
  return new Promise((resolve, reject) => {
    const leave = () => resolve(refuse("execute/cancelled"));
    signal.addEventListener("abort", leave, { once: true });
    outcome.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
