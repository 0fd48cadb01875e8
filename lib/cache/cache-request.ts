import type { ZodType } from "zod";
import type { CacheKind } from "@/lib/cache/policies";
import type { Result } from "@/lib/result";

export type CacheTier = "memory" | "redis" | "source";

export type CacheRequest<T> = {
  readonly kind: CacheKind;
  readonly key: readonly string[];
  readonly tags: readonly string[];
  /** How long the value counts; the kind's policy when absent, 0 for "never keep it". */
  readonly ttlSeconds?: number;
  /** The reader prefers an old value now to a new one later: it is served while the new one is read. */
  readonly mayBeStale?: boolean;
  /** The shape of T as JSON: what comes from Redis is parsed with it, and rubbish is a miss. */
  readonly schema: ZodType<T>;
  readonly signal?: AbortSignal;
  /** Goes to the source and keeps what it says. */
  readonly refresh?: boolean;
};

export type CacheAnswer<T> = {
  readonly value: T;
  readonly tier: CacheTier;
  readonly ageSeconds: number;
  /** It is older than it should be; a new one is being read. */
  readonly isStale: boolean;
};

/** Reads the source. `signal` falls when nobody waits for the value any more, never because one of several has left. */
export type Load<T> = (signal: AbortSignal) => Promise<Result<T>>;

/** What is enough to look whether a value is there. */
export type CachePeek<T> = Pick<CacheRequest<T>, "kind" | "key" | "tags" | "ttlSeconds" | "mayBeStale" | "schema">;

export type Cache = {
  cached<T>(request: CacheRequest<T>, load: Load<T>): Promise<Result<CacheAnswer<T>>>;
  peek<T>(request: CachePeek<T>): Promise<CacheAnswer<T> | null>;
  invalidate(tags: readonly string[]): Promise<void>;
};
