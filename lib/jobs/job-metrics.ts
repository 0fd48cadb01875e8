import "server-only";
import { type WaitingJobs, waitingJobsReaders } from "@/lib/telemetry/job-metrics";
import { logger } from "@/lib/telemetry/logger";
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

/** Adds how many jobs of a queue wait, on all instances together, to the metrics: `read` is asked when somebody asks for those. */
export function watchWaiting(queue: string, read: () => Promise<WaitingJobs>): void {
  waitingJobsReaders().set(queue, async () => {
    try {
      return await read();
    } catch (error) {
      // The other metrics tell of a store that is away; they must not be lost with it.
      logger("jobs").error({ err: error, queue }, "the waiting jobs could not be counted for the metrics");
      return null;
    }
  });
}
