import "server-only";
import { remember } from "@/lib/remember";
import type { SourceKind, SourceLimits } from "@/lib/source/schema";
import { FairQueue } from "./fair-queue";

/**
 * Queries that one source runs side by side for this process. Servers: below the pool's 20, so that an analysis still finds a
 * connection. DuckDB: each holds one of Node's four file-system threads, and uses all cores anyway. SQLite: one process each.
 */
export const concurrentQueriesDefault: Record<SourceKind, number> = { mysql: 14, postgres: 14, sqlite: 4, duckdb: 2 };

/** More would wait longer than people do. */
const lengthMax = 500;

/** The lines that there are, by source; one stays when its source goes. */
export const knownQueues = (): Map<string, FairQueue> => remember("query-queues", () => new Map<string, FairQueue>());

/** The line before a source, with as many side by side as its limits say now. */
export function queueOf(sourceId: string, kind: SourceKind, limits: SourceLimits): FairQueue {
  const queues = knownQueues();
  const concurrencyMax = limits.concurrentQueriesMax ?? concurrentQueriesDefault[kind];
  const known = queues.get(sourceId);
  if (known !== undefined) {
    known.concurrencyMax = concurrencyMax;
    return known;
  }
  const queue = new FairQueue({ concurrencyMax, lengthMax });
  queues.set(sourceId, queue);
  return queue;
}
