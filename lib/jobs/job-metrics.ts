import "server-only";
import { remember } from "@/lib/remember";
import { gaugeWhenAsked } from "@/lib/telemetry/gauge-when-asked";
import { jobDurationSeconds, jobsActive, jobsFinishedTotal } from "@/lib/telemetry/metrics";

/** Counts a job, and how long it took. What it throws is thrown on. */
export async function measureJob<T>(queue: string, work: () => Promise<T>): Promise<T> {
  const end = jobDurationSeconds.startTimer({ queue });
  jobsActive.inc({ queue });
  try {
    const value = await work();
    jobsFinishedTotal.inc({ queue, outcome: "ok" });
    return value;
  } catch (error) {
    jobsFinishedTotal.inc({ queue, outcome: "failed" });
    throw error;
  } finally {
    jobsActive.dec({ queue });
    end();
  }
}

export type WaitingJobs = {
  readonly count: number;
  /** How long the oldest has waited. */
  readonly oldestSeconds: number;
};

const common = { labelNames: ["queue"], overWorkers: "max" } as const;

/** Adds how many jobs of a queue wait, on all instances together, to the metrics: `read` is asked when somebody asks for those. */
export function watchWaiting(queue: string, read: () => Promise<WaitingJobs>): void {
  const readers = remember("waiting-jobs", () => new Map<string, () => Promise<WaitingJobs>>());
  readers.set(queue, read);
  const readAll = async (value: (waiting: WaitingJobs) => number) =>
    Promise.all([...readers].map(async ([name, tell]) => ({ labels: { queue: name }, value: value(await tell()) })));
  gaugeWhenAsked(
    { ...common, name: "jobs_waiting", help: "Jobs that nobody works on yet; the same on every instance." },
    () => readAll(({ count }) => count),
  );
  gaugeWhenAsked(
    {
      ...common,
      name: "jobs_oldest_waiting_seconds",
      help: "How long the oldest job that nobody works on has waited; the same on every instance.",
    },
    () => readAll(({ oldestSeconds }) => oldestSeconds),
  );
}
