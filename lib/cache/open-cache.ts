import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { CacheCounts } from "@/lib/cache/cache-counts";
import { keyOf, tagsOf } from "@/lib/cache/cache-key";
import type { Cache, CacheAnswer, CachePeek, CacheRequest, CacheTier, Load } from "@/lib/cache/cache-request";
import { type Dependency, keepNothingOfThis, noteDependency } from "@/lib/cache/dependencies";
import { freeze } from "@/lib/cache/freeze";
import {
  type Freshness,
  freshForMs,
  freshnessOf,
  heldMs,
  keptForMs,
  limitsOf,
  newJitter,
  unheardMsMax,
} from "@/lib/cache/freshness";
import { type MemoryEntry, MemoryTier, ownTagOf } from "@/lib/cache/memory-tier";
import { type CachePolicy, cachePolicies } from "@/lib/cache/policies";
import { type SharedTier, withoutSharedTier } from "@/lib/cache/shared-tier";
import { SingleFlight } from "@/lib/cache/single-flight";
import { unlessCancelled } from "@/lib/cache/unless-cancelled";
import { ok, type Result } from "@/lib/result";
import { noteMoment, span } from "@/lib/telemetry/trace";

export type CacheOptions = {
  readonly memoryBytesMax: number;
  readonly openShared?: (memory: MemoryTier) => SharedTier;
  /** **Units** milliseconds since 1970. */
  readonly now?: () => number;
  /** A clock that never jumps. **Units** milliseconds. */
  readonly steadyNow?: () => number;
};

/** How long one instance waits for another that is reading the same key; the lock of one that died ends sooner. */
const foreignLoadMsMax = 120_000;
const foreignPollMs = 25;
/** What the objects of a value take of memory, to its serialised form. */
const objectPart = 4;
/** A value from further in the future was not stored by a clock that can be trusted. */
const clockSkewMsMax = 5_000;
/** How long a source that failed to give a new value is left alone while the old one is served. */
const retryMs = 5_000;

/** A value as one reader gets it. */
type Found = {
  readonly value: unknown;
  readonly tier: CacheTier;
  readonly ageMs: number;
  readonly freshness: Freshness;
  readonly dependency: Dependency;
};
type Generations = Readonly<Record<string, string>> | null;
/** A value just read, before it is kept. */
type Read = {
  readonly value: unknown;
  readonly bytes: Buffer;
  readonly storedAt: number;
  readonly jitter: number;
  readonly generations: Generations;
  readonly tier: CacheTier;
};

/** Opens a cache of memory and, where given, a tier shared with other instances. Most code wants `cached` and `invalidate`. */
export const openCache = (options: CacheOptions): TieredCache => new TieredCache(options);

/** The three levels as one. `memory`, `shared` and `counts` are for whole answers (`lib/http/kept`) and for the page of admins. */
export class TieredCache implements Cache {
  readonly memory: MemoryTier;
  readonly shared: SharedTier;
  readonly counts = new CacheCounts();
  readonly #now: () => number;
  readonly #steadyNow: () => number;
  readonly #flights = new SingleFlight<Result<Found>>();
  readonly #retryAt = new Map<string, number>();

  constructor({ memoryBytesMax, openShared = withoutSharedTier, now = Date.now, ...options }: CacheOptions) {
    this.#now = now;
    this.#steadyNow = options.steadyNow ?? (() => performance.now());
    this.memory = new MemoryTier(memoryBytesMax);
    this.shared = openShared(this.memory);
  }

  async cached<T>(request: CacheRequest<T>, load: Load<T>): Promise<Result<CacheAnswer<T>>> {
    if (limitsOf(request).freshMs <= 0) return await this.#loadUnkept(request, load);
    const key = keyOf(request);
    // Who asks for a refresh wants another answer each time.
    if (request.refresh) keepNothingOfThis();
    const hit = request.refresh ? null : this.#readMemory(key, request);
    if (hit !== null) {
      noteMoment("cache hit", { "querent.cache.kind": request.kind, "querent.cache.level": "memory" });
      if (hit.freshness !== "fresh") this.#refreshBehind(key, request, { hit, load });
      return ok(this.#answer<T>(hit, request));
    }
    const found = await this.#fly(key, request, load);
    if (!found.ok) {
      keepNothingOfThis();
      return found;
    }
    if (found.value.freshness === "stale") this.#refreshBehind(key, request, { hit: found.value, load });
    return ok(this.#answer<T>(found.value, request));
  }

  /** With others who want the same at the same moment. */
  #fly<T>(key: string, request: CacheRequest<T>, load: Load<T>): Promise<Result<Found>> {
    const { kind, signal } = request;
    return span(`cache ${kind}`, { attributes: { "querent.cache.kind": kind } }, async (open) => {
      const outcome = this.#flights.run(
        request.refresh ? `refresh ${key}` : key,
        (wanted) => this.#read(key, request, () => load(wanted)),
        signal,
      );
      const found = await unlessCancelled(outcome, signal);
      if (found.ok) open.set({ "querent.cache.level": found.value.tier });
      return found;
    });
  }

