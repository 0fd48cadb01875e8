import "server-only";
import { measureJob } from "@/lib/jobs/job-metrics";
import { type RedisQueue, sharedQueue } from "@/lib/jobs/redis-queue";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

/** How often somebody looks whether a day has passed: a start, a Redis that was away and a failure cost no more than this. */
const lookMs = 60 * 60_000;
const queueName = "scheduled";
const log = logger("jobs");

type Work = (now: Date) => Promise<unknown>;

/**
 * Does `work` soon and once a day from then on: over Redis by one of all instances, else by each process in turn. `work` asks
 * `takeTurnOfDay` first, so that it is never done twice whatever becomes of Redis. What it throws is logged as `failure`; the next
 * hour tries again.
 */
export function onceADay(name: string, { failure, work }: { failure: string; work: Work }): void {
  remember(`once-a-day:${name}`, () => {
    const measured = async () => {
      try {
        await measureJob(queueName, () => work(new Date()));
      } catch (error) {
        log.error({ err: error, name }, failure);
      }
    };
    const queue = sharedQueue(queueName);
    if (queue === null) repeatHere(name, measured);
    else repeatSomewhere(name, queue, measured);
    return name;
  });
}

function repeatHere(name: string, work: () => Promise<void>): void {
  void work();
  const timer = setInterval(() => void work(), lookMs).unref();
  onShutdown(`once-a-day:${name}`, () => clearInterval(timer));
}

function repeatSomewhere(name: string, queue: RedisQueue, work: () => Promise<void>): void {
  const works = remember("scheduled-works", () => new Map<string, () => Promise<void>>());
  works.set(name, work);
  // An instance of another version may have handed in what this one does not know: that one works on the next.
  queue.work(1, async (job) => await works.get(job.name)?.());
  queue.every(name, lookMs).catch((error: unknown) => log.error({ err: error, name }, "a daily job is not scheduled"));
}
