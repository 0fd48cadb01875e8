import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { Queue, Worker } from "bullmq";
import { connectRedis, type RedisClient } from "@/lib/cache/redis";
import { env } from "@/lib/env";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

const log = logger("jobs");

/** In braces, so that all keys lie on one node of a Cluster, which BullMQ's scripts need. */
const prefix = "{querent:v1:jobs}";
/** A worker says this often that it lives; work whose worker was silent for so long goes to another. **Units** milliseconds. */
const lockDuration = 30_000;
/** Deaths of instances that one job may outlive. */
const maxStalledCount = 10;
/** So long somebody who hands in a job waits for Redis. */
const addMsMax = 1_000;

/**
 * Jobs that any instance may take, each by one at a time: BullMQ over Redis. A job is a name and an id; what is to be done stands in
 * the store, so a job that Redis has lost is handed in again by whoever finds it there.
 */
export class RedisQueue {
  readonly #connection: RedisClient;
  readonly #queue: Queue;
  #worker: Worker | null = null;

  /** Most code wants `sharedQueue`. */
  constructor(
    private readonly name: string,
    url: string,
  ) {
    // Commands wait here while Redis is away, and are sent when it is back.
    this.#connection = connectRedis(url, "jobs");
    // Its eviction policy is for `admin -- doctor` to judge: BullMQ would warn of every one but noeviction.
    this.#queue = new Queue(name, { connection: this.#connection, prefix, skipVersionCheck: true });
    this.#queue.on("error", (error) => log.debug({ err: error, queue: name }, "a queue cannot reach Redis"));
    onShutdown(`jobs:${name}`, () => this.close());
  }

  /** Hands in a job. One of the same id that waits or is at work is not taken again. Fails: false, when Redis does not take it in time. */
  async add(jobId: string): Promise<boolean> {
    const added = this.#queue.add(this.name, {}, { jobId, removeOnComplete: true, removeOnFail: true }).then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error, queue: this.name, jobId }, "a job could not be handed in");
        return false;
      },
    );
    return await Promise.race([added, delay(addMsMax, false, { ref: false })]);
  }

  /** Has a job of this name handed in again and again, by one of all instances. Waits for Redis. **Units** milliseconds. */
  async every(name: string, everyMs: number): Promise<void> {
    const opts = { removeOnComplete: true, removeOnFail: true };
    await this.#queue.upsertJobScheduler(name, { every: everyMs }, { name, opts });
  }

  /**
   * Works on jobs from now on. A job whose instance dies is given to another. `work` is told the job's name and id; what it throws is
   * logged and ends the job.
   */
  work(concurrency: number, work: (job: { readonly name: string; readonly id: string }) => Promise<void>): void {
    if (this.#worker !== null) return;
    const worker = new Worker(this.name, (job) => work({ name: job.name, id: job.id ?? "" }), {
      ...{ connection: this.#connection, prefix, concurrency, lockDuration, maxStalledCount, skipVersionCheck: true },
    });
    worker.on("error", (error) => log.debug({ err: error, queue: this.name }, "a worker cannot reach Redis"));
    worker.on("failed", (job, error) => log.error({ err: error, queue: this.name, jobId: job?.id }, "a job failed"));
    this.#worker = worker;
  }

  /** Waits for the jobs at work here. */
  async close(): Promise<void> {
    await this.#worker?.close();
    this.#connection.disconnect();
  }
}

/** The queue of this name; null where `REDIS_URL` is not set. */
export function sharedQueue(name: string): RedisQueue | null {
  const url = env.REDIS_URL;
  return url === undefined ? null : remember(`jobs:${name}`, () => new RedisQueue(name, url));
}