  async peek<T>(request: CachePeek<T>): Promise<CacheAnswer<T> | null> {
    if (limitsOf(request).freshMs <= 0) return null;
    const key = keyOf(request);
    const found = this.#readMemory(key, request) ?? (await this.#readShared(key, request));
    return found && this.#answer<T>(found, request);
  }

  // First where all instances look, then here: otherwise a read in between would take the old value from there.
  async invalidate(tags: readonly string[]): Promise<void> {
    await this.shared.invalidate(tags);
    this.memory.invalidate(tags);
    await this.shared.announce(tags);
  }

  /** Whether something that came into memory at that moment may be served without asking others. */
  isTrusted(since: number, memoryMs: number): boolean {
    return this.#steadyNow() - since < (this.shared.heard ? memoryMs : Math.min(memoryMs, unheardMsMax));
  }

  async #loadUnkept<T>(request: CacheRequest<T>, load: Load<T>): Promise<Result<CacheAnswer<T>>> {
    keepNothingOfThis();
    const loaded = await load(request.signal ?? new AbortController().signal);
    return loaded.ok ? ok({ value: loaded.value, tier: "source", ageSeconds: 0, isStale: false }) : loaded;
  }

  #readMemory<T>(key: string, request: CachePeek<T>): Found | null {
    const entry = this.memory.read(key);
    if (entry === null || !this.isTrusted(entry.since, policyOf(request).memoryMs)) return null;
    const aged = this.#aged(entry, request);
    if (aged.freshness === "over") return null;
    entry.hits += 1;
    return { ...aged, tier: "memory", value: entry.form === "bytes" ? jsonOf(entry.held as Buffer) : entry.held };
  }

  async #read<T>(key: string, request: CacheRequest<T>, load: () => Promise<Result<T>>): Promise<Result<Found>> {
    const fromShared = request.refresh ? null : await this.#readShared(key, request);
    if (fromShared !== null) return ok(fromShared);
    const lock = request.refresh ? null : await this.shared.lock(key);
    if (lock === null && !request.refresh) {
      const foreign = await this.#awaitForeignLoad(key, request);
      if (foreign !== null) return ok(foreign);
    }
    try {
      return await this.#readSource(key, request, load);
    } finally {
      await lock?.release();
    }
  }

  async #readSource<T>(key: string, request: CacheRequest<T>, load: () => Promise<Result<T>>): Promise<Result<Found>> {
    const readFrom = this.memory.tagLog.now;
    const before = await this.shared.generations(tagsOf(key, request));
    const loaded = await load();
    if (!loaded.ok) return loaded;
    const generations = request.refresh ? await this.#ownTagAnew(key, before) : before;
    const read: Read = {
      value: loaded.value,
      bytes: Buffer.from(JSON.stringify(loaded.value)),
      ...{ storedAt: this.#now(), jitter: newJitter(), generations, tier: "source" },
    };
    const found = this.#keep(key, request, { read, readFrom });
    if (generations !== null) {
      const { bytes, storedAt, jitter } = read;
      await this.shared.write(key, { bytes, storedAt, jitter, generations }, heldMs(request));
    }
    if (request.refresh) await this.shared.announce([ownTagOf(key)]);
    return ok(found);
  }

  /** What was made of the value before is void now: here, and by a new generation everywhere. */
  async #ownTagAnew(key: string, before: Generations): Promise<Generations> {
    const own = [ownTagOf(key)];
    await this.shared.invalidate(own);
    this.memory.invalidate(own);
    const generation = await this.shared.generations(own);
    return before && generation && { ...before, ...generation };
  }

  /** Reads a value anew while the one before it is served; one at a time, on one instance. */
  #refreshBehind<T>(key: string, request: CacheRequest<T>, { hit, load }: { hit: Found; load: Load<T> }): void {
    const isWanted =
      hit.freshness === "stale" || (policyOf(request).staleMs > 0 && hit.tier === "memory" && this.#isHot(key));
    if (!isWanted || this.#steadyNow() < (this.#retryAt.get(key) ?? 0)) return;
    const behind = `behind ${key}`;
    if (this.#flights.has(behind)) return;
    this.counts.refreshes(request.kind, hit.freshness === "stale" ? "stale" : "early");
    const leaveAlone = () => this.#leaveAlone(key);
    const work = (signal: AbortSignal) => this.#readBehind(key, request, () => load(signal));
    this.#flights.run(behind, work).then((outcome) => outcome.ok || leaveAlone(), leaveAlone);
  }

  /** Whoever has the lock brings the new value for all instances. */
  async #readBehind<T>(key: string, request: CacheRequest<T>, load: () => Promise<Result<T>>): Promise<Result<Found>> {
    const lock = await this.shared.lock(key);
    if (lock === null) {
      const foreign = await this.#awaitForeignLoad(key, request);
      if (foreign !== null) return ok(foreign);
    }
    try {
      return await this.#readSource(key, request, load);
    } finally {
      await lock?.release();
    }
  }

  #leaveAlone(key: string): void {
    this.#retryAt.set(key, this.#steadyNow() + retryMs);
    setTimeout(() => this.#retryAt.delete(key), retryMs).unref();
  }

  /** Read more than once since it came: worth being read anew before it ends. */
  #isHot(key: string): boolean {
    return (this.memory.read(key)?.hits ?? 0) > 1;
  }

  async #readShared<T>(key: string, request: CachePeek<T>): Promise<Found | null> {
    const readFrom = this.memory.tagLog.now;
    const entry = await this.shared.read(key, tagsOf(key, request));
    if (entry === null || entry.storedAt - this.#now() > clockSkewMsMax) return null;
    const parsed = request.schema.safeParse(jsonOf(entry.bytes));
    if (!parsed.success) return null;
    const found = this.#keep(key, request, { read: { ...entry, value: parsed.data, tier: "redis" }, readFrom });
    return found.freshness === "over" ? null : found;
  }

  /** Nulls: the other instance failed or is too slow; then this one reads too. */
  async #awaitForeignLoad<T>(key: string, request: CacheRequest<T>): Promise<Found | null> {
    const giveUpAt = performance.now() + foreignLoadMsMax;
    for (;;) {
      const wasLocked = await this.shared.isLocked(key);
      const found = await this.#readShared(key, request);
      if ((found !== null && found.freshness !== "stale") || !wasLocked || performance.now() > giveUpAt) return found;
      await delay(foreignPollMs);
    }
  }

  #keep(key: string, request: CachePeek<unknown>, { read, readFrom }: { read: Read; readFrom: number }): Found {
    const form = read.bytes.length > cachePolicies[request.kind].objectBytesMax ? "bytes" : "object";
    const now = this.#steadyNow();
    const entry: MemoryEntry = {
      ...{ kind: request.kind, subject: request.key.at(-1) ?? "", form, hits: 0 },
      held: form === "bytes" ? read.bytes : freeze(read.value),
      ...{ readAt: now - Math.max(0, this.#now() - read.storedAt), since: now, jitter: read.jitter },
      until: now + Math.min(policyOf(request).memoryMs, heldMs(request)),
      ...{ tags: tagsOf(key, request), readFrom, generations: read.generations },
    };
    this.memory.write(key, entry, read.bytes.length * (form === "bytes" ? 1 : objectPart));
    return { ...this.#aged(entry, request), tier: read.tier, value: form === "bytes" ? read.value : entry.held };
  }

  #aged(entry: MemoryEntry, request: CachePeek<unknown>): Pick<Found, "ageMs" | "freshness" | "dependency"> {
    const limits = limitsOf(request);
    const aged = { ageMs: this.#steadyNow() - entry.readAt, jitter: entry.jitter };
    const keepForMs = policyOf(request).staleMs > 0 ? keptForMs(aged, limits) : freshForMs(aged, limits.freshMs);
    const { tags, generations } = entry;
    return {
      ...{ ageMs: aged.ageMs, freshness: freshnessOf(aged, limits) },
      dependency: { tags, generations, freshForMs: keepForMs },
    };
  }

  #answer<T>({ value, tier, ageMs, freshness, dependency }: Found, { kind }: CachePeek<T>): CacheAnswer<T> {
    const isStale = freshness === "stale";
    this.counts.found(kind, tier, isStale);
    noteDependency(dependency);
    // Under this key stands only what a load of the same kind and schema gave.
    return { value: value as T, tier, ageSeconds: Math.max(0, ageMs / 1000), isStale };
  }
}

/** Nulls: it is no JSON; no schema of ours takes null for a value that it does not know. */
function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

function policyOf({ kind }: CachePeek<unknown>): { memoryMs: number; staleMs: number } {
  const policy: CachePolicy = cachePolicies[kind];
  return { memoryMs: policy.memorySeconds * 1_000, staleMs: policy.staleSecondsMax * 1_000 };
}
