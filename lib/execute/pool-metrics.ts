import "server-only";
import { openedStore } from "@/lib/db/store";
import { openDrivers } from "@/lib/source/source-drivers";
import { gaugeWhenAsked } from "@/lib/telemetry/gauge-when-asked";
import type { PoolUse } from "@/lib/telemetry/pool-use";
import { knownQueues } from "./source-queues";

const gauges = {
  used: "Connections in use, or queries at work where the line before a source lets fewer run than its pool has connections.",
  limit: "As many as there can be of them.",
  waiting: "Of those who wait for one.",
} as const;

/** Adds to the metrics how full the pools are: of the store, and of each source that this process works with. */
export function watchPools(): void {
  // The keys are those that are written above.
  for (const part of Object.keys(gauges) as (keyof typeof gauges)[]) {
    gaugeWhenAsked(
      { name: `connection_pool_${part}`, help: gauges[part], labelNames: ["pool"], overWorkers: "sum" },
      async () => (await poolUses()).map(([pool, use]) => ({ labels: { pool }, value: use[part] })),
    );
  }
}

async function poolUses(): Promise<readonly (readonly [string, PoolUse])[]> {
  const [store, drivers] = await Promise.all([openedStore(), openDrivers()]);
  const ofStore = store?.poolUse() ?? null;
  const ofSources = [...drivers].flatMap(([sourceId, driver]) => {
    const use = together(driver.poolUse(), knownQueues().get(sourceId)?.use() ?? null);
    return use === null ? [] : [[sourceId, use] as const];
  });
  return ofStore === null ? ofSources : [["store", ofStore] as const, ...ofSources];
}

/** The tighter of the two is what people wait for. Nulls: there is none of the kind. */
export function together(pool: PoolUse | null, queue: PoolUse | null): PoolUse | null {
  if (pool === null || queue === null) return pool ?? queue;
  const limit = Math.min(pool.limit, queue.limit);
  const used = Math.min(limit, Math.max(pool.used, queue.used));
  return { used, limit, waiting: pool.waiting + queue.waiting };
}
