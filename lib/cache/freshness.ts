import { type CacheKind, type CachePolicy, cachePolicies, ttlSecondsMax } from "@/lib/cache/policies";

/** How old a value may be for one request. **Units** milliseconds. */
export type Limits = {
  readonly freshMs: number;
  /** How much longer it is served while it is read anew. */
  readonly staleMs: number;
  /** How long a process serves what it holds without asking the shared tier. */
  readonly memoryMs: number;
};

/** While other instances cannot be heard, memory is trusted for this long only. */
export const unheardMsMax = 5_000;
/** Values that were read together shall not end together: each counts up to this much shorter. */
const jitterPart = 0.1;
const staleKeptMs = 500;
const careEveryMs = 2_000;
/** In the last part of its time a value that is in use is read anew before it ends. */
const earlyPart = 0.2;

/** The policy of a kind as a request changes it. `ttlSeconds`: 0 for "never keep it". */
export function limitsOf(request: { kind: CacheKind; ttlSeconds?: number; mayBeStale?: boolean }): Limits {
  const policy: CachePolicy = cachePolicies[request.kind];
  const freshSeconds = Math.min(request.ttlSeconds ?? policy.freshSeconds, ttlSecondsMax);
  const staleSeconds = request.mayBeStale ? Math.min(policy.staleSecondsMax, freshSeconds) : 0;
  return {
    freshMs: freshSeconds * 1_000,
    staleMs: staleSeconds * 1_000,
    memoryMs: policy.memorySeconds * 1_000,
  };
}

/** How long the shared tier holds a value of a kind, for whoever may still be served it. **Units** milliseconds. */
export function heldMs({ kind, ttlSeconds }: { kind: CacheKind; ttlSeconds?: number }): number {
  const limits = limitsOf({ kind, mayBeStale: true, ...(ttlSeconds !== undefined && { ttlSeconds }) });
  return limits.freshMs + limits.staleMs;
}

/** By how much a new value ends earlier than its policy says, as a part of it: 0 to 0.1. */
export const newJitter = (): number => Math.random() * jitterPart;

export type Freshness = "fresh" | "ending" | "stale" | "over";

/** Where a value of this age stands. ending: still fresh, but in the last fifth of its time. */
export function freshnessOf(value: { ageMs: number; jitter: number }, { freshMs, staleMs }: Limits): Freshness {
  const leftMs = freshForMs(value, freshMs);
  if (leftMs > freshMs * earlyPart) return "fresh";
  if (leftMs > 0) return "ending";
  return -leftMs < staleMs ? "stale" : "over";
}

/** How long a value is fresh from now on; zero or less: it is not. */
export function freshForMs({ ageMs, jitter }: { ageMs: number; jitter: number }, freshMs: number): number {
  return freshMs * (1 - jitter) - ageMs;
}

/**
 * How long what is made of a value that is read anew ahead of its end may be kept: until its last part begins, then until it ends, and
 * while it is stale for a moment, so that not everybody works it out who asks while the new one is being read.
 */
export function keptForMs(value: { ageMs: number; jitter: number }, { freshMs }: Limits): number {
  const leftMs = freshForMs(value, freshMs);
  const untilEnding = leftMs - freshMs * earlyPart;
  // Of many values one after another comes to its last part: what is made of all of them is not made anew for each.
  return Math.max(untilEnding > 0 ? Math.min(leftMs, Math.max(untilEnding, careEveryMs)) : leftMs, staleKeptMs);
}
