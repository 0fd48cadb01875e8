import { expect, it } from "vitest";
import { watchBuild } from "@/lib/telemetry/build-metric";
import { llmTokensUsedTotal, metricsRegistry } from "@/lib/telemetry/metrics";
import { memoryLimitBytes } from "@/lib/telemetry/process-metrics";
import { version } from "@/package.json";

it("prints every metric that dashboards and alerts rely on, and the process's own", async () => {
  watchBuild();
  llmTokensUsedTotal.inc({ model: "m", operation: "interpret", direction: "input" }, 7);
  const text = await metricsRegistry.metrics();
  for (const name of [
    "http_requests_total",
    "request_duration_seconds",
    "llm_tokens_used_total",
    "sql_query_duration_seconds",
    "cache_hits_total",
    "cache_misses_total",
    "active_connections",
    "nodejs_eventloop_lag_seconds",
    "memory_limit_bytes",
    "querent_build_info",
    "offline_engine_fallbacks_total",
  ]) {
    expect(text).toContain(`# TYPE ${name} `);
  }
  expect(text).toContain('llm_tokens_used_total{model="m",operation="interpret",direction="input"} 7');
  expect(text).toContain(`querent_build_info{version="${version}"} 1`);
});

it("takes the limit of the container for that of memory, and all of the machine where there is none", () => {
  const [total, limit, noLimit] = [16_000_000_000, 512_000_000, 18_446_744_073_709_552_000];
  expect(memoryLimitBytes(limit, total)).toBe(limit);
  expect([memoryLimitBytes(0, total), memoryLimitBytes(noLimit, total)]).toEqual([total, total]);
});
