import type { CacheKind } from "@/lib/cache/policies";
import { cacheHitsTotal, cacheMissesTotal, cacheRefreshesTotal } from "@/lib/telemetry/metrics";

/** `stale`: found, but due, and given out while it was read anew; these are in no other number. */
export type KindCounts = { memory: number; redis: number; stale: number; source: number };

/** How often each kind was found where, since this process began: for Prometheus and for the page of admins. */
export class CacheCounts {
  readonly since = new Date();
  readonly byKind = new Map<CacheKind, KindCounts>();
  /** Readers who had the newest answer already and were told so. */
  revalidations = 0;

  found(kind: CacheKind, tier: "memory" | "redis" | "source", isStale = false): void {
    const counts = this.#of(kind);
    counts[isStale ? "stale" : tier] += 1;
    if (tier === "source") cacheMissesTotal.inc({ kind });
    else cacheHitsTotal.inc({ level: tier, kind });
  }

  revalidated(): void {
    this.revalidations += 1;
    cacheHitsTotal.inc({ level: "reader", kind: "response" });
  }

  /** A value is read anew while the one before it is served. */
  refreshes(kind: CacheKind, why: "early" | "stale"): void {
    cacheRefreshesTotal.inc({ kind, reason: why });
  }

  #of(kind: CacheKind): KindCounts {
    const known = this.byKind.get(kind);
    if (known !== undefined) return known;
    const made = { memory: 0, redis: 0, stale: 0, source: 0 };
    this.byKind.set(kind, made);
    return made;
  }
}
