import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** What is measured of work in the background; `metrics.ts` makes and hands out the one set of the process. */
export function jobMetrics(registry: Registry) {
  const registers = [registry];
  return {
    jobsActive: new Gauge({
      name: "jobs_active",
      help: "Jobs that this instance works on.",
      labelNames: ["queue"] as const,
      registers,
    }),
    jobsFinishedTotal: new Counter({
      name: "jobs_finished_total",
      help: "Jobs that this instance ended; outcome is ok or failed.",
      labelNames: ["queue", "outcome"] as const,
      registers,
    }),
    jobDurationSeconds: new Histogram({
      name: "job_duration_seconds",
      help: "Time that a job took.",
      labelNames: ["queue"] as const,
      buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 900],
      registers,
    }),
  };
}
