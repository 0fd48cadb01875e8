import { Counter, Histogram, type Registry } from "prom-client";

/** What is measured of language models; `metrics.ts` makes and hands out the one set of the process. */
export function modelMetrics(registry: Registry) {
  const registers = [registry];
  return {
    llmTokensUsedTotal: new Counter({
      name: "llm_tokens_used_total",
      help: "Tokens sent to (direction input) and received from (direction output) language models.",
      labelNames: ["model", "operation", "direction"] as const,
      registers,
    }),
    llmRequestsTotal: new Counter({
      name: "llm_requests_total",
      help: "Requests to language models, all attempts together; outcome is ok or the failure's code.",
      labelNames: ["model", "operation", "outcome"] as const,
      registers,
    }),
    llmRequestDurationSeconds: new Histogram({
      name: "llm_request_duration_seconds",
      help: "Time a language model took for a request, its retries and pauses included.",
      labelNames: ["model", "operation"] as const,
      buckets: [0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120],
      registers,
    }),
    llmFallbacksTotal: new Counter({
      name: "llm_fallbacks_total",
      help: "Requests that went to this model because the one before it in the chain had failed.",
      labelNames: ["model", "operation"] as const,
      registers,
    }),
    offlineEngineFallbacksTotal: new Counter({
      name: "offline_engine_fallbacks_total",
      help: "Requests that no language model of the chain could answer, so that the built-in engine had to.",
      labelNames: ["operation"] as const,
      registers,
    }),
    llmCostUsdTotal: new Counter({
      name: "llm_cost_usd_total",
      help: "What language models cost in US dollars, where their price is known.",
      labelNames: ["model", "operation"] as const,
      registers,
    }),
  };
}
