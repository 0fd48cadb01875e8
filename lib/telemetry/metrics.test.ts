import { expect, it } from "vitest";
import { llmTokensUsedTotal, metricsRegistry } from "@/lib/telemetry/metrics";

it("prints every metric that dashboards and alerts rely on, and the process's own", async () => {
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
  ]) {
    expect(text).toContain(`# TYPE ${name} `);
  }
  expect(text).toContain('llm_tokens_used_total{model="m",operation="interpret",direction="input"} 7');
});
