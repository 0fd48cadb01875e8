import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { remember } from "@/lib/remember";
import { takeAnswered } from "@/lib/telemetry/answered-kind";
import { jobMetrics } from "@/lib/telemetry/job-metrics";
import { modelMetrics } from "@/lib/telemetry/model-metrics";
import { processMetrics } from "@/lib/telemetry/process-metrics";

/** Made once per process: separately bundled routes must count into the same registry. */
const all = remember("metrics", () => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  processMetrics(registry);
  return {
    registry,
    // Counted by `server.ts` alone, so that pages, routes and unmatched paths all count once.
    httpRequestsTotal: new Counter({
      name: "http_requests_total",
      help: "Requests answered, by route pattern.",
      labelNames: ["method", "route", "status"] as const,
      registers,
      // Counted where each request ends, and put in here when somebody asks.
      collect() {
        for (const { labels, count } of takeAnswered()) this.inc(labels, count);
      },
    }),
    requestDurationSeconds: new Histogram({
      name: "request_duration_seconds",
      help: "Time from the request's head to the last byte of its answer.",
      labelNames: ["method", "route", "status"] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    ...modelMetrics(registry),
    ...jobMetrics(registry),
    sqlQueryDurationSeconds: new Histogram({
      name: "sql_query_duration_seconds",
      help: "Time a data source took for a query; outcome is ok or the failure's code.",
      labelNames: ["source_kind", "outcome"] as const,
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    cacheHitsTotal: new Counter({
      name: "cache_hits_total",
      help: "Reads answered by the cache; level is memory, redis or reader (who had it already).",
      labelNames: ["level", "kind"] as const,
      registers,
    }),
    cacheMissesTotal: new Counter({
      name: "cache_misses_total",
      help: "Reads that had to go to the source.",
      labelNames: ["kind"] as const,
      registers,
    }),
    cacheRefreshesTotal: new Counter({
      name: "cache_refreshes_total",
      help: "Values read anew while the one before was served; reason is early or stale.",
      labelNames: ["kind", "reason"] as const,
      registers,
    }),
    activeConnections: new Gauge({
      name: "active_connections",
      help: "Client connections open at this instance.",
      registers,
    }),
  };
});

/** What `/api/metrics` prints. */
export const metricsRegistry = all.registry;
/** Observed by `server.ts` alone. **Units** seconds. */
export const requestDurationSeconds = all.requestDurationSeconds;
/** Counted by `lib/llm/record-usage.ts`. */
export const llmTokensUsedTotal = all.llmTokensUsedTotal;
/** Counted by `lib/llm/record-usage.ts`. */
export const llmRequestsTotal = all.llmRequestsTotal;
/** Observed by `lib/llm/record-usage.ts`. **Units** seconds. */
export const llmRequestDurationSeconds = all.llmRequestDurationSeconds;
/** Counted by `lib/llm/record-usage.ts`. */
export const llmFallbacksTotal = all.llmFallbacksTotal;
/** Counted by `lib/llm/gateway.ts`. */
export const offlineEngineFallbacksTotal = all.offlineEngineFallbacksTotal;
/** Counted by `lib/llm/record-usage.ts`. **Units** US dollars. */
export const llmCostUsdTotal = all.llmCostUsdTotal;
/** Observed by `lib/execute/run-query.ts`. **Units** seconds. */
export const sqlQueryDurationSeconds = all.sqlQueryDurationSeconds;
/** Counted by `lib/cache`. */
export const cacheHitsTotal = all.cacheHitsTotal;
/** Counted by `lib/cache`. */
export const cacheMissesTotal = all.cacheMissesTotal;
/** Counted by `lib/cache`. */
export const cacheRefreshesTotal = all.cacheRefreshesTotal;
/** Kept by `server.ts`. */
export const activeConnections = all.activeConnections;
/** Kept by `lib/jobs`. */
export const jobsActive = all.jobsActive;
/** Counted by `lib/jobs`. */
export const jobsFinishedTotal = all.jobsFinishedTotal;
/** Observed by `lib/jobs`. **Units** seconds. */
export const jobDurationSeconds = all.jobDurationSeconds;
