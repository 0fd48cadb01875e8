import type { CacheKindReport, CacheReport } from "@/lib/cache/schema";

/** Where a read was answered, from near to far. `stale`: at once, while the source was asked for the next reader. */
export const hitLevels = ["memory", "redis", "stale", "source"] as const;
export type HitLevel = (typeof hitLevels)[number];

export type HitShares = {
  readonly reads: number;
  /** The part of the reads that did not wait for the source, 0 to 1. **Nulls** nothing was read. */
  readonly hitRatio: number | null;
  /** **Order** from near to far; one of each. */
  readonly levels: readonly { readonly level: HitLevel; readonly count: number; readonly ratio: number }[];
};

/** Where the reads of one or more kinds were answered. */
export function hitShares(kinds: readonly Pick<CacheKindReport, "hits" | "misses">[]): HitShares {
  const counts: Record<HitLevel, number> = { memory: 0, redis: 0, stale: 0, source: 0 };
  for (const { hits, misses } of kinds) {
    counts.memory += hits.memory;
    counts.redis += hits.redis;
    counts.stale += hits.stale;
    counts.source += misses;
  }
  const reads = hitLevels.reduce((sum, level) => sum + counts[level], 0);
  return {
    reads,
    hitRatio: reads === 0 ? null : (reads - counts.source) / reads,
    levels: hitLevels.map((level) => ({
      level,
      count: counts[level],
      ratio: reads === 0 ? 0 : counts[level] / reads,
    })),
  };
}

/** The kinds as reads count: a reader who had a ready answer already was answered from memory too. */
export function countedKinds({ kinds, responses }: Pick<CacheReport, "kinds" | "responses">): CacheKindReport[] {
  return kinds.map((kind) => {
    if (kind.kind !== "response") return kind;
    return { ...kind, hits: { ...kind.hits, memory: kind.hits.memory + responses.revalidations } };
  });
}

/**
 * Where all reads were answered. An answer that was ready spared the reads that it is made of; one that was made anew is not counted
 * itself, because what it was made of is.
 */
export function readShares(report: Pick<CacheReport, "kinds" | "responses">): HitShares {
  return hitShares(countedKinds(report).map((kind) => (kind.kind === "response" ? { ...kind, misses: 0 } : kind)));
}
