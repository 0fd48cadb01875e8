import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { remember } from "@/lib/remember";

export type WaitingJobs = {
  readonly count: number;
  /** How long the oldest has waited. */
  readonly oldestSeconds: number;
};
type Reader = () => Promise<WaitingJobs | null>;

/** Who tells how many jobs of a queue wait, by queue. Nulls: not known now. */
export function waitingJobsReaders(): Map<string, Reader> {
  return remember("waiting-jobs-readers", () => new Map<string, Reader>());
}

/** What is measured of work in the background; `metrics.ts` makes and hands out the one set of the process. */
export function jobMetrics(registry: Registry) {
  const registers = [registry];
  waitingMetrics(registry);
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

function waitingMetrics(registry: Registry): void {
  // Both are asked for in one go.
  let reading: Promise<[string, WaitingJobs][]> | null = null;
  const read = () => {
    reading ??= readAll().finally(() => {
      reading = null;
    });
    return reading;
  };
  const common = { labelNames: ["queue"] as const, aggregator: "max" as const, registers: [registry] };
  new Gauge({
    name: "jobs_waiting",
    help: "Jobs that nobody works on yet; the same on every instance.",
    ...common,
    async collect() {
      for (const [queue, { count }] of await read()) this.set({ queue }, count);
    },
  });
  new Gauge({
    name: "jobs_oldest_waiting_seconds",
    help: "How long the oldest job that nobody works on has waited; the same on every instance.",
    ...common,
    async collect() {
      for (const [queue, { oldestSeconds }] of await read()) this.set({ queue }, oldestSeconds);
    },
  });
}

async function readAll(): Promise<[string, WaitingJobs][]> {
  const found: [string, WaitingJobs][] = [];
  for (const [queue, read] of waitingJobsReaders()) {
    const waiting = await read();
    if (waiting !== null) found.push([queue, waiting]);
  }
  return found;
}
