import "server-only";
import { defaultCache } from "@/lib/cache/default-cache";
import type { MemoryEntry } from "@/lib/cache/memory-tier";
import { type CacheKind, type CachePolicy, cachePolicies } from "@/lib/cache/policies";
import { sharedRedis } from "@/lib/cache/redis";
import type { CacheKindReport, CacheReport, HotKey } from "@/lib/cache/schema";

const hottestCountMax = 20;
const noCounts = { memory: 0, redis: 0, stale: 0, source: 0 };

type Held = { readonly entry: MemoryEntry; readonly bytes: number };

/**
 * What this instance holds and how often it was asked for since it began. **Access** not checked: the caller's.
 * **Order** kinds as in the table of policies; the hottest first.
 */
export async function cacheReport(): Promise<CacheReport> {
  const { memory, counts } = defaultCache();
  const held = [...memory.list()].map(([entry, bytes]): Held => ({ entry, bytes }));
  const { true: responses = [], false: values = [] } = Object.groupBy(held, ({ entry }) =>
    entry.kind === "response" ? "true" : "false",
  );
  const sent = counts.byKind.get("response") ?? noCounts;
  return {
    since: counts.since.toISOString(),
    memory: { ...sizeOf(values), bytesMax: memory.bytesMax },
    responses: {
      ...sizeOf(responses),
      ...{ hits: sent.memory + sent.redis, revalidations: counts.revalidations, misses: sent.source },
    },
    redis: await redisState(),
    kinds: kindsOf(held),
    hottest: held
      .filter(({ entry }) => entry.hits > 0)
      .sort((a, b) => b.entry.hits - a.entry.hits)
      .slice(0, hottestCountMax)
      .map(hotKey),
  };
}

const sizeOf = (held: readonly Held[]) => ({
  entries: held.length,
  bytes: held.reduce((sum, { bytes }) => sum + bytes, 0),
});

function kindsOf(held: readonly Held[]): CacheKindReport[] {
  const { counts } = defaultCache();
  const byKind = Map.groupBy(held, ({ entry }) => entry.kind);
  // An object's keys are those it is written with.
  return (Object.keys(cachePolicies) as CacheKind[]).map((kind) => {
    const { memory, redis, stale, source } = counts.byKind.get(kind) ?? noCounts;
    const { freshSeconds, staleSecondsMax }: CachePolicy = cachePolicies[kind];
    return {
      ...{ kind, ...sizeOf(byKind.get(kind) ?? []), hits: { memory, redis, stale }, misses: source },
      ...{ freshSeconds, staleSeconds: freshSeconds + Math.min(staleSecondsMax, freshSeconds) },
    };
  });
}

function hotKey({ entry, bytes }: Held): HotKey {
  const idOf = (prefix: string) => {
    const ids = entry.tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
    return ids.length === 1 ? (ids[0] ?? null) : null;
  };
  const { kind, hits } = entry;
  // The ids of sessions and the hashes of tokens name nothing that an admin could know.
  const subject = kind === "session" ? "" : entry.subject;
  return {
    ...{ kind, subject, sourceId: idOf("source:"), dashboardId: idOf("dashboard:"), hits, bytes },
    ageSeconds: Math.max(0, (performance.now() - entry.readAt) / 1_000),
  };
}

/** Nulls: none is configured. */
async function redisState(): Promise<CacheReport["redis"]> {
  const redis = sharedRedis();
  if (redis === null) return null;
  try {
    const info = await redis.info("memory");
    const number = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, "m").exec(info)?.[1] ?? 0) || null;
    return { state: "up", usedBytes: number("used_memory"), maxBytes: number("maxmemory") };
  } catch {
    return { state: "down", usedBytes: null, maxBytes: null }; // redis.ts has logged the outage
  }
}
